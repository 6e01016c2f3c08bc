using System.Buffers.Binary;

namespace Akin.Imaging.Formats;

/// <summary>Finds the orientation in EXIF data, which is a small TIFF file.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;

    /// <summary>1 … 8; 1 when there is none or the data is damaged.</summary>
    /// <param name="exif">From the byte order mark (<c>II</c> or <c>MM</c>) on.</param>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8 || (!exif.StartsWith("II*\0"u8) && !exif.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        var little = exif[0] == 'I';
        var directory = UInt32(exif[4..], little);
        if (directory > exif.Length - 2)
        {
            return 1;
        }

        var entries = exif[((int)directory + 2)..];
        int count = UInt16(exif[(int)directory..], little);
        for (; count > 0 && entries.Length >= 12; count--, entries = entries[12..])
        {
            if (UInt16(entries, little) == Tag)
            {
                var value = UInt16(entries[8..], little);
                return value is >= 1 and <= 8 ? value : 1;
            }
        }

        return 1;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}

namespace Akin.Imaging.Formats;

/// <summary>Finds the orientation in EXIF data, which is a small TIFF file.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;

    /// <summary>1 … 8; 1 when there is none or the data is damaged.</summary>
    /// <param name="exif">From the byte order mark on, or with the six bytes <c>Exif\0\0</c> before it.</param>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        if (exif.StartsWith("Exif\0\0"u8))
        {
            exif = exif[6..];
        }

        if (!exif.StartsWith("II*\0"u8) && !exif.StartsWith("MM\0*"u8))
        {
            return 1;
        }

        var reader = new ByteReader(exif, little: exif[0] == 'I');
        long directory = reader.UInt32(4);
        var count = reader.UInt16(directory);
        for (var entry = directory + 2; count > 0 && reader.Has(entry, 12); count--, entry += 12)
        {
            if (reader.UInt16(entry) == Tag)
            {
                return reader.UInt16(entry + 8) is >= 1 and <= 8 and var value ? value : 1;
            }
        }

        return 1;
    }
}

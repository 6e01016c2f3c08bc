using System.Buffers.Binary;

namespace Akin.Imaging.Formats;

/// <summary>Reads a PNG file's chunks.</summary>
internal static class PngHeader
{
    /// <summary>Reads size and orientation; false when the first chunk is not the header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out HeaderFacts facts)
    {
        facts = default;
        if (file.Length < 33 || !file[12..].StartsWith("IHDR"u8))
        {
            return false;
        }

        facts = new HeaderFacts
        {
            Width = BinaryPrimitives.ReadInt32BigEndian(file[16..]),
            Height = BinaryPrimitives.ReadInt32BigEndian(file[20..]),
            Orientation = Orientation(file),
        };
        return true;
    }

    private static int Orientation(ReadOnlySpan<byte> file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12)
            {
                break;
            }

            if (file[(at + 4)..].StartsWith("eXIf"u8))
            {
                return ExifOrientation.Read(file.Slice(at + 8, (int)length));
            }

            at += (int)length + 12;
        }

        return 1;
    }
}

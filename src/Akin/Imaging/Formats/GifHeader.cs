namespace Akin.Imaging.Formats;

/// <summary>Reads a GIF file's blocks up to the end of its first frame.</summary>
internal static class GifHeader
{
    /// <summary>Reads the screen's size; false when the file ends before it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out HeaderFacts facts)
    {
        facts = default;
        var reader = new ByteReader(file, little: true);
        if (!reader.Has(0, 13))
        {
            return false;
        }

        var at = 13 + Table(reader.Byte(10));
        int width = reader.UInt16(6), height = reader.UInt16(8);
        while (reader.Byte(at) == 0x21)
        {
            at = SkipBlocks(reader, at + 2);
        }

        if (reader.Byte(at) == 0x2C)
        {
            // libvips widens a screen that its first frame does not fit into.
            width = Math.Max(width, reader.UInt16(at + 1) + reader.UInt16(at + 5));
            height = Math.Max(height, reader.UInt16(at + 3) + reader.UInt16(at + 7));
            at = SkipBlocks(reader, at + 11 + Table(reader.Byte(at + 9)));
        }

        facts = new HeaderFacts { Width = width, Height = height, NeededBytes = at, BytesPerPixel = 9 };
        return width > 0 && height > 0;
    }

    private static long Table(int flags) => (flags & 0x80) != 0 ? 3L << ((flags & 7) + 1) : 0;

    /// <summary>Past a chain of blocks and its end mark; past the file's end when that is missing.</summary>
    private static long SkipBlocks(ByteReader reader, long at)
    {
        for (; reader.Has(at, 1); at += 1 + reader.Byte(at))
        {
            if (reader.Byte(at) == 0)
            {
                return at + 1;
            }
        }

        return Math.Max(at, reader.Length) + 1;
    }
}

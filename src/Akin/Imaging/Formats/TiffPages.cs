namespace Akin.Imaging.Formats;

/// <summary>
/// Counts the pages of a TIFF or BigTIFF file: the directories that hold a picture of their own, not a thumbnail or
/// smaller level of another one (bit 0 of NewSubfileType) or its mask (bit 2).
/// </summary>
internal static class TiffPages
{
    private const int NewSubfileType = 254;
    private const int SubfileType = 255;
    private const int Width = 256;
    private const int Height = 257;
    private const int MostEntries = 4096;
    private const long ReducedOrMask = 1 | 4;
    private const int OldReduced = 2;

    /// <summary>Their number, ≥ 1; a directory that is damaged ends the file. O(directories).</summary>
    public static int Count(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file, little: file[0] == 'I');
        var isBig = reader.UInt16(2) == 43;
        var seen = new HashSet<long>();
        var pages = 0;
        for (var at = Word(reader, isBig ? 8 : 4, isBig); at > 0 && seen.Add(at);)
        {
            if (!TryRead(reader, at, isBig, out var isPage, out at))
            {
                break;
            }

            pages += isPage ? 1 : 0;
        }

        return Math.Max(1, pages);
    }

    /// <summary>Reads a directory; false where there is none of a picture.</summary>
    private static bool TryRead(ByteReader reader, long directory, bool isBig, out bool isPage, out long next)
    {
        var (head, size) = isBig ? (8, 20) : (2, 12);
        var count = isBig ? reader.Int64(directory) : reader.UInt16(directory);
        (isPage, next) = (true, 0);
        if (count is 0 or > MostEntries || !reader.Has(directory, head + (count * size)))
        {
            return false;
        }

        var (hasWidth, hasHeight) = (false, false);
        var entry = directory + head;
        for (; count > 0; count--, entry += size)
        {
            var tag = reader.UInt16(entry);
            hasWidth |= tag == Width;
            hasHeight |= tag == Height;
            if (tag is NewSubfileType or SubfileType)
            {
                var value = Value(reader, entry, isBig);
                isPage &= tag == NewSubfileType ? (value & ReducedOrMask) == 0 : value != OldReduced;
            }
        }

        next = Word(reader, entry, isBig);
        return hasWidth && hasHeight;
    }

    /// <summary>The one number of an entry, of whatever size its type has.</summary>
    private static long Value(ByteReader reader, long entry, bool isBig)
    {
        var at = entry + (isBig ? 12 : 8);
        return reader.UInt16(entry + 2) switch
        {
            1 => reader.Byte(at),
            3 => reader.UInt16(at),
            4 => reader.UInt32(at),
            16 => reader.Int64(at),
            _ => 0,
        };
    }

    private static long Word(ByteReader reader, long at, bool isBig) => isBig ? reader.Int64(at) : reader.UInt32(at);
}

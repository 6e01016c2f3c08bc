namespace Akin.Imaging.Formats;

/// <summary>Reads the first directory of a TIFF or BigTIFF file.</summary>
internal static class TiffHeader
{
    private const int MostEntries = 4096;
    private const int MostStrips = 1 << 20;

    /// <summary>Reads size and orientation; false when there is no directory with a size.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out HeaderFacts facts)
    {
        var reader = new ByteReader(file, little: file[0] == 'I');
        var tags = new TiffTags(reader, big: reader.UInt16(2) == 43);
        facts = new HeaderFacts
        {
            Width = (int)Math.Min(int.MaxValue, tags.First(256)),
            Height = (int)Math.Min(int.MaxValue, tags.First(257)),
            Orientation = tags.First(274) is >= 1 and <= 8 and var orientation ? (int)orientation : 1,
            NeededBytes = Needed(tags),
            BytesPerPixel = StripBytes(tags) / Math.Max(1, (double)tags.First(256) * tags.First(257)),
            UnsupportedName = RawName(reader, tags) ?? CompressionName(tags),
            LabAt = tags.First(262) == 8 && tags.First(258) == 8 && tags.First(277) == 3 ? tags.At(262) : 0,
        };
        return facts.Width > 0 && facts.Height > 0;
    }

    /// <summary>
    /// What is held at once: a strip or a row of tiles, as packed and unpacked. In floating point, as damage
    /// overflows.
    /// </summary>
    private static double StripBytes(TiffTags tags)
    {
        double width = tags.First(256);
        double rows = tags.First(278) is > 0 and var some ? Math.Min(some, tags.First(257)) : tags.First(257);
        var pixels = tags.Has(322) ? Math.Max(width, tags.First(322)) * tags.First(323) : width * rows;
        return 2 * pixels * Math.Max(1, tags.First(277)) * Math.Max(8, tags.First(258)) / 8;
    }

    /// <summary>Where the last strip or tile ends.</summary>
    private static long Needed(TiffTags tags)
    {
        var (offsets, lengths) = tags.Has(324) ? (324, 325) : (273, 279);
        long needed = 0;
        var count = Math.Min(tags.Count(offsets), Math.Min(tags.Count(lengths), MostStrips));
        for (var i = 0; i < count; i++)
        {
            var end = tags.Value(offsets, i) + tags.Value(lengths, i);
            needed = Math.Max(needed, end);
        }

        return Math.Max(needed, tags.End);
    }

    /// <summary>Camera RAW files are TIFF files whose first picture is a small preview.</summary>
    private static string? RawName(ByteReader reader, TiffTags tags) =>
        reader.Is(8, "CR"u8) && reader.UInt16(4) != 8 ? "Canon RAW (CR2)"
        : tags.Has(50706) ? "digital negative (DNG)"
        : (tags.First(254) & 1) == 1 && tags.Has(330) && tags.Has(271) ? "camera RAW"
        : null;

    private static string? CompressionName(TiffTags tags) => tags.First(259) switch
    {
        6 => "TIFF with old-style JPEG",
        34712 or 33003 or 33005 => "TIFF with JPEG 2000",
        34892 => "TIFF with lossy JPEG",
        34887 => "TIFF with LERC",
        34925 => "TIFF with LZMA",
        50000 => "TIFF with Zstandard",
        50002 or 52546 => "TIFF with JPEG XL",
        _ when tags.Has(322) && tags.First(284) == 2 && tags.First(277) > 1 => "TIFF of tiles in separate planes",
        _ => null,
    };

    /// <summary>The entries of the first directory.</summary>
    private readonly ref struct TiffTags
    {
        private readonly ByteReader _reader;
        private readonly Dictionary<int, long> _entries = [];
        private readonly int _word;

        public TiffTags(ByteReader reader, bool big)
        {
            _reader = reader;
            _word = big ? 8 : 4;
            var directory = big ? reader.Int64(8) : reader.UInt32(4);
            var count = Math.Min(MostEntries, big ? reader.Int64(directory) : reader.UInt16(directory));
            var size = big ? 20 : 12;
            var entry = directory + (big ? 8 : 2);
            End = Math.Max(8, entry + (count * size));
            for (; count > 0 && reader.Has(entry, size); count--, entry += size)
            {
                _entries.TryAdd(reader.UInt16(entry), entry);
            }
        }

        /// <summary>Where the directory ends.</summary>
        public long End { get; }

        public bool Has(int tag) => _entries.ContainsKey(tag);

        /// <summary>Where the value of a tag stands that fits into its entry.</summary>
        public long At(int tag) => _entries[tag] + 4 + _word;

        public long First(int tag) => Value(tag, 0);

        public long Count(int tag) =>
            _entries.TryGetValue(tag, out var entry) ? Word(entry + 4) : 0;

        public long Value(int tag, long index)
        {
            if (!_entries.TryGetValue(tag, out var entry) || index >= Count(tag))
            {
                return 0;
            }

            var size = _reader.UInt16(entry + 2) switch { 1 => 1, 3 => 2, 4 => 4, 13 => 4, 16 => 8, 18 => 8, _ => 0 };
            var at = entry + 4 + _word;
            at = (Count(tag) * size <= _word ? at : Word(at)) + (index * size);
            return size switch
            {
                1 => _reader.Byte(at),
                2 => _reader.UInt16(at),
                4 => _reader.UInt32(at),
                8 => _reader.Int64(at),
                _ => 0,
            };
        }

        private long Word(long at) => _word == 8 ? _reader.Int64(at) : _reader.UInt32(at);
    }
}

namespace Akin.Imaging.Formats;

/// <summary>Reads a PNG file's chunks.</summary>
internal static class PngHeader
{
    /// <summary>Reads size and orientation; false when the first chunk is not the header.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out HeaderFacts facts)
    {
        facts = default;
        var reader = new ByteReader(file, little: false);
        if (!reader.Is(12, "IHDR"u8) || !reader.Has(0, 29))
        {
            return false;
        }

        int orientation = 0, fallback = 0;
        long at = 8;
        for (; reader.Has(at, 8) && !reader.Is(at + 4, "IEND"u8); at += reader.UInt32(at) + 12L)
        {
            var body = reader.Slice(at + 8, reader.UInt32(at));
            if (orientation == 0 && reader.Is(at + 4, "eXIf"u8))
            {
                orientation = ExifOrientation.Read(body);
            }
            else if (reader.Is(at + 4, "tEXt"u8) || reader.Is(at + 4, "zTXt"u8) || reader.Is(at + 4, "iTXt"u8))
            {
                fallback = Math.Max(fallback, PngTextOrientation.Read(body));
            }
        }

        facts = new HeaderFacts
        {
            Width = reader.Int32(16),
            Height = reader.Int32(20),
            Orientation = orientation > 0 ? orientation : Math.Max(1, fallback),
            NeededBytes = at + 12,
            BytesPerPixel = reader.Byte(28) == 1 ? Channels(reader.Byte(25)) * (reader.Byte(24) > 8 ? 2 : 1) : 0,
        };
        return true;
    }

    private static int Channels(int colourType) => colourType switch { 0 => 1, 4 => 2, 6 => 4, _ => 3 };
}

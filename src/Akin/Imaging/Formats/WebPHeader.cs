namespace Akin.Imaging.Formats;

/// <summary>Reads a WebP file's chunks.</summary>
internal static class WebPHeader
{
    /// <summary>Reads size and orientation; false when there is no picture chunk.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out HeaderFacts facts)
    {
        facts = default;
        var reader = new ByteReader(file, little: true);
        int width = 0, height = 0, orientation = 0;
        for (long at = 12; reader.Has(at, 8); at += 8 + ((reader.UInt32(at + 4) + 1L) & ~1))
        {
            if (orientation == 0 && reader.Is(at, "EXIF"u8))
            {
                orientation = ExifOrientation.Read(reader.Slice(at + 8, reader.UInt32(at + 4)));
            }

            if (width > 0)
            {
                continue;
            }

            if (reader.Is(at, "VP8X"u8))
            {
                width = 1 + (int)(reader.UInt32(at + 12) & 0xFFFFFF);
                height = 1 + (int)(reader.UInt32(at + 14) >> 8);
            }
            else if (reader.Is(at, "VP8L"u8))
            {
                var bits = reader.UInt32(at + 9);
                width = 1 + (int)(bits & 0x3FFF);
                height = 1 + (int)((bits >> 14) & 0x3FFF);
            }
            else if (reader.Is(at, "VP8 "u8))
            {
                width = reader.UInt16(at + 14) & 0x3FFF;
                height = reader.UInt16(at + 16) & 0x3FFF;
            }
        }

        facts = new HeaderFacts
        {
            Width = width,
            Height = height,
            Orientation = orientation,
            NeededBytes = reader.UInt32(4) + 8L,
            BytesPerPixel = 8,
        };
        return width > 0;
    }
}

namespace Akin.Imaging.Formats;

/// <summary>Tells the formats that share the boxes of ISO base media files: AVIF, HEIC, camera RAW, video.</summary>
internal static class IsoMedia
{
    /// <summary>Looks at the brands; false when the file does not start with a file type box.</summary>
    public static bool TrySniff(ReadOnlySpan<byte> file, out SniffedContent content)
    {
        content = default;
        var reader = new ByteReader(file, little: false);
        if (!reader.Is(4, "ftyp"u8))
        {
            return false;
        }

        var end = Math.Min(reader.UInt32(0), 256u);
        var main = Of(reader.UInt32(8));
        for (long at = 16; main is null && at + 4 <= end; at += 4)
        {
            main = Of(reader.UInt32(at));
        }

        content = main ?? (IsPictureBrand(reader.UInt32(8))
            ? new(ImageFormat.Other, "HEIF")
            : new(ImageFormat.Unknown, reader.Is(8, "qt  "u8) ? "a QuickTime video" : "an MP4 video or recording"));
        return true;
    }

    /// <summary>Where the last top-level box ends: the length that a whole file has.</summary>
    public static long NeededBytes(ReadOnlySpan<byte> file)
    {
        var reader = new ByteReader(file, little: false);
        long at = 0;
        while (reader.Has(at, 8))
        {
            long size = reader.UInt32(at);
            size = size == 1 ? reader.Int64(at + 8) : size;
            if (size < 8)
            {
                // 0: the box runs to the end of the file.
                break;
            }

            at = size > long.MaxValue - at ? long.MaxValue : at + size;
        }

        return at;
    }

    private static SniffedContent? Of(uint brand) => Text(brand) switch
    {
        "avif" or "avis" => new(ImageFormat.Avif, "AVIF"),
        "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "hevm" or "hevs" => new(ImageFormat.Heic, "HEIC"),
        "crx " => new(ImageFormat.Other, "Canon RAW (CR3)"),
        "j2ki" or "j2is" => new(ImageFormat.Other, "JPEG 2000 in HEIF"),
        "jpeg" or "jpgs" => new(ImageFormat.Other, "JPEG in HEIF"),
        "avci" or "avcs" => new(ImageFormat.Other, "AVC in HEIF"),
        "vvic" or "vvis" => new(ImageFormat.Other, "VVC in HEIF"),
        "jxl " => new(ImageFormat.JpegXl, "JPEG XL"),
        _ => null,
    };

    private static bool IsPictureBrand(uint brand) => Text(brand) is "mif1" or "mif2" or "mif3" or "msf1";

    private static string Text(uint brand) =>
        string.Create(4, brand, static (text, value) =>
        {
            for (var i = 0; i < 4; i++)
            {
                text[i] = (char)(value >> (24 - (8 * i)) & 0xFF);
            }
        });
}

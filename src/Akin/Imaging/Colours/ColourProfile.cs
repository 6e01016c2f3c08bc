using Akin.Imaging.Formats;

namespace Akin.Imaging.Colours;

/// <summary>
/// Reads an embedded colour profile as far as to tell whether it is sRGB under one of its many names: then, as with most
/// pictures, there is nothing to convert.
/// </summary>
internal static class ColourProfile
{
    private const int Header = 128;
    private const int MostTags = 256;

    // Of sRGB, adapted to the D50 white that profiles are written for.
    private static readonly double[] Red = [0.4361, 0.2225, 0.0139];
    private static readonly double[] Green = [0.3851, 0.7169, 0.0971];
    private static readonly double[] Blue = [0.1431, 0.0606, 0.7141];

    /// <summary>Whether the profile's primaries and tone curves are those of sRGB.</summary>
    public static bool IsSrgb(ReadOnlySpan<byte> profile)
    {
        var reader = new ByteReader(profile, little: false);
        return reader.Is(36, "acsp"u8) && reader.Is(16, "RGB XYZ "u8) && Tag(reader, "A2B0"u8).IsEmpty
            && IsColour(Tag(reader, "rXYZ"u8), Red) && IsColour(Tag(reader, "gXYZ"u8), Green)
            && IsColour(Tag(reader, "bXYZ"u8), Blue) && ToneCurve.IsSrgb(Tag(reader, "rTRC"u8))
            && ToneCurve.IsSrgb(Tag(reader, "gTRC"u8)) && ToneCurve.IsSrgb(Tag(reader, "bTRC"u8));
    }

    private static bool IsColour(ReadOnlySpan<byte> tag, double[] expected)
    {
        const double tolerance = 0.002;
        var reader = new ByteReader(tag, little: false);
        var same = reader.Is(0, "XYZ "u8) && reader.Has(8, 12);
        for (var i = 0; i < 3 && same; i++)
        {
            same = Math.Abs((reader.Int32(8 + (4 * i)) / 65536.0) - expected[i]) < tolerance;
        }

        return same;
    }

    private static ReadOnlySpan<byte> Tag(ByteReader reader, ReadOnlySpan<byte> name)
    {
        var count = Math.Min(MostTags, reader.UInt32(Header));
        for (var i = 0; i < count; i++)
        {
            var entry = Header + 4 + (12 * i);
            if (reader.Is(entry, name))
            {
                return reader.Slice(reader.UInt32(entry + 4), reader.UInt32(entry + 8));
            }
        }

        return default;
    }
}

using Akin.Imaging.Formats;

namespace Akin.Imaging.Colours;

/// <summary>A tone curve of a colour profile: from a stored value to linear light, both in 0 … 1.</summary>
internal static class ToneCurve
{
    /// <summary>Whether the curve is that of sRGB, to about a step of 8 bits.</summary>
    /// <param name="tag">The tag's data, of type <c>curv</c> or <c>para</c>.</param>
    public static bool IsSrgb(ReadOnlySpan<byte> tag)
    {
        const int samples = 16;
        const double tolerance = 0.004;
        for (var i = 1; i < samples; i++)
        {
            var stored = (double)i / samples;
            var expected = Math.Pow((stored + 0.055) / 1.055, 2.4);
            if (!(Math.Abs(Linear(tag, stored) - expected) < tolerance))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The curve's value, about 0 … 1; NaN when the tag is of another type.</summary>
    public static double Linear(ReadOnlySpan<byte> tag, double stored)
    {
        var reader = new ByteReader(tag, little: false);
        return reader.Is(0, "curv"u8) ? Table(reader, stored)
            : reader.Is(0, "para"u8) ? Parametric(reader, stored) : double.NaN;
    }

    private static double Table(ByteReader reader, double stored)
    {
        var count = reader.UInt32(8);
        if (!reader.Has(12, 2L * count))
        {
            return double.NaN;
        }

        if (count <= 1)
        {
            return Math.Pow(stored, count == 0 ? 1 : reader.UInt16(12) / 256.0);
        }

        var place = stored * (count - 1);
        var below = Math.Min((long)place, count - 2);
        double low = reader.UInt16(12 + (2 * below)), high = reader.UInt16(14 + (2 * below));
        return (low + ((high - low) * (place - below))) / 65535;
    }

    /// <summary>ICC.1:2022, table 68: g, a, b, c, d, e, f.</summary>
    private static double Parametric(ByteReader reader, double x)
    {
        var kind = reader.UInt16(8);
        var parameters = kind switch { 0 => 1, 1 => 3, 2 => 4, 3 => 5, 4 => 7, _ => int.MaxValue };
        if (!reader.Has(12, 4L * parameters))
        {
            return double.NaN;
        }

        double At(ByteReader from, int i) => from.Int32(12 + (4 * i)) / 65536.0;
        double g = At(reader, 0), a = At(reader, 1), b = At(reader, 2), c = At(reader, 3), d = At(reader, 4);
        return kind switch
        {
            0 => Math.Pow(x, g),
            1 => x >= -b / a ? Math.Pow((a * x) + b, g) : 0,
            2 => x >= -b / a ? Math.Pow((a * x) + b, g) + c : c,
            3 => x >= d ? Math.Pow((a * x) + b, g) : c * x,
            _ => x >= d ? Math.Pow((a * x) + b, g) + At(reader, 5) : (c * x) + At(reader, 6),
        };
    }
}

using Akin.Imaging.Formats;

namespace Akin.Imaging.Colours;

/// <summary>
/// A colour profile of the common kind: three tone curves and three primaries. Such pictures are converted here, row
/// by row, and most have nothing to convert: their profile is sRGB under one of its many names.
/// </summary>
internal sealed class MatrixProfile
{
    private const int Header = 128;
    private const int MostTags = 256;
    private const int MatrixBits = 13;
    private const int LinearBits = 14;
    private const int Whitest = (1 << LinearBits) - 1;

    // Columns: red, green and blue of sRGB, adapted to the D50 white that profiles are written for; and its inverse.
    private static readonly double[][] Srgb =
        [[0.4361, 0.2225, 0.0139], [0.3851, 0.7169, 0.0971], [0.1431, 0.0606, 0.7141]];

    private static readonly double[][] ToLinearSrgb =
        [[3.13426, -1.61724, -0.49075], [-0.97880, 1.91610, 0.03345], [0.07197, -0.22895, 1.40528]];

    private static readonly byte[] Encoded = Enumerable.Range(0, Whitest + 1).Select(Encode).ToArray();

    private readonly int[] _linear = new int[3 * 256];
    private readonly int[] _matrix = new int[9];

    private MatrixProfile(bool isSrgb) => IsSrgb = isSrgb;

    /// <summary>Whether primaries and tone curves are those of sRGB, to about a step of 8 bits.</summary>
    public bool IsSrgb { get; }

    /// <summary>Reads a profile; null when it is of another kind, or damaged.</summary>
    public static MatrixProfile? TryRead(ReadOnlySpan<byte> profile)
    {
        var reader = new ByteReader(profile, little: false);
        if (!reader.Is(36, "acsp"u8) || !reader.Is(16, "RGB XYZ "u8) || !Tag(reader, "A2B0"u8).IsEmpty)
        {
            return null;
        }

        var colours = new[] { Colour(Tag(reader, "rXYZ"u8)), Colour(Tag(reader, "gXYZ"u8)),
            Colour(Tag(reader, "bXYZ"u8)) };
        ReadOnlySpan<byte> red = Tag(reader, "rTRC"u8), green = Tag(reader, "gTRC"u8), blue = Tag(reader, "bTRC"u8);
        if (IsNear(colours, Srgb) && ToneCurve.IsSrgb(red) && ToneCurve.IsSrgb(green) && ToneCurve.IsSrgb(blue))
        {
            return new MatrixProfile(isSrgb: true);
        }

        var made = new MatrixProfile(isSrgb: false);
        return made.SetMatrix(colours) && made.SetCurve(0, red) && made.SetCurve(1, green) && made.SetCurve(2, blue)
            ? made : null;
    }

    /// <summary>
    /// Converts pixels to sRGB in place; colours that sRGB does not have become the nearest in each band.
    /// </summary>
    public void ToSrgb(Span<byte> pixels)
    {
        for (var at = 0; at + 2 < pixels.Length; at += 3)
        {
            var red = _linear[pixels[at]];
            var green = _linear[256 + pixels[at + 1]];
            var blue = _linear[512 + pixels[at + 2]];
            pixels[at] = Mix(0, red, green, blue);
            pixels[at + 1] = Mix(3, red, green, blue);
            pixels[at + 2] = Mix(6, red, green, blue);
        }
    }

    private byte Mix(int row, int red, int green, int blue)
    {
        var sum = (_matrix[row] * red) + (_matrix[row + 1] * green) + (_matrix[row + 2] * blue);
        return Encoded[Math.Clamp((sum + (1 << (MatrixBits - 1))) >> MatrixBits, 0, Whitest)];
    }

    private bool SetMatrix(double[][] colours)
    {
        const double largest = 4;
        for (var i = 0; i < 9; i++)
        {
            var to = ToLinearSrgb[i / 3];
            var colour = colours[i % 3];
            var value = (to[0] * colour[0]) + (to[1] * colour[1]) + (to[2] * colour[2]);
            if (!(Math.Abs(value) <= largest))
            {
                return false;
            }

            _matrix[i] = (int)Math.Round(value * (1 << MatrixBits));
        }

        return true;
    }

    private bool SetCurve(int band, ReadOnlySpan<byte> tag)
    {
        for (var i = 0; i < 256; i++)
        {
            var value = ToneCurve.Linear(tag, i / 255.0);
            if (double.IsNaN(value))
            {
                return false;
            }

            _linear[(256 * band) + i] = (int)Math.Round(Math.Clamp(value, 0, 1) * Whitest);
        }

        return true;
    }

    private static byte Encode(int linear)
    {
        var value = (double)linear / Whitest;
        value = value <= 0.0031308 ? 12.92 * value : (1.055 * Math.Pow(value, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(value * 255);
    }

    private static bool IsNear(double[][] colours, double[][] expected)
    {
        const double tolerance = 0.002;
        for (var i = 0; i < 9; i++)
        {
            if (!(Math.Abs(colours[i / 3][i % 3] - expected[i / 3][i % 3]) < tolerance))
            {
                return false;
            }
        }

        return true;
    }

    private static double[] Colour(ReadOnlySpan<byte> tag)
    {
        var reader = new ByteReader(tag, little: false);
        return reader.Is(0, "XYZ "u8) && reader.Has(8, 12)
            ? [reader.Int32(8) / 65536.0, reader.Int32(12) / 65536.0, reader.Int32(16) / 65536.0]
            : [double.NaN, double.NaN, double.NaN];
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

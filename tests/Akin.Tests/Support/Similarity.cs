using Akin.Imaging;

namespace Akin.Tests.Support;

/// <summary>
/// Structural similarity (Wang, Bovik, Sheikh and Simoncelli, 2004): windows of 11 × 11 with a Gaussian of 1.5 pixels,
/// K₁ = 0.01, K₂ = 0.03, on the luma, as the paper has it.
/// </summary>
internal static class Similarity
{
    private const int Radius = 5;
    private const double C1 = 0.01 * 255 * 0.01 * 255;
    private const double C2 = 0.03 * 255 * 0.03 * 255;
    private static readonly double[] Taps = Gaussian();

    /// <summary>The mean over all windows, −1 … 1; both pictures are of one size, at least 11 × 11.</summary>
    public static double Mean(RgbImage a, RgbImage b) => Map(a, b).Values.Average();

    /// <summary>The lowest mean over a square of windows: a change of one corner does not drown in white.</summary>
    public static double Worst(RgbImage a, RgbImage b, int side = 24)
    {
        var (values, width, height) = Map(a, b);
        var lowest = 1.0;
        for (var top = 0; top < height; top += side)
        {
            for (var left = 0; left < width; left += side)
            {
                var square = from y in Enumerable.Range(top, Math.Min(side, height - top))
                             from x in Enumerable.Range(left, Math.Min(side, width - left))
                             select values[(y * width) + x];
                lowest = Math.Min(lowest, square.Average());
            }
        }

        return lowest;
    }

    /// <summary>The index of each window.</summary>
    public static (double[] Values, int Width, int Height) Map(RgbImage a, RgbImage b)
    {
        Xunit.Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        var (x, y) = (Luma(a), Luma(b));
        var (width, height) = (a.Width - (2 * Radius), a.Height - (2 * Radius));
        var (mx, my) = (Blur(x, a.Width, a.Height), Blur(y, a.Width, a.Height));
        var (xx, yy, xy) = (Product(x, x), Product(y, y), Product(x, y));
        var values = new double[width * height];
        for (var i = 0; i < values.Length; i++)
        {
            double p = mx[i], q = my[i], vx = xx[i] - (p * p), vy = yy[i] - (q * q), both = xy[i] - (p * q);
            values[i] = ((2 * p * q) + C1) * ((2 * both) + C2) / (((p * p) + (q * q) + C1) * (vx + vy + C2));
        }

        return (values, width, height);

        double[] Product(double[] u, double[] v) => Blur([.. u.Zip(v, (p, q) => p * q)], a.Width, a.Height);
    }

    private static double[] Luma(RgbImage image) => [.. Enumerable.Range(0, image.Width * image.Height).Select(i =>
        (0.299 * image.Pixels[3 * i]) + (0.587 * image.Pixels[(3 * i) + 1]) + (0.114 * image.Pixels[(3 * i) + 2]))];

    /// <summary>Weighted means of the windows that lie inside.</summary>
    private static double[] Blur(double[] values, int width, int height)
    {
        var (wide, high) = (width - (2 * Radius), height - (2 * Radius));
        var rows = new double[wide * height];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var tap = 0; tap < Taps.Length; tap++)
                rows[i] += Taps[tap] * values[(i / wide * width) + (i % wide) + tap];
        }

        var result = new double[wide * high];
        for (var i = 0; i < result.Length; i++)
        {
            for (var tap = 0; tap < Taps.Length; tap++)
                result[i] += Taps[tap] * rows[i + (tap * wide)];
        }

        return result;
    }

    private static double[] Gaussian()
    {
        double[] taps = [.. Enumerable.Range(-Radius, (2 * Radius) + 1).Select(i => Math.Exp(-i * i / 4.5))];
        return [.. taps.Select(tap => tap / taps.Sum())];
    }
}

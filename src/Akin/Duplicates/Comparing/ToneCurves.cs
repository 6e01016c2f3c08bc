namespace Akin.Duplicates.Comparing;

/// <summary>
/// What one gain and one offset for each of red, green and blue, cut off at black and white, make of a picture's tones:
/// brightness, contrast and the colour of the light, as editors change them. Tones that are cut off already say nothing
/// about gain and offset, and neither do those that fit badly.
/// </summary>
internal static class ToneCurves
{
    private static readonly double[] Weights = [0.299, 0.587, 0.114];

    /// <summary>For each pixel the luminance that is not explained: positive where the picture is lighter.</summary>
    /// <param name="from">Three channels of the picture that explains.</param>
    /// <param name="to">Three channels of the picture that is explained.</param>
    /// <param name="isThere">Which pixels both pictures have.</param>
    public static double[] Rest(double[][] from, double[][] to, bool[] isThere)
    {
        var rest = new double[isThere.Length];
        for (var channel = 0; channel < Weights.Length; channel++)
        {
            var (a, b) = (from[channel], to[channel]);
            var line = Fit(a, b, isThere);
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] += Weights[channel] * (b[i] - Math.Clamp((line.Gain * a[i]) + line.Offset, 0, 255));
            }
        }

        return rest;
    }

    /// <summary>The luminance that one picture's channels make of the other's, for each pixel.</summary>
    /// <param name="from">Three channels of the picture that explains.</param>
    /// <param name="to">Three channels of the picture that is explained, as large.</param>
    public static float[] Explain(float[][] from, float[][] to)
    {
        var explained = new float[from[0].Length];
        var isThere = new bool[explained.Length];
        Array.Fill(isThere, true);
        for (var channel = 0; channel < Weights.Length; channel++)
        {
            var a = from[channel];
            var (gain, offset) = Fit(Widened(a), Widened(to[channel]), isThere);
            for (var i = 0; i < explained.Length; i++)
            {
                explained[i] += (float)(Weights[channel] * Math.Clamp((gain * a[i]) + offset, 0, 255));
            }
        }

        return explained;

        static double[] Widened(float[] values) => Array.ConvertAll(values, value => (double)value);
    }

    private static (double Gain, double Offset) Fit(double[] a, double[] b, bool[] isThere)
    {
        var (all, clear) = (new TonePairs(), new TonePairs());
        for (var i = 0; i < a.Length; i++)
        {
            if (isThere[i])
            {
                all.Add(a[i], b[i]);
                if (IsClear(a[i]) && IsClear(b[i]))
                {
                    clear.Add(a[i], b[i]);
                }
            }
        }

        if (clear.Count < all.Count / 10)
        {
            return all.Line();
        }

        var line = clear.Line();
        var far = 2.5 * Math.Sqrt(Math.Max(1, clear.RestOf(line) / clear.Count));
        var near = new TonePairs();
        for (var i = 0; i < a.Length; i++)
        {
            if (isThere[i] && IsClear(a[i]) && IsClear(b[i])
                && Math.Abs(b[i] - (line.Gain * a[i]) - line.Offset) <= far)
            {
                near.Add(a[i], b[i]);
            }
        }

        return near.Count > 0 ? near.Line() : line;
    }

    private static bool IsClear(double tone) => tone is > 4 and < 251;
}

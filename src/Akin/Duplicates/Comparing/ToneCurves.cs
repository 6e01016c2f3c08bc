using System.Runtime.CompilerServices;

namespace Akin.Duplicates.Comparing;

/// <summary>
/// What one gain and one offset for each of red, green and blue, cut off at black and white, make of a picture's tones:
/// brightness, contrast and the colour of the light, as editors change them. Tones that are cut off already say nothing
/// about gain and offset, and neither do those that fit badly.
/// </summary>
internal static class ToneCurves
{
    private const float Darkest = 4;
    private const float Lightest = 251;
    private static readonly float[] Weights = [0.299f, 0.587f, 0.114f];

    /// <summary>Whether a tone is not cut off at black or white.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsClear(double tone) => tone is > Darkest and < Lightest;

    /// <summary>The luminance that each picture's channels make of the other's, for each pixel.</summary>
    /// <param name="channels">Red, green and blue of both pictures, where both are.</param>
    /// <returns>The second picture's luminance from the first, and the first's from the second.</returns>
    public static (float[] OfPart, float[] OfWhole) Explain(OverlaidValues[] channels)
    {
        var pixels = channels[0].Whole.Length;
        var (ofPart, ofWhole) = (new float[pixels], new float[pixels]);
        for (var channel = 0; channel < Weights.Length; channel++)
        {
            var (whole, part) = (channels[channel].Whole, channels[channel].Part);
            var (all, clear) = Sums(whole, part);
            Add(ofPart, whole, Fit(whole, part, all, clear), Weights[channel]);
            Add(ofWhole, part, Fit(part, whole, all.Swapped, clear.Swapped), Weights[channel]);
        }

        return (ofPart, ofWhole);
    }

    /// <summary>All pairs, and those in which neither tone is cut off.</summary>
    private static (TonePairs All, TonePairs Clear) Sums(float[] a, float[] b)
    {
        var (cut, clear) = (new TonePairs(), new TonePairs());
        for (var i = 0; i < a.Length; i++)
        {
            if (IsClear(a[i]) && IsClear(b[i]))
            {
                clear.Add(a[i], b[i]);
            }
            else
            {
                cut.Add(a[i], b[i]);
            }
        }

        return (cut + clear, clear);
    }

    private static (double Gain, double Offset) Fit(float[] a, float[] b, TonePairs all, TonePairs clear)
    {
        if (clear.Count < all.Count / 10)
        {
            return all.Line();
        }

        var line = clear.Line();
        var far = 2.5 * Math.Sqrt(Math.Max(1, clear.RestOf(line) / clear.Count));
        var near = new TonePairs();
        for (var i = 0; i < a.Length; i++)
        {
            if (IsClear(a[i]) && IsClear(b[i])
                && Math.Abs(b[i] - (line.Gain * a[i]) - line.Offset) <= far)
            {
                near.Add(a[i], b[i]);
            }
        }

        return near.Count > 0 ? near.Line() : line;
    }

    private static void Add(float[] explained, float[] from, (double Gain, double Offset) line, float weight)
    {
        var (gain, offset) = ((float)line.Gain, (float)line.Offset);
        for (var i = 0; i < explained.Length; i++)
        {
            explained[i] += weight * Math.Clamp((gain * from[i]) + offset, 0, 255);
        }
    }
}

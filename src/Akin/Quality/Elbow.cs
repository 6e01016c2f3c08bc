namespace Akin.Quality;

/// <summary>
/// The elbow of a falling curve by Kneedle (Satopää, Albrecht, Irwin and Raghavan, Finding a "Kneedle" in a Haystack,
/// 2011): curve and axis scaled to 0 … 1, the point farthest above the diagonal, provided that the curve then falls
/// back by the sensitivity 1 times the mean step before it rises again.
/// </summary>
public static class Elbow
{
    /// <summary>
    /// Where a falling convex curve bends; of several such places the most pronounced (the first of equals).
    /// </summary>
    /// <param name="ks">Rising positions.</param>
    /// <param name="inertias">The curve at these, finite; as many.</param>
    /// <returns>One of <paramref name="ks"/>, or <see langword="null"/> when the curve has no elbow.</returns>
    public static int? Find(IReadOnlyList<int> ks, IReadOnlyList<double> inertias)
    {
        if (ks.Count != inertias.Count)
        {
            throw new ArgumentException(
                $"{ks.Count} positions for {inertias.Count} values: there must be one for each.");
        }

        var height = ks.Count < 3 ? 0 : inertias.Max() - inertias.Min();
        if (height <= 0)
        {
            return null;
        }

        var above = Difference(ks, inertias, height);
        int? best = null;
        for (var i = 1; i < ks.Count - 1; i++)
        {
            var isPeak = above[i] >= above[i - 1] && above[i] > above[i + 1];
            if (isPeak && FallsBack(above, i) && (best is null || above[i] > above[best.Value]))
            {
                best = i;
            }
        }

        return best is null ? null : ks[best.Value];
    }

    /// <summary>How far the flipped, scaled curve is above the diagonal.</summary>
    private static double[] Difference(IReadOnlyList<int> ks, IReadOnlyList<double> inertias, double height)
    {
        var top = inertias.Max();
        double width = ks[^1] - ks[0];
        return [.. ks.Select((k, i) => ((top - inertias[i]) / height) - ((k - ks[0]) / width))];
    }

    private static bool FallsBack(double[] above, int peak)
    {
        const double Sensitivity = 1;
        var threshold = above[peak] - (Sensitivity / (above.Length - 1));
        for (var i = peak + 1; i < above.Length && above[i] <= above[peak]; i++)
        {
            if (above[i] < threshold)
            {
                return true;
            }
        }

        return false;
    }
}

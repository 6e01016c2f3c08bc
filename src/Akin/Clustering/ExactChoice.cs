using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// Which of a few centres a row belongs to, where float32 cannot tell: the nearest by differences in float64. Centres
/// whose distances are equal but for float64's own rounding are equally near, and the lowest takes the row.
/// </summary>
internal sealed class ExactChoice(KMeansData data, CenterSet centers)
{
    private const double Rounding = 1e-15;

    /// <summary>The centre of a row among candidates.</summary>
    /// <param name="row">Which row.</param>
    /// <param name="candidates">Numbers of centres, at least one, in any order.</param>
    /// <param name="scratch">Room for a row.</param>
    public int Among(int row, ReadOnlySpan<int> candidates, Span<float> scratch)
    {
        var values = data.Points.Read(row, scratch);
        var squared = candidates.Length <= 256 ? stackalloc double[candidates.Length] : new double[candidates.Length];
        var least = double.PositiveInfinity;
        for (var i = 0; i < candidates.Length; i++)
        {
            squared[i] = ExactDistance.Squared(values, centers[candidates[i]]);
            least = Math.Min(least, squared[i]);
        }

        var distance = Math.Sqrt(least);
        var tie = least + (Rounding * distance * ((16 * distance) + (8 * Math.Sqrt(centers.LargestReach))));
        var chosen = int.MaxValue;
        for (var i = 0; i < candidates.Length; i++)
        {
            if (squared[i] <= tie)
            {
                chosen = Math.Min(chosen, candidates[i]);
            }
        }

        return chosen;
    }

    /// <summary>Squared distance of a row to a centre.</summary>
    public double SquaredDistance(int row, int center, Span<float> scratch) =>
        ExactDistance.Squared(data.Points.Read(row, scratch), centers[center]);
}

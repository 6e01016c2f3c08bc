using System.Runtime.CompilerServices;

namespace Akin.Projection.Umap;

/// <summary>
/// Turns distances to neighbours into degrees of belonging: 1 for the nearest, falling off as exp(−(distance −
/// nearest) / scale), with the scale at which the degrees sum to log2 of the neighbourhood's size. So dense and sparse
/// places count alike. McInnes, Healy and Melville (2018), algorithm 3.
/// </summary>
internal static class SmoothDistances
{
    private const int Steps = 64;
    private const double Tolerance = 1e-5;
    private const double LeastScale = 1e-3;

    /// <summary>Finds scale and degrees for one point.</summary>
    /// <param name="distances">Distances to its neighbours, ascending, the point itself not among them.</param>
    /// <param name="wanted">Sum of the degrees: log2 of the neighbourhood's size.</param>
    /// <param name="nearest">The distance up to which neighbours belong wholly.</param>
    /// <param name="leastScale">The scale is no smaller than this.</param>
    /// <param name="degrees">One for each neighbour, 0 … 1.</param>
    /// <returns>The scale.</returns>
    public static double Calibrate(
        ReadOnlySpan<float> distances, double wanted, double nearest, double leastScale, Span<double> degrees)
    {
        double low = 0, high = double.PositiveInfinity, scale = 1;
        for (var step = 0; step < Steps; step++)
        {
            var excess = Fill(distances, nearest, scale, degrees) - wanted;
            if (Math.Abs(excess) < Tolerance)
            {
                break;
            }

            (low, high) = excess > 0 ? (low, scale) : (scale, high);
            scale = double.IsPositiveInfinity(high) ? scale * 2 : (low + high) / 2;
        }

        scale = Math.Max(scale, leastScale);
        Fill(distances, nearest, scale, degrees);
        return scale;
    }

    /// <summary>The distance to the nearest neighbour that is not a copy; 0 when all are.</summary>
    public static double NearestOther(ReadOnlySpan<float> distances)
    {
        foreach (var distance in distances)
        {
            if (distance > 0)
            {
                return distance;
            }
        }

        return 0;
    }

    /// <summary>
    /// The least scale of a point: a thousandth of its mean distance, or of all points' where it has only copies.
    /// </summary>
    /// <param name="distances">Distances to its neighbours.</param>
    /// <param name="nearest">As <see cref="NearestOther"/> has it.</param>
    /// <param name="meanOfAll">Mean distance in all neighbourhoods, points themselves counted as 0.</param>
    public static double LeastScaleOf(ReadOnlySpan<float> distances, double nearest, double meanOfAll)
    {
        var mean = nearest > 0 ? Sum(distances) / (distances.Length + 1) : meanOfAll;
        return LeastScale * mean;
    }

    /// <summary>The sum of distances.</summary>
    public static double Sum(ReadOnlySpan<float> distances)
    {
        var sum = 0.0;
        foreach (var distance in distances)
        {
            sum += distance;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Fill(ReadOnlySpan<float> distances, double nearest, double scale, Span<double> degrees)
    {
        var sum = 0.0;
        for (var i = 0; i < distances.Length; i++)
        {
            var past = distances[i] - nearest;
            degrees[i] = past <= 0 || scale == 0 ? 1 : Math.Exp(-past / scale);
            sum += degrees[i];
        }

        return sum;
    }
}

using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// The sum of squared Euclidean distances of points to their clusters' centres: what k-means makes small.
/// </summary>
public static class Inertia
{
    /// <summary>Sums in float64. O(n·d).</summary>
    /// <param name="points">n × d.</param>
    /// <param name="labels">A row of <paramref name="centers"/> for each point; −1 (noise) is left out.</param>
    /// <param name="centers">k × d.</param>
    public static double Of(Matrix points, ReadOnlySpan<int> labels, Matrix centers)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, points.Rows, nameof(labels));
        ArgumentOutOfRangeException.ThrowIfNotEqual(centers.Columns, points.Columns, nameof(centers));
        var sum = 0.0;
        for (var row = 0; row < points.Rows; row++)
        {
            if (labels[row] >= 0)
            {
                sum += SquaredDistance(points[row], centers[labels[row]]);
            }
        }

        return sum;
    }

    private static double SquaredDistance(ReadOnlySpan<float> point, ReadOnlySpan<float> center)
    {
        var sum = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            var difference = (double)point[i] - center[i];
            sum += difference * difference;
        }

        return sum;
    }
}

using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Principal component analysis. Exact from the covariance of the dimensions (d ≤ 4096) or, where there are fewer
/// points than dimensions, from the inner products of the points (n ≤ 4096); past both by a random start and power
/// iterations (Halko, Martinsson and Tropp, 2011). Sums are float64. O(n·d·min(n, d)) time, O(min(n, d)²) memory.
/// </summary>
public static class Pca
{
    private const int LargestExact = 4096;

    /// <summary>Finds the leading components.</summary>
    /// <param name="points">n × d; finite. With no points or no dimensions there are no components.</param>
    /// <param name="options">How many components, and how.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>min(components, n, d) components; those along which nothing varies complete an orthonormal
    /// set.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static PcaModel Fit(Matrix points, PcaOptions options, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Components, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads, nameof(options));
        if (FiniteCheck.Find(points) is { } bad)
        {
            throw new ArgumentException($"Principal components need finite values: {bad}.", nameof(points));
        }

        var (n, d) = (points.Rows, points.Columns);
        var count = Math.Min(options.Components, Math.Min(n, d));
        var centred = CentredPoints.Around(points, options.Threads, cancellation);
        var axes = Math.Min(n, d) switch
        {
            > LargestExact => RandomisedPca.Solve(centred, count, options, cancellation),
            _ when n < d => ExactPca.FromPoints(centred, count, options.Threads, cancellation),
            _ => ExactPca.FromDimensions(centred, count, options.Threads, cancellation),
        };
        FixSigns(axes.Directions, count, d);
        return new(centred.Mean, axes);
    }

    /// <summary>Turns each axis so that its entry of largest magnitude (the first such) is positive.</summary>
    private static void FixSigns(double[] directions, int count, int dimensions)
    {
        for (var axis = 0; axis < count; axis++)
        {
            var direction = directions.AsSpan(axis * dimensions, dimensions);
            var largest = 0.0;
            foreach (var value in direction)
            {
                largest = Math.Abs(value) > Math.Abs(largest) ? value : largest;
            }

            foreach (ref var value in direction)
            {
                value = largest < 0 ? -value : value;
            }
        }
    }
}

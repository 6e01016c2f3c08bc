using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// Principal component analysis. Exact from the covariance of the dimensions or, where there are fewer points than
/// dimensions, from the inner products of the points, as long as the smaller of n and d is at most 4,096, or 16,384
/// where more than a sixteenth of the components is wanted: O(n·d·min(n, d)) time, O(min(n, d)²) memory. Past that from
/// a random start (Halko, Martinsson and Tropp, 2011) to a residual of 1e-6 of the largest variance: O(n·d·components)
/// a step, O(d·components) memory. Sums over points are float64; the points are walked through in order, so they may
/// lie in a mapped file.
/// </summary>
public static class Pca
{
    private const int LargestExact = 4096;
    private const int LargestExactForMany = 16_384;
    private const int FewComponents = 16;

    /// <summary>About how much memory the search and the coordinates take beside the points, in bytes.</summary>
    /// <param name="points">n.</param>
    /// <param name="dimensions">d.</param>
    /// <param name="components">How many are wanted.</param>
    public static long MemoryFor(int points, int dimensions, int components)
    {
        // Measured: a search for few axes holds two and a half squares of float64, all eigenvectors ten.
        const long BytesOfASearch = 20;
        const long BytesOfAll = 80;
        long side = Math.Min(points, dimensions);
        var count = Math.Min(components, side);
        var coordinates = sizeof(float) * points * count;
        var isRandomised = side > LargestExactForMany || (side > LargestExact && count * FewComponents <= side);
        return coordinates + (isRandomised
            ? 8 * sizeof(double) * dimensions * (count + 16)
            : side * side * (ExactPca.IsSearched((int)side, (int)count) ? BytesOfASearch : BytesOfAll));
    }

    /// <summary>Finds the leading components.</summary>
    /// <param name="points">n × d; finite. With no points or no dimensions there are no components.</param>
    /// <param name="options">How many components, and how.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>min(components, n, d) components; those along which nothing varies complete an orthonormal
    /// set.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static PcaModel Fit(IRowSource points, PcaOptions options, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Components, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads, nameof(options));
        var (n, d) = (points.Rows, points.Columns);
        var count = Math.Min(options.Components, Math.Min(n, d));
        var centred = CentredPoints.Around(points, options.Threads, cancellation);
        if (!centred.Mean.All(double.IsFinite) && FiniteValues.Find(points, float.MaxValue) is { } bad)
        {
            throw new ArgumentException($"Principal components need finite values: {bad}.", nameof(points));
        }

        var side = Math.Min(n, d);
        var many = (long)count * FewComponents > side;
        var axes = side switch
        {
            > LargestExactForMany => RandomisedPca.Solve(centred, count, options, cancellation),
            > LargestExact when !many => RandomisedPca.Solve(centred, count, options, cancellation),
            _ when n < d => ExactPca.FromPoints(centred, count, options.Threads, cancellation),
            _ => ExactPca.FromDimensions(centred, count, options.Threads, cancellation),
        };
        FixSigns(axes.Directions, count, d);
        return new(centred.Mean, centred.Largest, axes, options.Whiten);
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

using Akin.Numerics;

namespace Akin.Comparison;

/// <summary>
/// The kernel two-sample test of Gretton and others (2012): the unbiased estimate of the squared maximum mean
/// discrepancy, held against random splits of the same rows. The kernel is the mean of three Gaussians whose widths are
/// a half, one and two times the median distance. The kernel's values are computed a tile at a time and summed into all
/// splits at once as a matrix product, and never stored: O(n²·(d + splits)) time, O(n·(d + splits)) memory.
/// </summary>
public static class KernelTwoSample
{
    // Zeros and ones of the splits that are held at a time: 128 MB.
    private const int MostMarks = 1 << 25;

    // Splits of one distance may come out different by the roundings of float32.
    private const double Rounding = 1e-7;

    /// <summary>Measures two samples.</summary>
    /// <param name="features">Rows × dimensions; finite.</param>
    /// <param name="first">Rows of the one sample, ≥ 2.</param>
    /// <param name="second">Rows of the other, ≥ 2.</param>
    /// <param name="medianSquare">The median squared distance, which sets the kernel's widths; ≥ 0.</param>
    /// <param name="permutations">Random splits, ≥ 0; 0 for the distance alone.</param>
    /// <param name="random">Where they come from.</param>
    /// <param name="threads">Threads, ≥ 1; the result is the same for any.</param>
    /// <param name="cancellation">Stops between tiles.</param>
    public static TwoSampleResult Measure(
        IRowSource features, ReadOnlySpan<int> first, ReadOnlySpan<int> second, double medianSquare, int permutations,
        RandomSource random, int threads, CancellationToken cancellation = default) =>
        Split(features, first, second, medianSquare, permutations, random, threads, cancellation).Result;

    /// <summary>The same, with the squares of all splits: that of the samples themselves first.</summary>
    internal static (TwoSampleResult Result, double[] Squares) Split(
        IRowSource features, ReadOnlySpan<int> first, ReadOnlySpan<int> second, double medianSquare, int permutations,
        RandomSource random, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Length, 2, nameof(first));
        ArgumentOutOfRangeException.ThrowIfLessThan(second.Length, 2, nameof(second));
        ArgumentOutOfRangeException.ThrowIfNegative(medianSquare);
        ArgumentOutOfRangeException.ThrowIfNegative(permutations);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        int[] rows = [.. first, .. second];
        if (medianSquare == 0)
        {
            return (
                new(0, permutations == 0 ? null : 1, first.Length, second.Length, permutations),
                new double[permutations + 1]);
        }

        using var tiles = new KernelTiles(features, rows, medianSquare);
        var most = Math.Max(PointPanels.Width, MostMarks / rows.Length / PointPanels.Width * PointPanels.Width);
        var (observed, asFar) = (double.NaN, 0);
        var squares = new double[permutations + 1];
        for (var start = 0; start <= permutations; start += most)
        {
            var count = Math.Min(most, permutations + 1 - start);
            using var marks = new SplitMarks(rows.Length, first.Length, start, count, random, threads);
            var sums = tiles.Sum(marks, threads, cancellation);
            for (var split = 0; split < count; split++)
            {
                var (squared, scale) = Unbiased(sums, split, first.Length, second.Length);
                squares[start + split] = squared;
                if (start + split == 0)
                {
                    observed = squared;
                }
                else if (squared >= observed - (Rounding * scale))
                {
                    asFar++;
                }
            }
        }

        double? p = permutations == 0 ? null : (asFar + 1.0) / (permutations + 1);
        return (new(observed, p, first.Length, second.Length, permutations), squares);
    }

    /// <summary>The estimate from the sums of a split, and the size of what it is a difference of.</summary>
    private static (double Squared, double Scale) Unbiased(KernelSums sums, int split, double a, double b)
    {
        var withinA = 2 * sums.Inside[split];
        var across = sums.Touching[split] - withinA;
        var withinB = (2 * sums.All) - withinA - (2 * across);
        var (x, y, z) = (withinA / (a * (a - 1)), withinB / (b * (b - 1)), across / (a * b));
        return (x + y - (2 * z), Math.Abs(x) + Math.Abs(y) + (2 * Math.Abs(z)));
    }
}

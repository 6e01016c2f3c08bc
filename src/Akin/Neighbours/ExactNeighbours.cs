using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Exact nearest neighbours by Euclidean distance: every pair is looked at once, in tiles that serve both of its
/// points. O(n²·d / 2) time; memory grows with n·k, and the points are read in blocks, so that they may stay in a file.
/// In few dimensions a k-d tree leaves out most pairs: about O(n·log n). Candidates come from sums of squared
/// differences in float32 and are ranked in float64: equal points are exactly 0 apart, and of equally near points the
/// one with the lower row comes first.
/// </summary>
public static class ExactNeighbours
{
    private const int LeastForTree = 1000;

    /// <summary>Memory that a search takes beside the points, in bytes.</summary>
    /// <param name="points">n.</param>
    /// <param name="count">k.</param>
    public static long MemoryFor(int points, int count) => (24L << 20) + (points * ((16L * count) + 40));

    /// <summary>Finds the <paramref name="count"/> nearest other points of every point.</summary>
    /// <param name="points">n × d; finite, magnitudes up to 1e16.</param>
    /// <param name="count">k ≥ 0; more than n − 1 means n − 1.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="progress">Hears of pairs of points done.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="ArgumentException">A value is NaN, infinite or too large.</exception>
    public static NeighbourTable Find(
        IRowSource points,
        int count,
        int threads = 1,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        FiniteValues.Require(points, nameof(points), threads);
        var n = points.Rows;
        count = Math.Min(count, Math.Max(0, n - 1));
        if (count == 0)
        {
            return new NeighbourTable(n, 0);
        }

        using var lists = new NearestLists(n, ExactRanking.Candidates(count, n));
        if (points.Columns is > 0 and <= KdTree.MostColumns && n >= LeastForTree)
        {
            using var copy = points is Matrix ? null : RowSample.CopyAll(points);
            using var tree = TreeSearch.TreeOf(copy ?? (Matrix)points, threads, cancellation);
            TreeSearch.Run(tree, lists, threads, progress, cancellation);
            return ExactRanking.Rank(points, points, lists, tree.Rows, count, threads, cancellation);
        }

        SelfJoin.Run(points, lists, threads, progress, cancellation);
        return ExactRanking.Rank(points, points, lists, null, count, threads, cancellation);
    }
}

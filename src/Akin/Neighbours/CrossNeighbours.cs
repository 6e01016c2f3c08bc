using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Exact nearest neighbours of some points among others, by Euclidean distance: every pair is looked at, in the tiles
/// of the exact search, and only the k best of each point are kept. O(m·n·d) time, O(m·k) memory. Candidates come from
/// sums of squared differences in float32 and are ranked in float64: equal points are exactly 0 apart.
/// </summary>
public static class CrossNeighbours
{
    /// <summary>Finds the <paramref name="count"/> points that are nearest to each query.</summary>
    /// <param name="queries">m × d; finite.</param>
    /// <param name="points">n × d; finite.</param>
    /// <param name="count">k, 0 … n; more means n.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="progress">Hears of points looked at.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>A row for each query; indices are rows of <paramref name="points"/>, and of equal distances the earlier
    /// row comes first.</returns>
    /// <exception cref="ArgumentException">The points have not as many dimensions as the queries.</exception>
    public static NeighbourTable Find(
        Matrix queries,
        Matrix points,
        int count,
        int threads = 1,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (queries.Columns != points.Columns)
        {
            throw new ArgumentException(
                $"Queries have {queries.Columns} dimensions, the points {points.Columns}; they must be the same.",
                nameof(queries));
        }

        count = Math.Min(count, points.Rows);
        if (queries.Rows == 0 || count == 0)
        {
            return new NeighbourTable(queries.Rows, count);
        }

        var candidates = Math.Min(count + ExactRanking.Spare, points.Rows);
        using var lists = RowSearch.Run(points, queries, null, candidates, threads, progress, cancellation);
        return ExactRanking.Rank(queries, points, lists, null, count, threads, cancellation);
    }
}

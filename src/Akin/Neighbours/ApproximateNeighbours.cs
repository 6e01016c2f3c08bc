using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Nearly all nearest neighbours in a fraction of the time. Space is divided into about √n cells, and every point
/// visits its nearest cells, a few more each round, until a sample of points with known neighbours shows the recall
/// asked for (an inverted file, Sivic and Zisserman 2003, searched from both sides). Visits run on the same tiles as
/// the exact search; visiting all cells is exact, so any recall is reached. About O(visits·n^1.5·d) time; memory grows
/// with n·(k + 16).
/// </summary>
public static class ApproximateNeighbours
{
    private const int RanksAtOnce = 16;
    private const int RanksInARound = 4;
    private const double Interval = 1.96;

    /// <summary>Finds neighbours of every point, at least as many of the true ones as asked for.</summary>
    /// <param name="points">n × d; finite, magnitudes up to 1e16.</param>
    /// <param name="options">How many, and how well.</param>
    /// <param name="progress">Hears of rounds.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>The table; <see cref="NeighbourTable.Recall"/> is what the sample measured.</returns>
    /// <exception cref="ArgumentException">A value is not finite or too large, or an option out of range.</exception>
    public static NeighbourTable Find(
        Matrix points,
        ApproximateNeighboursOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var n = points.Rows;
        var count = Math.Min(options.Count, Math.Max(0, n - 1));
        if (n <= options.ExactUpTo || count == 0 || n < 2)
        {
            return ExactNeighbours.Find(points, count, options.Threads, progress, cancellation);
        }

        FiniteValues.Require(points, nameof(points), options.Threads);
        using var lists = new NearestLists(n, ExactRanking.Candidates(count, n));
        var recall = Search(points, lists, count, options, progress, cancellation);
        Complete(points, lists, options.Threads, cancellation);
        var table = ExactRanking.Rank(points, points, lists, null, count, options.Threads, cancellation);
        table.Recall = recall;
        return table;
    }

    private static double Search(
        Matrix points, NearestLists lists, int count, ApproximateNeighboursOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var threads = options.Threads;
        var sample = RecallSample.Draw(points, count, options.SampleRows, options.Seed + 1, threads, cancellation);
        var cells = Math.Max(1, (int)Math.Sqrt(points.Rows));
        using var centers = CellCenters.Place(points, cells, options.Seed, threads, cancellation);
        using var ranks = new CellRanks(points, centers, threads, cancellation);
        CellLists? homes = null;
        while (true)
        {
            var some = Math.Min(RanksAtOnce, cells - ranks.Done);
            var near = ranks.Next(some);
            homes ??= new CellLists(near, some, ..1, cells);
            var visits = new CellVisits(points, homes, lists);
            for (int rank = 0, next; rank < some; rank = next)
            {
                next = Math.Min(some, rank + Math.Clamp(rank, 1, RanksInARound));
                visits.Run(new CellLists(near, some, rank..next, cells), threads, cancellation);
                var (recall, error) = sample.Measure(lists);
                var visited = ranks.Done - some + next;
                progress?.Report(new("finding neighbours", visited, 0, "cells around each point"));
                if (recall - (Interval * error) >= options.Recall || visited == cells)
                {
                    return recall;
                }
            }
        }
    }

    /// <summary>Points in empty corners, that met too few others, are compared with all.</summary>
    private static void Complete(Matrix points, NearestLists lists, int threads, CancellationToken cancellation)
    {
        int[] lonely = [.. Enumerable.Range(0, points.Rows).Where(row => float.IsPositiveInfinity(lists.LimitOf(row)))];
        if (lonely.Length == 0)
        {
            return;
        }

        using var exact = RowSearch.Run(points, lonely, lists.Length, threads, cancellation);
        for (var i = 0; i < lonely.Length; i++)
        {
            for (var rank = 0; rank < lists.Length; rank++)
            {
                lists.Offer(lonely[i], exact.KeysOf(i)[rank], exact.RowsOf(i)[rank]);
            }
        }
    }
}

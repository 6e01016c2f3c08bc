using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// The last step of every search: candidates that float32 found, a few more than asked for, are put in the order of
/// their distances in float64, equals by row, and the nearest are kept with those distances.
/// </summary>
internal static class ExactRanking
{
    /// <summary>Candidates beyond the k asked for.</summary>
    public const int Spare = 4;

    private const int RowsInAChunk = 256;

    /// <summary>How many candidates to keep for k neighbours among n points.</summary>
    public static int Candidates(int count, int points) => Math.Min(count + Spare, points - 1);

    /// <summary>Fills a table from lists of at least as many candidates. O(n·K·d).</summary>
    /// <param name="queries">Whose candidates they are.</param>
    /// <param name="points">What they are: rows of the same dimensions.</param>
    /// <param name="lists">A list for each query.</param>
    /// <param name="order">Which row each list is of; <see langword="null"/> when they are in order.</param>
    /// <param name="count">Neighbours to keep, at most the lists' length.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static NeighbourTable Rank(
        IRowSource queries, IRowSource points, NearestLists lists, int[]? order, int count, int threads,
        CancellationToken cancellation)
    {
        var table = new NeighbourTable(queries.Rows, count);
        ChunkedWork.For(
            queries.Rows, RowsInAChunk, threads,
            (_, start, rows) =>
            {
                var squares = new double[lists.Length];
                var (own, other) = (new float[points.Columns], new float[points.Columns]);
                for (var at = start; at < start + rows; at++)
                {
                    var point = order is null ? at : order[at];
                    var candidates = lists.RowsOf(at);
                    Sort(points, queries.Read(point, own), other, candidates, squares);
                    candidates[..count].CopyTo(table.IndicesOf(point));
                    var distances = table.Distances[point];
                    for (var i = 0; i < count; i++)
                    {
                        distances[i] = (float)Math.Sqrt(squares[i]);
                    }
                }
            },
            cancellation);
        return table;
    }

    /// <summary>Insertion sort: the candidates come nearly in order.</summary>
    private static void Sort(
        IRowSource points, ReadOnlySpan<float> point, float[] other, Span<int> candidates, double[] squares)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            var row = candidates[i];
            var square = ExactDistance.Squared(point, points.Read(row, other));
            var at = i;
            while (at > 0 && (squares[at - 1], candidates[at - 1]).CompareTo((square, row)) > 0)
            {
                squares[at] = squares[at - 1];
                candidates[at] = candidates[at - 1];
                at--;
            }

            squares[at] = square;
            candidates[at] = row;
        }
    }
}

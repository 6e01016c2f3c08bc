using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// What becomes of a cluster that lost its last row: it gets the row farthest from its own centre, as in scikit-learn.
/// </summary>
internal static class EmptyClusters
{
    /// <summary>
    /// Fills the empty clusters, lowest number first, with the farthest rows, farthest first (ties: lowest row). Rows
    /// at distance 0 of their centre (rounded to float32, as rows are) are never moved.
    /// </summary>
    /// <param name="data">The rows.</param>
    /// <param name="labels">Their clusters; those of the moved rows change.</param>
    /// <param name="centers">The centres that the labels belong to.</param>
    /// <param name="totals">Of the labels; kept up to date.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Checked before each chunk.</param>
    /// <returns>Whether a row was moved.</returns>
    public static bool Fill(
        KMeansData data, int[] labels, CenterSet centers, ClusterTotals totals, int threads,
        CancellationToken cancellation)
    {
        var empty = Enumerable.Range(0, centers.Count).Where(c => totals.Sizes[c] == 0).ToArray();
        if (empty.Length == 0)
        {
            return false;
        }

        using var rounded = centers.ToMatrix([.. Enumerable.Range(0, centers.Count)]);
        var farthest = ChunkedWork.Map(
            data.Rows, data.Chunk, threads,
            (_, start, count) => Farthest(Distances(data, labels, rounded, start, count), empty.Length), cancellation);
        var moved = Farthest(farthest.SelectMany(rows => rows), empty.Length);
        for (var i = 0; i < moved.Count; i++)
        {
            labels[moved[i].Row] = empty[i];
        }

        totals.Update(labels, cancellation);
        return moved.Count > 0;
    }

    private static IEnumerable<(int Row, double Squared)> Distances(
        KMeansData data, int[] labels, Matrix centers, int start, int count)
    {
        var scratch = new float[data.Columns];
        for (var row = start; row < start + count; row++)
        {
            yield return (row, ExactDistance.Squared(data.Points.Read(row, scratch), centers[labels[row]]));
        }
    }

    /// <summary>The farthest that are not at distance 0, farthest first.</summary>
    private static List<(int Row, double Squared)> Farthest(IEnumerable<(int Row, double Squared)> rows, int count)
    {
        var queue = new PriorityQueue<(int Row, double Squared), (double Squared, int Late)>();
        foreach (var (row, squared) in rows)
        {
            if (squared > 0)
            {
                queue.Enqueue((row, squared), (squared, -row));
                if (queue.Count > count)
                {
                    queue.Dequeue();
                }
            }
        }

        var nearestFirst = new List<(int Row, double Squared)>(count);
        while (queue.TryDequeue(out var row, out _))
        {
            nearestFirst.Add(row);
        }

        nearestFirst.Reverse();
        return nearestFirst;
    }
}

using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Comparison.Models;

/// <summary>The nearest neighbours of some rows among all others.</summary>
public static class NearestRows
{
    /// <summary>Finds them, exactly. O(asked·n·d).</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="rows">Rows to ask for.</param>
    /// <param name="count">Neighbours of each, at most n − 1.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="progress">Told of points looked at.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <returns>For each row asked for the others, nearest first, of equals the earlier; never the row itself.
    /// </returns>
    public static IReadOnlyList<(int Row, double Distance)[]> Of(
        Matrix points, int[] rows, int count, int threads, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(rows);
        count = Math.Min(count, points.Rows - 1);
        using var queries = RowSample.Copy(points, rows);
        using var table = CrossNeighbours.Find(queries, points, count + 1, threads, progress, cancellation);
        return
        [
            .. rows.Select((own, i) =>
            {
                var distances = table.Distances[i].ToArray();
                return table.IndicesOf(i).ToArray().Zip(distances, (row, distance) => (row, (double)distance))
                    .Where(each => each.row != own).Take(count).ToArray();
            }),
        ];
    }
}

using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// What becomes of a cluster that lost its last row: it gets the row farthest from its own centre, as in scikit-learn.
/// </summary>
internal static class EmptyClusters
{
    /// <summary>
    /// Fills the empty clusters, lowest number first, with the farthest rows, farthest first (ties: lowest row).
    /// </summary>
    /// <param name="points">The rows.</param>
    /// <param name="labels">Their clusters; those of the moved rows change.</param>
    /// <param name="squaredDistances">To their centres; rows at distance 0 are never moved.</param>
    /// <param name="sums">k × d sums of the clusters' rows; kept up to date.</param>
    /// <param name="sizes">Sizes of the clusters; kept up to date.</param>
    /// <returns>Whether a row was moved.</returns>
    public static bool Fill(Matrix points, int[] labels, float[] squaredDistances, double[] sums, int[] sizes)
    {
        var empty = Enumerable.Range(0, sizes.Length).Where(c => sizes[c] == 0).ToArray();
        if (empty.Length == 0)
        {
            return false;
        }

        var d = points.Columns;
        var farthest = Farthest(squaredDistances, empty.Length);
        for (var i = 0; i < farthest.Count; i++)
        {
            var row = farthest[i];
            WideningSum.Subtract(points[row], sums.AsSpan(labels[row] * d, d));
            sizes[labels[row]]--;
            labels[row] = empty[i];
            WideningSum.Add(points[row], sums.AsSpan(labels[row] * d, d));
            sizes[labels[row]]++;
        }

        return farthest.Count > 0;
    }

    private static List<int> Farthest(float[] squaredDistances, int count)
    {
        var queue = new PriorityQueue<int, (float Distance, int Late)>();
        for (var row = 0; row < squaredDistances.Length; row++)
        {
            if (squaredDistances[row] > 0)
            {
                queue.Enqueue(row, (squaredDistances[row], -row));
                if (queue.Count > count)
                {
                    queue.Dequeue();
                }
            }
        }

        var nearestFirst = new List<int>(count);
        while (queue.TryDequeue(out var row, out _))
        {
            nearestFirst.Add(row);
        }

        nearestFirst.Reverse();
        return nearestFirst;
    }
}

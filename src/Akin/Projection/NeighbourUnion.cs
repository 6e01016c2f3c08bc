using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// From what each point says of its neighbours to what pairs of points say of each other: the value of a pair joins
/// the two directed ones, a missing one counting 0. O(n·k) memory.
/// </summary>
internal static class NeighbourUnion
{
    private const int PointsInChunk = 256;

    /// <summary>Joins the two values of each pair.</summary>
    public delegate double Join(double one, double other);

    /// <summary>The symmetric sparse matrix.</summary>
    /// <param name="columns">Neighbours, n × k, ascending in each row.</param>
    /// <param name="directed">The value of each, laid out alike.</param>
    /// <param name="n">Points.</param>
    /// <param name="k">Neighbours of each.</param>
    /// <param name="join">Symmetric in its two arguments, to the bit.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SparseAffinities Of(
        int[] columns, double[] directed, int n, int k, Join join, int threads, CancellationToken cancellation)
    {
        var (incomingStarts, incoming) = Transpose(columns, n, k);
        var starts = new int[n + 1];
        ForRows(row => starts[row + 1] = Merge(row, [], []));
        for (var row = 0; row < n; row++)
        {
            starts[row + 1] = checked(starts[row + 1] + starts[row]);
        }

        var (merged, values) = (new int[starts[n]], new float[starts[n]]);
        ForRows(row => Merge(row, merged.AsSpan(starts[row]), values.AsSpan(starts[row])));
        return new(starts, merged, values);

        void ForRows(Action<int> work) => ChunkedWork.For(
            n,
            PointsInChunk,
            threads,
            (_, start, count) =>
            {
                for (var row = start; row < start + count; row++)
                {
                    work(row);
                }
            },
            cancellation);

        // Walks through the points that a point has chosen and those that have chosen it, both ascending. Answers how
        // many there are together, and writes them unless there is no room to.
        int Merge(int row, Span<int> targetColumns, Span<float> targetValues)
        {
            var (own, ownEnd) = (row * k, (row + 1) * k);
            var (other, otherEnd) = (incomingStarts[row], incomingStarts[row + 1]);
            var written = 0;
            while (own < ownEnd || other < otherEnd)
            {
                var chosen = own < ownEnd ? columns[own] : int.MaxValue;
                var choosing = other < otherEnd ? incoming[other] / k : int.MaxValue;
                var going = chosen <= choosing ? directed[own++] : 0;
                var coming = choosing <= chosen ? directed[incoming[other++]] : 0;
                if (!targetColumns.IsEmpty)
                {
                    targetColumns[written] = Math.Min(chosen, choosing);
                    targetValues[written] = (float)join(going, coming);
                }

                written++;
            }

            return written;
        }
    }

    /// <summary>
    /// For each point the places in the table where it is chosen, ascending: place / k is the point that chose it.
    /// </summary>
    private static (int[] Starts, int[] Places) Transpose(int[] columns, int n, int k)
    {
        var starts = new int[n + 1];
        foreach (var column in columns)
        {
            starts[column + 1]++;
        }

        for (var row = 0; row < n; row++)
        {
            starts[row + 1] += starts[row];
        }

        var next = starts.AsSpan(0, n).ToArray();
        var places = new int[n * k];
        for (var place = 0; place < columns.Length; place++)
        {
            places[next[columns[place]]++] = place;
        }

        return (starts, places);
    }
}

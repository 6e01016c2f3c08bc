using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// The first stage of t-SNE: from nearest neighbours to the symmetric probabilities P. O(n·k) memory.
/// </summary>
internal static class Affinities
{
    private const int PointsInChunk = 256;

    /// <summary>P = (p + pᵀ) / 2n, where row i of p has the wanted perplexity over the neighbours of point i.</summary>
    public static SparseAffinities FromNeighbours(
        NeighbourTable neighbours, double perplexity, int threads, CancellationToken cancellation)
    {
        var (n, k) = (neighbours.Points, neighbours.Count);
        var columns = (int[])neighbours.Indices.Clone();
        var conditional = new double[n * k];
        ChunkedWork.For(
            n,
            PointsInChunk,
            threads,
            (_, start, count) =>
            {
                for (var point = start; point < start + count; point++)
                {
                    var probabilities = conditional.AsSpan(point * k, k);
                    Perplexity.Calibrate(neighbours.Distances[point], perplexity, probabilities);
                    columns.AsSpan(point * k, k).Sort(probabilities);
                }
            },
            cancellation);
        return Symmetrise(columns, conditional, n, k, threads, cancellation);
    }

    private static SparseAffinities Symmetrise(
        int[] columns, double[] conditional, int n, int k, int threads, CancellationToken cancellation)
    {
        var (incomingStarts, incoming) = Transpose(columns, n, k);
        var starts = new int[n + 1];
        ChunkedWork.For(
            n,
            PointsInChunk,
            threads,
            (_, start, count) =>
            {
                for (var row = start; row < start + count; row++)
                {
                    starts[row + 1] = Merge(row, [], []);
                }
            },
            cancellation);
        for (var row = 0; row < n; row++)
        {
            starts[row + 1] = checked(starts[row + 1] + starts[row]);
        }

        var (merged, values) = (new int[starts[n]], new float[starts[n]]);
        ChunkedWork.For(
            n,
            PointsInChunk,
            threads,
            (_, start, count) =>
            {
                for (var row = start; row < start + count; row++)
                {
                    Merge(row, merged.AsSpan(starts[row]), values.AsSpan(starts[row]));
                }
            },
            cancellation);
        return new(starts, merged, values);

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
                var value = 0.0;
                if (chosen <= choosing)
                {
                    value += conditional[own++];
                }

                if (choosing <= chosen)
                {
                    value += conditional[incoming[other++]];
                }

                if (!targetColumns.IsEmpty)
                {
                    targetColumns[written] = Math.Min(chosen, choosing);
                    targetValues[written] = (float)(value / (2.0 * n));
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

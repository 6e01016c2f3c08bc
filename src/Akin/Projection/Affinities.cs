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
        return NeighbourUnion.Of(
            columns, conditional, n, k, (one, other) => (one + other) / (2.0 * n), threads, cancellation);
    }
}

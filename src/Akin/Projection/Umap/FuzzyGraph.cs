using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Projection.Umap;

/// <summary>
/// The first stage of UMAP: neighbourhoods as fuzzy sets, joined to one graph. The weight of a pair is the probability
/// that at least one of both has the other in its neighbourhood: p + q − p·q. O(n·k) memory.
/// </summary>
internal static class FuzzyGraph
{
    private const int PointsInChunk = 256;

    /// <summary>Weights 0 … 1 of pairs of points, symmetric.</summary>
    public static SparseAffinities FromNeighbours(
        NeighbourTable neighbours, int threads, CancellationToken cancellation)
    {
        var (n, k) = (neighbours.Points, neighbours.Count);
        var columns = (int[])neighbours.Indices.Clone();
        var degrees = new double[n * k];
        var wanted = Math.Log2(k + 1);
        var mean = MeanDistance(neighbours, threads, cancellation);
        ChunkedWork.For(
            n,
            PointsInChunk,
            threads,
            (_, start, count) =>
            {
                for (var point = start; point < start + count; point++)
                {
                    var distances = neighbours.Distances[point];
                    var row = degrees.AsSpan(point * k, k);
                    var nearest = SmoothDistances.NearestOther(distances);
                    var least = SmoothDistances.LeastScaleOf(distances, nearest, mean);
                    SmoothDistances.Calibrate(distances, wanted, nearest, least, row);
                    columns.AsSpan(point * k, k).Sort(row);
                }
            },
            cancellation);
        return NeighbourUnion.Of(
            columns, degrees, n, k, (one, other) => one + other - (one * other), threads, cancellation);
    }

    /// <summary>The mean of all neighbourhoods' distances, each point's own 0 counted.</summary>
    public static double MeanDistance(NeighbourTable neighbours, int threads, CancellationToken cancellation) =>
        ChunkedWork.Sum(
            neighbours.Points,
            PointsInChunk,
            threads,
            point => SmoothDistances.Sum(neighbours.Distances[point]),
            cancellation) / ((neighbours.Count + 1.0) * neighbours.Points);
}

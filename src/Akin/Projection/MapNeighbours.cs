using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Projection;

/// <summary>
/// The neighbours that a map is made of: all the true ones, or nearly all where that would take minutes.
/// </summary>
internal static class MapNeighbours
{
    private const int MostExact = 200_000;
    private const double Recall = 0.95;

    /// <summary>The nearest other points of each point.</summary>
    /// <param name="points">n × d.</param>
    /// <param name="count">Neighbours of each; more than n − 1 means n − 1.</param>
    /// <param name="seed">Seed of the cells.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="progress">Hears of points or rounds.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static NeighbourTable Find(
        Matrix points,
        int count,
        ulong seed,
        int threads,
        IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        if (points.Rows <= MostExact)
        {
            return ExactNeighbours.Find(points, count, threads, progress, cancellation);
        }

        var options = new ApproximateNeighboursOptions
        {
            Count = count,
            Recall = Recall,
            Seed = seed,
            Threads = threads,
        };
        return ApproximateNeighbours.Find(points, options, progress, cancellation);
    }
}

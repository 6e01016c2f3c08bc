using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Projection.Umap;

/// <summary>
/// Uniform manifold approximation and projection: a map whose points attract each other as far as they are neighbours,
/// and repel the rest. McInnes, Healy and Melville (2018). O(n²·d) for the neighbours, then O(n · neighbours) an epoch;
/// O(n · neighbours) memory.
/// </summary>
public static class UmapLayout
{
    /// <summary>Makes a map.</summary>
    /// <param name="points">n × d; finite. No points make an empty map, one lies at the origin.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears of neighbours found, then of epochs done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The map: the same bits for the same points, options and processor, whatever the number of
    /// threads.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, or an option is out of range.</exception>
    public static UmapResult Fit(
        Matrix points,
        UmapOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check();
        if (FiniteValues.Find(points, float.MaxValue) is { } bad)
        {
            throw new ArgumentException($"UMAP needs finite values: {bad}.", nameof(points));
        }

        var n = points.Rows;
        if (n < 2)
        {
            return new(new Matrix(n, options.Dimensions), n, 0);
        }

        var graph = FindGraph(points, options, progress, cancellation);
        var map = SpectralStart.Of(points, graph, options, cancellation);
        var (done, epochs) = (0, options.EpochsFor(n));
        new LayoutDescent(graph, options).Run(
            map, epochs, () => progress?.Report(new("arranging the map", ++done, epochs, "epochs")), cancellation);
        return new(map, Math.Min(options.Neighbours, n), epochs);
    }

    /// <summary>Places new points on a map; the points on it stay where they are.</summary>
    /// <param name="points">New points, m × d; finite. Each is placed by itself: others change nothing.</param>
    /// <param name="mapped">The points that were mapped, n × d with n ≥ 1; finite.</param>
    /// <param name="map">Their places, n × dimensions.</param>
    /// <param name="options">As the map was made.</param>
    /// <param name="progress">Hears of neighbours found.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>m × dimensions.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite, an option is out of range, or the matrices do
    /// not fit each other.</exception>
    public static Matrix Place(
        Matrix points,
        Matrix mapped,
        Matrix map,
        UmapOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check();
        MapFit.Check(points, mapped, map);
        using var neighbours = CrossNeighbours.Find(
            points, mapped, options.Neighbours, options.Threads, progress, cancellation);
        return UmapPlacement.Place(neighbours, map, options, cancellation);
    }

    private static SparseAffinities FindGraph(
        Matrix points, UmapOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var count = Math.Min(points.Rows, options.Neighbours) - 1;
        using var neighbours = MapNeighbours.Find(
            points, count, options.Seed, options.Threads, progress, cancellation);
        return FuzzyGraph.FromNeighbours(neighbours, options.Threads, cancellation);
    }
}

using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Clustering.Density;

/// <summary>
/// DBSCAN: points with enough neighbours within a radius are core points; core points within the radius of each other
/// are one cluster; a point that is no core point but within the radius of one is at that cluster's border; the rest is
/// noise. Exact: whether two points are neighbours is decided in float64. A border point that several clusters reach
/// belongs to the one whose first core row comes first, which is what scikit-learn's order of visiting gives.
/// To 3 dimensions by a grid whose cells are cliques, near O(n); beyond by tiles of distances, O(n²·d) at worst, less
/// wherever boxes of points are farther apart than the radius. Memory: O(n·(d + min samples)).
/// Ester, Kriegel, Sander and Xu, A density-based algorithm for discovering clusters, 1996; Gan and Tao, DBSCAN
/// revisited, 2015 (the grid); Schubert et al., DBSCAN revisited, revisited, 2017 (the borders).
/// </summary>
public static class Dbscan
{
    /// <summary>Groups the rows of <paramref name="points"/>.</summary>
    /// <param name="points">n × d, finite, not changed; n ≥ 0.</param>
    /// <param name="options">Radius, density, threads.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or an option cannot be met.</exception>
    public static DbscanResult Fit(
        Matrix points, DbscanOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check();
        FiniteValues.Require(points, nameof(points), options.Threads);
        if (WhyNot(points.Rows, points.Columns, options) is { } reason)
        {
            throw new ArgumentException(reason, nameof(options));
        }

        var found = new DensityReach(points.Rows);
        if (points.Rows >= options.MinSamples)
        {
            if (CellGrid.TryBuild(points, options.Radius) is { } grid)
            {
                new GridDbscan(grid, options, found, progress, cancellation).Run();
            }
            else
            {
                using var tree = new KdTree(
            points, KdTree.LeafSizeFor(points.Columns), options.Threads, cancellation);
                new TileDbscan(tree, options, found, progress, cancellation).Run();
            }
        }

        return found.ToResult();
    }

    /// <summary>Why so many points do not fit the memory allowed, and what to do; none when they do.</summary>
    /// <param name="rows">Number of points.</param>
    /// <param name="columns">Their dimensions.</param>
    /// <param name="options">Density and memory.</param>
    public static string? WhyNot(int rows, int columns, DbscanOptions options) => DensityMemory.WhyNot(
        "DBSCAN", rows, columns, DensityMemory.OfDbscan(rows, columns, options.MinSamples), options.MemoryBytes);
}

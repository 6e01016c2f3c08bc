using Akin.Numerics;

namespace Akin.Clustering.Density;

/// <summary>
/// HDBSCAN: clusters of any density. The reach of two points is the largest of their distance and both their core
/// distances (to the min-samples-th nearest point, itself counted); the minimum spanning tree of that reach is cut from
/// the longest edge down, parts smaller than the least cluster size fall off, and of the clusters that remain those are
/// taken that persist over the widest range of densities. Exact, by Borůvka's algorithm over a k-d tree whose leaves
/// are tiles: near O(n·log n) in few dimensions, O(n²·d) a round in many; memory O(n·(d + min samples)). Edges of equal
/// reach part in the order of their distances, and equal ones at once: the outcome does not depend on the order of the
/// rows. Campello, Moulavi and Sander, Density-based clustering based on hierarchical density estimates, 2013; McInnes
/// and Healy, Accelerated hierarchical density based clustering, 2017.
/// </summary>
public static class Hdbscan
{
    /// <summary>Groups the rows of <paramref name="points"/>.</summary>
    /// <param name="points">n × d, finite, not changed; n ≥ 0.</param>
    /// <param name="options">Sizes, selection, threads.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Looked at before every block of work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or an option cannot be met.</exception>
    public static HdbscanResult Fit(
        Matrix points, HdbscanOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check();
        FiniteValues.Require(points, nameof(points), options.Threads);
        if (WhyNot(points.Rows, points.Columns, options) is { } reason)
        {
            throw new ArgumentException(reason, nameof(options));
        }

        if (points.Rows < Math.Max(options.MinSamples, options.MinClusterSize))
        {
            var labels = new int[points.Rows];
            Array.Fill(labels, -1);
            return new(labels, new float[points.Rows], []);
        }

        var edges = ReachTree.Build(points, options.MinSamples, options.Threads, progress, cancellation);
        var tree = CondensedTree.Of(MergeTree.Of(edges), options.MinClusterSize);
        return ClusterTaking.Take(tree, options.Selection, options.AllowSingleCluster);
    }

    /// <summary>Why so many points do not fit the memory allowed, and what to do; none when they do.</summary>
    /// <param name="rows">Number of points.</param>
    /// <param name="columns">Their dimensions.</param>
    /// <param name="options">Density and memory.</param>
    public static string? WhyNot(int rows, int columns, HdbscanOptions options) => DensityMemory.WhyNot(
        "HDBSCAN", rows, columns, DensityMemory.OfHdbscan(rows, columns, options.MinSamples), options.MemoryBytes);
}

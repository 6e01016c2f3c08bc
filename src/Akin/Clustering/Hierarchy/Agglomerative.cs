using Akin.Clustering.Density;
using Akin.Numerics;

namespace Akin.Clustering.Hierarchy;

/// <summary>
/// Agglomerative clustering: the two nearest clusters join until one is left; the tree is cut at a number of clusters
/// or a height. Ward, average and complete linkage by the nearest-neighbour chain on stored distances (8·n² bytes,
/// O(n²·d) time); Ward without them where they do not fit (O(n·d) memory); single linkage by the minimum spanning tree.
/// Float64 throughout: the merges are those of SciPy's <c>linkage</c>. Müllner, 2011.
/// </summary>
public static class Agglomerative
{
    /// <summary>Groups the rows of <paramref name="points"/>.</summary>
    /// <param name="points">n × d, finite, not changed; n ≥ 0.</param>
    /// <param name="options">Linkage, cut, memory, threads.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">
    /// A value is not finite, an option out of range, or the memory too small.
    /// </exception>
    public static AgglomerativeResult Fit(
        Matrix points, AgglomerativeOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        FiniteValues.Require(points, nameof(points), options.Threads);
        if (WhyNot(points.Rows, points.Columns, options) is { } reason)
        {
            throw new ArgumentException(reason, nameof(options));
        }

        var tree = new Dendrogram(points.Rows, Joins(points, options, progress, cancellation));
        return new(options.Height is { } height ? tree.CutAt(height) : tree.CutInto(options.K), tree);
    }

    /// <summary>Why so many points do not fit the memory, and what to do; none when they do.</summary>
    /// <param name="rows">Number of points.</param>
    /// <param name="columns">Their dimensions.</param>
    /// <param name="options">Linkage and memory.</param>
    public static string? WhyNot(int rows, int columns, AgglomerativeOptions options)
    {
        var needed = options.Linkage switch
        {
            Linkage.Single => 0,
            Linkage.Ward => Math.Min(DistanceSquare.BytesFor(rows), WardChain.BytesFor(rows, columns)),
            _ => DistanceSquare.BytesFor(rows),
        };
        return needed <= Allowed(options)
            ? null
            : FormattableString.Invariant(
                $"{options.Linkage} linkage of {rows} points needs {needed / 1e9:0.00} GB for distances, and ")
                + FormattableString.Invariant($"{Allowed(options) / 1e9:0.00} GB are allowed; allow more, ")
                + "take single or Ward linkage, which need less, or cluster a sample.";
    }

    private static long Allowed(AgglomerativeOptions options) =>
        options.MemoryBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    private static Join[] Joins(
        Matrix points, AgglomerativeOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (points.Rows < 2)
        {
            return [];
        }

        if (options.Linkage == Linkage.Single)
        {
            return [.. ReachTree.Build(points, 1, options.Threads, progress, cancellation)
                .Select(edge => new Join(edge.A, edge.B, edge.Distance))];
        }

        if (DistanceSquare.BytesFor(points.Rows) > Allowed(options))
        {
            return WardChain.Run(points, options.Threads, progress, cancellation);
        }

        var isWard = options.Linkage == Linkage.Ward;
        using var distances = DistanceSquare.Of(points, isWard, options.Threads, progress, cancellation);
        return SquareChain.Run(distances, options.Linkage, progress, cancellation);
    }
}

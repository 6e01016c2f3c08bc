namespace Akin.Clustering.Density;

/// <summary>
/// The most memory that the density methods take beside the points, by counting their arrays (values of a row).
/// </summary>
internal static class DensityMemory
{
    /// <summary>DBSCAN: cells or a packed copy, and the pairs that are put off.</summary>
    public static long OfDbscan(long rows, int columns, int minSamples) =>
        columns <= 3 ? rows * 120 : rows * ((4L * columns) + 48 + (8L * Math.Min(rows, minSamples)));

    /// <summary>The core distances that a radius is read off.</summary>
    public static long OfRadius(long rows, int columns, int minSamples) =>
        rows * ((4L * columns) + 24 + (8L * Math.Min(rows, minSamples)));

    /// <summary>HDBSCAN: a packed copy, lists of nearest points, the spanning tree and its hierarchy.</summary>
    public static long OfHdbscan(long rows, int columns, int minSamples) =>
        rows * ((4L * columns) + 230 + (8L * Math.Min(rows, Math.Max(minSamples, ReachTree.ListedNeighbours))));

    /// <summary>The refusal; <see langword="null"/> when there is room.</summary>
    public static string? WhyNot(string method, int rows, int columns, long needed, long? allowed) =>
        allowed is not { } limit || needed <= limit
            ? null
            : FormattableString.Invariant(
                $"{method} of {rows} × {columns} values takes up to {needed / 1e9:0.000} GB beside them, and ")
                + FormattableString.Invariant($"{limit / 1e9:0.000} GB are allowed; allow more, compute on fewer ")
                + "dimensions, or cluster a sample.";
}

namespace Akin.Comparison;

/// <summary>How much of a collection is in a cluster.</summary>
public sealed record ClusterShare
{
    /// <summary>The cluster; −1 for what is in none.</summary>
    public required int Cluster { get; init; }

    /// <summary>The collection's number.</summary>
    public required int Collection { get; init; }

    /// <summary>Rows of the collection in the cluster.</summary>
    public required int Count { get; init; }

    /// <summary>Rows of all collections in the cluster.</summary>
    public required int ClusterSize { get; init; }

    /// <summary>Rows of the collection.</summary>
    public required int CollectionSize { get; init; }

    /// <summary>Which part of the collection is in the cluster, 0 … 1.</summary>
    public double Share => CollectionSize == 0 ? 0 : (double)Count / CollectionSize;

    /// <summary>Which part of the other collections together is in the cluster, 0 … 1.</summary>
    public required double OthersShare { get; init; }

    /// <summary>
    /// How many times as much of the collection as of the others; infinite where the others have none,
    /// <see langword="null"/> where the collection has none either.
    /// </summary>
    public double? Ratio => OthersShare > 0 ? Share / OthersShare : Count > 0 ? double.PositiveInfinity : null;

    /// <summary>Where the share lies, this one share taken alone.</summary>
    public required WilsonInterval Interval { get; init; }

    /// <summary>Where the share lies so that all intervals of the comparison hold at once (Bonferroni).</summary>
    public required WilsonInterval Simultaneous { get; init; }

    /// <summary>Rows that the collection would have in the cluster if collections did not differ.</summary>
    public required double Expected { get; init; }

    /// <summary>The exact p of this one test.</summary>
    public required double P { get; init; }

    /// <summary>That p, corrected for all tests of the comparison.</summary>
    public required double AdjustedP { get; init; }

    /// <summary>What follows at the level of the comparison.</summary>
    public required Representation Representation { get; init; }

    /// <summary>Whether only this collection has rows in the cluster.</summary>
    public bool Only => Count > 0 && Count == ClusterSize;
}

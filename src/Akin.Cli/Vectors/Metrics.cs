namespace Akin.Cli.Vectors;

/// <summary>What <c>metrics.json</c> says; what a method does not yield is left out.</summary>
internal sealed record Metrics
{
    /// <summary>The computation alone, without reading and writing.</summary>
    public required double Seconds { get; init; }

    /// <summary>From the first byte read to the last written.</summary>
    public double SecondsTotal { get; init; }

    public long PeakMemoryBytes { get; init; }

    public required int Threads { get; init; }

    public required ulong Seed { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    public string? Method { get; init; }

    public int? K { get; init; }

    /// <summary>DBSCAN's radius.</summary>
    public double? Eps { get; init; }

    public double? Inertia { get; init; }

    public int? Iterations { get; init; }

    public double? Silhouette { get; init; }

    public int? Clusters { get; init; }

    public int? Noise { get; init; }

    public int? ElbowK { get; init; }

    public bool? ClearGroups { get; init; }

    public string? Explanation { get; init; }

    public IReadOnlyList<double>? ExplainedVarianceRatio { get; init; }

    public double? KlDivergence { get; init; }

    public double? Perplexity { get; init; }

    /// <summary>The share of the true neighbours that an approximate search found.</summary>
    public double? Recall { get; init; }

    /// <summary>Entries that a radius search wrote.</summary>
    public long? Pairs { get; init; }

    public double? Trustworthiness { get; init; }

    public int? Neighbours { get; init; }

    public double? MinDist { get; init; }

    /// <summary>The files written, absolute; only in the result on the standard output.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }
}

using Akin.Workspace;
using Akin.Workspace.Runs;

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

    /// <summary>Columns of the vectors; none where labels alone were read.</summary>
    public int? Columns { get; init; }

    public string? Method { get; init; }

    /// <summary>What was done to the length of each row: <c>none</c> or <c>l2</c>.</summary>
    public string? Normalise { get; init; }

    /// <summary>Pictures of a workspace that are ready and without features: there is no row of them.</summary>
    public int? WithoutFeatures { get; init; }

    /// <summary>The set of features of a workspace.</summary>
    public RunFeatureSet? FeatureSet { get; init; }

    /// <summary>What was computed on: <c>features</c>, or <c>pca:N</c> with the components that there were.</summary>
    public string? On { get; init; }

    /// <summary>The number of clusters, or of neighbours, that was asked for or else chosen or found.</summary>
    public int? K { get; init; }

    /// <summary>Where a tree of clusters was cut, when not at a number of them.</summary>
    public double? Height { get; init; }

    /// <summary>DBSCAN's radius.</summary>
    public double? Eps { get; init; }

    public double? Inertia { get; init; }

    public int? Iterations { get; init; }

    /// <summary>Rows that centres were trained on, when they were a sample.</summary>
    public int? TrainedRows { get; init; }

    public double? Silhouette { get; init; }

    public double? CalinskiHarabasz { get; init; }

    public double? DaviesBouldin { get; init; }

    public int? Clusters { get; init; }

    /// <summary>Rows in a sample.</summary>
    public int? Picked { get; init; }

    /// <summary>How a sample was picked.</summary>
    public string? Strategy { get; init; }

    /// <summary>How the clusters share a sample.</summary>
    public string? Quotas { get; init; }

    /// <summary>How near the rows are to the sample.</summary>
    public CoverageFigures? Coverage { get; init; }

    /// <summary>How near the rows are to as many random ones.</summary>
    public CoverageFigures? RandomCoverage { get; init; }

    /// <summary>Rows that the coverage was measured on.</summary>
    public int? CoverageRows { get; init; }

    public int? Noise { get; init; }

    /// <summary>Different labels that the clusters were compared with.</summary>
    public int? Classes { get; init; }

    /// <summary>The column by which two label files were joined.</summary>
    public string? JoinedBy { get; init; }

    /// <summary>Lines that only one of two label files has.</summary>
    public int? Unmatched { get; init; }

    public double? AdjustedRand { get; init; }

    public double? Nmi { get; init; }

    public double? VMeasure { get; init; }

    public double? Homogeneity { get; init; }

    public double? Completeness { get; init; }

    public double? Purity { get; init; }

    /// <summary>The adjusted Rand index of the rows in clusters alone; none where all are.</summary>
    public double? AdjustedRandWithoutNoise { get; init; }

    public int? ElbowK { get; init; }

    /// <summary>The spaces that were compared.</summary>
    public IReadOnlyList<SpaceGroups>? Spaces { get; init; }

    /// <summary>How far the groups of each two spaces are the same.</summary>
    public IReadOnlyList<SpaceAgreement>? Agreements { get; init; }

    /// <summary>The k of the highest mean silhouette.</summary>
    public int? SilhouetteK { get; init; }

    /// <summary>The k by the gap statistic.</summary>
    public int? GapK { get; init; }

    /// <summary>The numbers of clusters that the data support, rising.</summary>
    public IReadOnlyList<int>? Levels { get; init; }

    /// <summary>Points whose silhouettes were computed; none when all were.</summary>
    public int? SilhouetteSample { get; init; }

    /// <summary>Rows that k-means was trained on; none when on all.</summary>
    public int? TrainingRows { get; init; }

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

    /// <summary>Dimensions of the map.</summary>
    public int? Dims { get; init; }

    /// <summary>Where a t-SNE map started: <c>pca</c> or <c>spectral</c>.</summary>
    public string? Start { get; init; }

    /// <summary>Whether the components of a map were scaled to variance 1.</summary>
    public bool? Whiten { get; init; }

    /// <summary>The files written, absolute; only in the result on the standard output.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }
}

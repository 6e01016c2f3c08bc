namespace Akin.Workspace.Runs;

/// <summary>What is to be computed for a report besides a run's own results.</summary>
public sealed record RunFigureOptions
{
    /// <summary>
    /// The last number of groups of the inertias; <see langword="null"/> for the last that was tried. Default: null.
    /// </summary>
    public int? Elbow { get; init; }

    /// <summary>
    /// The least number of groups to give silhouettes of, ≥ 2, whether or not the run tried it; <see langword="null"/>
    /// for those that were tried. Default: null.
    /// </summary>
    public int? LeastSilhouette { get; init; }

    /// <summary>The largest number, not below the least; at most one less than there are pictures.</summary>
    public int MostSilhouette { get; init; }

    /// <summary>Bytes of features that the curves are computed on; past it, a sample. Default: 128 MiB.</summary>
    public long CurveBytes { get; init; } = 128L << 20;

    /// <summary>Bytes of features that the spaces are compared on; past it, a sample. Default: 32 MiB.</summary>
    public long SpacesBytes { get; init; } = 32L << 20;
}

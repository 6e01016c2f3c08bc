using System.Text.Json.Serialization;
using Akin.Duplicates;
using Akin.Workspace.Cleaning;

namespace Akin.Cli.Commands.Dedup;

/// <summary>What <c>akin dedup --json</c> prints.</summary>
internal sealed record DedupSummary
{
    /// <summary>The workspace, absolute.</summary>
    public required string Workspace { get; init; }

    /// <summary>The file <c>groups.csv</c>, absolute.</summary>
    public required string Groups { get; init; }

    /// <summary>The file <c>by-cluster.csv</c>, absolute.</summary>
    public required string ByCluster { get; init; }

    /// <summary>The page with the pairs side by side, absolute.</summary>
    public required string Page { get; init; }

    /// <summary>The widest kind that was looked for.</summary>
    public required string Level { get; init; }

    /// <summary>Pictures that were looked at.</summary>
    public required int Pictures { get; init; }

    /// <summary>Inputs that yield no picture, by the ledger: the index found so, or the comparison did.</summary>
    public required int Failed { get; init; }

    /// <summary>Pictures that could not be decoded: they were compared by their bytes alone.</summary>
    public required int NotDecoded { get; init; }

    /// <summary>Files with several pages or frames: they were compared by their bytes alone.</summary>
    public required int SeveralPages { get; init; }

    /// <summary>Pictures that are ready and without features: the same scene was not looked for among them.</summary>
    public required int WithoutFeatures { get; init; }

    /// <summary>The set of features that the same scene was looked for by; none when it was not.</summary>
    public string? Set { get; init; }

    /// <summary>Links to files, which were left out.</summary>
    public required int Links { get; init; }

    /// <summary>Pictures that could go because another has their bytes.</summary>
    public required int SameBytes { get; init; }

    /// <summary>Pictures that could go because another shows the same picture.</summary>
    public required int SamePicture { get; init; }

    /// <summary>Pictures that could go because another shows the same scene.</summary>
    public required int SameScene { get; init; }

    /// <summary>Of all of these, further names of a file that stays or counts already: they free nothing.</summary>
    public required int SameFile { get; init; }

    /// <summary>Bytes of the files that could go, each once.</summary>
    public required long Bytes { get; init; }

    /// <summary>The counts of each cluster, and the total.</summary>
    public required IReadOnlyList<ClusterDuplicates> Clusters { get; init; }

    /// <summary>Whether the pictures are in clusters.</summary>
    [JsonIgnore]
    public bool HasClusters { get; init; }

    /// <summary>How sure <i>same picture</i> is, from the pictures themselves.</summary>
    public DuplicateEstimate? Estimate { get; init; }

    /// <summary>What is called the same scene.</summary>
    public SceneThreshold? Scene { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The most memory that was taken at any moment.</summary>
    public required long PeakMemoryBytes { get; init; }
}

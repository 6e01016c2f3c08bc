using System.Text.Json.Serialization;

namespace Akin.Workspace;

/// <summary>What <c>run.json</c> tells of a finished run: all that is needed to repeat it and to judge it.</summary>
public sealed record RunRecord
{
    /// <summary>The run's name; see <see cref="RunKey"/>.</summary>
    public required string Id { get; init; }

    /// <summary>When it was finished, UTC.</summary>
    public required DateTimeOffset Finished { get; init; }

    /// <summary>Versions of Akin and of the engines by name.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>The model that made the features.</summary>
    public required FeatureModel Model { get; init; }

    /// <summary>The set of features; <see langword="null"/> in runs made before sets had names.</summary>
    public RunFeatureSet? FeatureSet { get; init; }

    /// <summary>The key of the set that the run was made of.</summary>
    [JsonIgnore]
    public string FeatureSetKey => FeatureSet?.Key ?? Model.Key;

    /// <summary>The key of the features; see <see cref="ReadyFeatures.Hash"/>.</summary>
    public required string Features { get; init; }

    /// <summary>Pictures that were grouped.</summary>
    public required int Pictures { get; init; }

    /// <summary>Everything that was chosen, by the name of its option.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The seed of all randomness.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The threads it ran on; they change nothing but the time.</summary>
    public required int Threads { get; init; }

    /// <summary>What was measured, by name: <c>k</c>, <c>silhouette</c>, <c>kl_divergence</c>, …</summary>
    public required IReadOnlyDictionary<string, double> Metrics { get; init; }

    /// <summary>Sentences for a person, by what they speak of: <c>k</c> for why this k.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>The stages and how long each took; filled by <see cref="RunDraft.Complete"/>.</summary>
    public IReadOnlyList<RunStage> Stages { get; init; } = [];

    /// <summary>The most memory the process ever held, in bytes.</summary>
    public required long PeakMemoryBytes { get; init; }
}

using System.Text.Json.Serialization;
using Akin.Cli.Presets;
using Akin.Workspace;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Run;

/// <summary>What <c>akin run --json</c> prints, and <c>akin demo --json</c> with the agreement.</summary>
internal sealed record RunSummary
{
    /// <summary>The workspace, absolute.</summary>
    public required string Workspace { get; init; }

    /// <summary>The report, absolute.</summary>
    public required string Report { get; init; }

    /// <summary>Inputs that are pictures or were meant to be.</summary>
    public required int Pictures { get; init; }

    /// <summary>Pictures that can be decoded.</summary>
    public required int Ready { get; init; }

    /// <summary>Ready pictures that a person has dropped: they are in no group.</summary>
    public required int Dropped { get; init; }

    /// <summary>Inputs that yield no picture; the ledger says why.</summary>
    public required int Failed { get; init; }

    /// <summary>Addresses of lists that were left out because they are longer than <c>--max-address</c>.</summary>
    public required int LongAddresses { get; init; }

    /// <summary>Ready pictures without features in the set: they are in no group and not on the map.</summary>
    public required int WithoutFeatures { get; init; }

    /// <summary>The set of features.</summary>
    public required string Set { get; init; }

    /// <summary>Ready pictures whose bytes are those of an earlier one.</summary>
    public required int Duplicates { get; init; }

    /// <summary>Groups with at least one picture.</summary>
    public required int Clusters { get; init; }

    /// <summary>Pictures in no group.</summary>
    public required int Noise { get; init; }

    /// <summary>Number of groups asked for or chosen.</summary>
    public required int K { get; init; }

    /// <summary>Mean silhouette; null when the groups have none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double? Silhouette { get; init; }

    /// <summary>Why this K; empty when it was given.</summary>
    public required string Explanation { get; init; }

    /// <summary>The best number of groups by all measures, and how sure; none when it was given.</summary>
    public string? Conclusion { get; init; }

    /// <summary>Whether there was nothing to do: all of it had been done before.</summary>
    public required bool WasThere { get; init; }

    /// <summary>How long this command took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The most memory that was taken at any moment.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>How long each stage took this time.</summary>
    public required IReadOnlyList<RunStage> Stages { get; init; }

    /// <summary>The set of features that the groups are of.</summary>
    [JsonIgnore]
    public string? FeatureSet { get; init; }

    /// <summary>The model that made the features.</summary>
    public required string Model { get; init; }

    /// <summary>The preset whose figures were taken; none without.</summary>
    public PresetSummary? Preset { get; init; }

    /// <summary>What the preset went on with after the report; none without a preset.</summary>
    public IReadOnlyList<WorkflowOutput>? Outputs { get; init; }

    /// <summary>What is to be said besides, a sentence each.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What is known of the inputs, in one word; see <see cref="LedgerStamp"/>.</summary>
    [JsonIgnore]
    public string Stamp { get; init; } = "";

    /// <summary>Collections that have a name and pictures in the groups.</summary>
    [JsonIgnore]
    public int Collections { get; init; }

    /// <summary>The columns of the lists that the pictures come from.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How well the groups agree with the collections; none where there are not two.</summary>
    [JsonIgnore]
    public CollectionAgreement? Agreement { get; init; }

    /// <summary>The exit code: that of the first step that failed, else whether inputs did.</summary>
    [JsonIgnore]
    public int ExitCode { get; init; }

    /// <summary>How well the groups agree with the families that were drawn, 1 for wholly; only for the demo.</summary>
    public double? AdjustedRand { get; init; }
}

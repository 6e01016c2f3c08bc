using Akin.Cli.Presets;
using Akin.Cli.Vectors;

namespace Akin.Cli.Commands.Sample;

/// <summary>What <c>akin sample --json</c> prints of the pictures of a workspace.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Pictures">Pictures that have features.</param>
/// <param name="Picked">Pictures in the sample.</param>
/// <param name="Strategy">How they were picked.</param>
/// <param name="Quotas">How clusters share.</param>
/// <param name="Groups">What came of each folder or collection.</param>
/// <param name="Coverage">
/// How near the pictures of all parts that have a pick are to one of their own part's.
/// </param>
/// <param name="RandomCoverage">How near they are to one of as many random ones.</param>
/// <param name="CoverageRows">Pictures that the coverage was measured on.</param>
/// <param name="Out">The folder of the files, absolute.</param>
/// <param name="Copied">Pictures copied or linked; none without copying.</param>
/// <param name="Kept">Pictures that were there already.</param>
/// <param name="Failed">Pictures that could no longer be read.</param>
/// <param name="Bytes">Room that the copies take.</param>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Files">The tables and charts, absolute; none in a dry run.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PeakMemoryBytes">The most memory that was taken at any moment.</param>
internal sealed record SampleSummary(
    string Workspace,
    int Pictures,
    int Picked,
    string Strategy,
    string Quotas,
    IReadOnlyList<GroupSummary> Groups,
    CoverageFigures? Coverage,
    CoverageFigures? RandomCoverage,
    int CoverageRows,
    string Out,
    int? Copied,
    int? Kept,
    int? Failed,
    long? Bytes,
    bool DryRun,
    IReadOnlyDictionary<string, string>? Files,
    double Seconds,
    long PeakMemoryBytes)
{
    /// <summary>Pictures of parts of which none was picked: nothing covers them.</summary>
    public int Uncovered { get; init; }

    /// <summary>Pictures that are ready and without features in the set: none of them can be picked.</summary>
    public int WithoutFeatures { get; init; }

    /// <summary>Copies of earlier samples that are still in the tree and not of this one; none without copying.
    /// </summary>
    public int? Earlier { get; init; }

    /// <summary>The set of features.</summary>
    public string Set { get; init; } = "";

    /// <summary>The preset whose figures were taken; none without.</summary>
    public PresetSummary? Preset { get; init; }
}

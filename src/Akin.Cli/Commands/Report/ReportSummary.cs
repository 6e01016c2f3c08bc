using Akin.Cli.Presets;

namespace Akin.Cli.Commands.Report;

/// <summary>What <c>akin report --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Run">The run's folder, absolute.</param>
/// <param name="Report">The report, absolute.</param>
/// <param name="Pictures">Pictures in groups.</param>
/// <param name="Clusters">Groups with at least one picture.</param>
/// <param name="WithoutFeatures">Pictures that are ready and without features in the set: they are not in it.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Conclusion">The best number of groups by all measures and how sure, or how clear the groups are where
/// no other number was tried; none where there is nothing to say.</param>
/// <param name="Charts">The copies of the charts, absolute; none without --charts.</param>
/// <param name="Preset">The preset whose figures were taken; none without.</param>
internal sealed record ReportSummary(
    string Workspace, string Run, string Report, int Pictures, int Clusters, int WithoutFeatures, double Seconds,
    string? Conclusion, IReadOnlyList<string>? Charts, PresetSummary? Preset);

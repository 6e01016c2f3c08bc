namespace Akin.Cli.Commands.Sheet;

/// <summary>What <c>akin sheet --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Run">The run's folder, absolute.</param>
/// <param name="Out">The sheet, absolute.</param>
/// <param name="Clusters">Groups on it; the pictures in no group count as one.</param>
/// <param name="Pictures">Pictures on it.</param>
/// <param name="Missing">Pictures that are gone, or cannot be read any more: their places are empty.</param>
/// <param name="Width">Width in pixels; none for a page.</param>
/// <param name="Height">Height in pixels; none for a page.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="PeakMemoryBytes">The largest memory of the process.</param>
internal sealed record SheetSummary(
    string Workspace, string Run, string Out, int Clusters, int Pictures, IReadOnlyList<string> Missing, int? Width,
    int? Height, double Seconds, long PeakMemoryBytes);

namespace Akin.Cli.Commands.Journal;

/// <summary>What the verbs that edit a collection print with <c>--json</c>.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Edit">The number of the edit in the journal.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Pictures">Pictures that it is about.</param>
/// <param name="Clusters">The groups that were named; none when none was.</param>
/// <param name="Run">The run that they are numbered by; none when none was named or shown.</param>
/// <param name="Undoes">The edit that was taken back; none when none was.</param>
/// <param name="Left">Pictures that are in after it: ready, or pending.</param>
/// <param name="Dropped">Pictures that are out after it.</param>
internal sealed record EditSummary(
    string Workspace, long Edit, string Kind, int Pictures, IReadOnlyList<int>? Clusters, string? Run, long? Undoes,
    int Left, int Dropped);

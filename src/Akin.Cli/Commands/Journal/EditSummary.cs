namespace Akin.Cli.Commands.Journal;

/// <summary>What the verbs that edit a collection print with <c>--json</c>.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Edit">The number of the edit in the journal; none where all of it was done before.</param>
/// <param name="Kind">What it does; none without an edit.</param>
/// <param name="Pictures">Pictures that it is about.</param>
/// <param name="Clusters">The groups that were named; none when none was.</param>
/// <param name="Run">The folder of the run that they are numbered by, absolute; none when none was shown.</param>
/// <param name="Undoes">The edit that was taken back; none when none was.</param>
/// <param name="Left">Pictures that are in after it: ready, or pending.</param>
/// <param name="Dropped">Pictures that are out after it.</param>
internal sealed record EditSummary(
    string Workspace, long? Edit, string? Kind, int Pictures, IReadOnlyList<int>? Clusters, string? Run, long? Undoes,
    int Left, int Dropped)
{
    /// <summary>Pictures that were named and are as they are to be already; none where none can be.</summary>
    public int? Already { get; init; }

    /// <summary>Of an undo: whether the edit was of the groups that there are; none for others.</summary>
    public bool? Held { get; init; }
}

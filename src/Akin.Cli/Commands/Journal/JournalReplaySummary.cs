namespace Akin.Cli.Commands.Journal;

/// <summary>What <c>akin journal replay --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="File">The file, absolute.</param>
/// <param name="Edits">Edits that were made.</param>
/// <param name="Known">Edits of the file that were there already.</param>
/// <param name="Pictures">Pictures that the file speaks of.</param>
/// <param name="NotFound">Those that the workspace has not.</param>
/// <param name="Left">Pictures that are in after it: ready, or pending.</param>
/// <param name="Dropped">Pictures that are out after it.</param>
internal sealed record JournalReplaySummary(
    string Workspace, string File, int Edits, int Known, int Pictures, int NotFound, int Left, int Dropped);

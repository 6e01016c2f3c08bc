namespace Akin.Cli.Commands.Journal;

/// <summary>What <c>akin journal list --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Edits">All edits, in the order in which they were made.</param>
/// <param name="Dropped">Pictures that are out now.</param>
internal sealed record JournalPage(string Workspace, IReadOnlyList<JournalEntry> Edits, int Dropped);

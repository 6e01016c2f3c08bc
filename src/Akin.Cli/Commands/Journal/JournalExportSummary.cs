namespace Akin.Cli.Commands.Journal;

/// <summary>What <c>akin journal export --json</c> prints.</summary>
/// <param name="Workspace">The workspace, absolute.</param>
/// <param name="Out">The file, absolute.</param>
/// <param name="Edits">Edits in it, the groups that it states among them.</param>
/// <param name="Pictures">Pictures that they speak of.</param>
internal sealed record JournalExportSummary(string Workspace, string Out, int Edits, int Pictures);

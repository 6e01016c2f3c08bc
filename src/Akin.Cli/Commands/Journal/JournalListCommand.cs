using System.CommandLine;
using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Curation;
using Akin.Numerics;

namespace Akin.Cli.Commands.Journal;

/// <summary><c>akin journal list</c>: the edits of a collection.</summary>
internal sealed class JournalListCommand() : Verb("list", "Lists the edits in the order in which they were made.")
{
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin journal list", "What was dropped, kept, divided and merged, and what was taken back."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        using var workspace = WorkspacePlace.Find([], settings, shell).OpenForReading();
        var journal = workspace.Catalogue.Edits.Read();
        var page = new JournalPage(
            workspace.Folder,
            [.. journal.Edits.Select(edit => new JournalEntry(
                edit.Number, edit.Kind.Name(), edit.Made, edit.Pictures.Count,
                edit.Groups.Count > 0 ? edit.Groups : null,
                edit.Run is { } run ? workspace.Runs.FolderOf(run) : null, edit.Undoes, journal.IsUndone(edit)))],
            workspace.Catalogue.Pictures.ListDropped().Count);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(page)
            : page.Edits.Count == 0 ? "No edits yet; akin drop, akin cluster --within and akin merge make them."
            : TextTable.Write([.. page.Edits.Select(Row)]));
        return Task.FromResult(ExitCode.Done);
    }

    private static string[] Row(JournalEntry entry) =>
    [
        entry.Edit.ToString(CultureInfo.InvariantCulture),
        entry.Made.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        entry.Kind,
        entry.Undoes is { } undone ? $"edit {undone}"
            : Counted.Of(entry.Pictures, "picture") + (entry.Clusters is { } groups
                ? $" of group{(groups.Count == 1 ? "" : "s")} {string.Join(", ", groups)}" : ""),
        entry.Undone ? "taken back" : "",
    ];
}

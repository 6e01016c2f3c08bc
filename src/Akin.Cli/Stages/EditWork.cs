using Akin.Cli.Commands;
using Akin.Cli.Commands.Journal;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;

namespace Akin.Cli.Stages;

/// <summary>What the verbs that edit a collection share: the workspace, what is meant, the answer.</summary>
internal sealed class EditWork(Settings settings, Shell shell)
{
    /// <summary>Makes an edit in the workspace that is meant and says what came of it.</summary>
    /// <param name="make">
    /// Makes it, none where all of it was done before; its bad arguments are the user's.
    /// </param>
    /// <param name="tell">What it did, in a sentence.</param>
    /// <param name="more">What is to be told besides.</param>
    public int Run(
        Func<AkinWorkspace, Curator, Edit?> make, Func<Edit?, string> tell, Func<EditSummary, EditSummary>? more = null)
    {
        using var workspace = WorkspacePlace.Find([], settings, shell).OpenForWriting();
        Edit? edit;
        try
        {
            edit = make(workspace, new Curator(workspace, shell.Time));
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault);
        }

        var summary = Summary(workspace, edit);
        summary = more?.Invoke(summary) ?? summary;
        shell.Out.WriteLine(settings.Json
            ? CliJson.Write(summary)
            : $"{tell(edit)}\n{Counted.Of(summary.Left, "picture")} left, {summary.Dropped:N0} dropped.");
        return ExitCode.Done;
    }

    /// <summary>Takes an edit back.</summary>
    /// <param name="kind">Only an edit of this kind; any without.</param>
    /// <param name="number">The edit; the latest that holds without.</param>
    public int Undo(EditKind? kind, int? number = null)
    {
        var (undone, held) = (default(Edit), true);
        return Run(
            (workspace, curator) =>
            {
                var groups = CurrentGroups.OfLatest(workspace);
                bool Holds(Edit edit) => groups?.Holds(edit) ?? true;
                undone = ToUndo(workspace.Catalogue.Edits.Read(), kind, number, Holds);
                held = !undone.Kind.Regroups() || Holds(undone);
                return curator.Undo(undone);
            },
            edit => $"Edit {edit!.Number}: took edit {undone!.Number} back ({undone.Kind.Name()}, "
                + $"{Counted.Of(undone.Pictures.Count, "picture")})"
                + (held ? "." : "; it was of other groups than these, which stay as they are."),
            summary => summary with { Held = held });
    }

    private static Edit ToUndo(Journal journal, EditKind? kind, int? number, Func<Edit, bool> holds)
    {
        if (number is null)
        {
            return journal.ToUndo(kind, holds) ?? throw new UsageException(
                (kind is { } only ? $"there is no {only.Name()} to take back" : "there is no edit to take back")
                + (kind is null && journal.ToUndo() is { } other
                    ? $"; edit {other.Number} is of other groups than these, akin undo --edit {other.Number} takes it "
                        + "back." : "."));
        }

        var edit = journal.Edits.FirstOrDefault(each => each.Number == number) ?? throw new UsageException(
            journal.Edits.Count == 0
                ? $"there is no edit {number}; none was made yet."
                : $"there is no edit {number}; there are 1 to {journal.Edits[^1].Number}.");
        return journal.IsUndone(edit) ? throw new UsageException($"edit {number} is taken back already.")
            : edit.Kind.CanBeUndone() ? edit
            : throw new UsageException($"edit {number} is of the kind {edit.Kind.Name()} and cannot be taken back.");
    }

    /// <summary>The groups of the set that the latest run was made of.</summary>
    public static CurrentGroups Groups(AkinWorkspace workspace) =>
        CurrentGroups.OfLatest(workspace) ?? throw NoGroups(workspace);

    /// <summary>Says that nothing was grouped yet, or that the result is gone.</summary>
    public static UsageException NoGroups(AkinWorkspace workspace) => new(
        workspace.Catalogue.Runs.List().Count > 0 && workspace.Runs.Latest() is null
            ? "the run that grouped the pictures is gone; run akin cluster again."
            : "the pictures are in no groups yet; run akin cluster first.");

    private static EditSummary Summary(AkinWorkspace workspace, Edit? edit) => new(
        workspace.Folder, edit?.Number, edit?.Kind.Name(), edit?.Pictures.Count ?? 0,
        edit?.Groups.Count > 0 ? edit.Groups : null,
        edit?.Run is { } run ? workspace.Runs.FolderOf(run) : null, edit?.Undoes,
        workspace.Catalogue.Pictures.ListIn().Count(Curator.CanBeIn),
        workspace.Catalogue.Pictures.ListDropped().Count);
}

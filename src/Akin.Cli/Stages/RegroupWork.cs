using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Curation;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>The verbs that divide and merge the groups of a workspace.</summary>
internal sealed class RegroupWork(WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    /// <summary>Groups the pictures of one group anew.</summary>
    /// <param name="group">Its number, as it was shown last.</param>
    /// <param name="options">How.</param>
    /// <param name="choose">What its pictures are brought into, told what is usual for the set.</param>
    /// <param name="cancellation">Stops the work; no edit is made then.</param>
    public Task<int> DivideAsync(
        int group, GroupingOptions options, Func<FeatureSpace, FeatureSpace> choose, CancellationToken cancellation)
    {
        return RunAsync([group], Divide, cancellation);

        (Edit? Edit, RunOutcome Run) Divide(
            Regrouping regrouping, CurrentGroups groups, GroupChoice chosen, IProgress<StageProgress> progress)
        {
            var (where, count, set) = ($"in group {group}", chosen.Pictures.Count, groups.Store.Set);
            GroupCount.Check(options.K, count, $"picture {where}", $"pictures {where}");
            var usual = AnalysisWork.UsualSpace(groups.Workspace, set) with
            {
                Seed = settings.Seed,
                Threads = settings.Threads,
            };
            var space = choose(usual);
            SpaceNote.Say(space, usual, count, set.Dimension, progress, shell);
            return Grouping.WhyNot(count, space.Components ?? set.Dimension, options) is { } reason
                ? throw new UsageException(reason)
                : regrouping.Divide(groups, chosen, space, options, progress, cancellation);
        }
    }

    /// <summary>Puts the pictures of several groups into one.</summary>
    /// <param name="numbers">Their numbers, as they were shown last.</param>
    /// <param name="cancellation">Stops the work; no edit is made then.</param>
    public Task<int> MergeAsync(IReadOnlyList<int> numbers, CancellationToken cancellation) =>
        RunAsync(
            numbers, (regrouping, groups, chosen, _) => regrouping.Merge(groups, chosen), cancellation);

    private async Task<int> RunAsync(
        IReadOnlyList<int> numbers,
        Func<Regrouping, CurrentGroups, GroupChoice, IProgress<StageProgress>, (Edit? Edit, RunOutcome Run)> regroup,
        CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        EditWork.Groups(workspace);
        using var progress = new ProgressLine(shell);
        var used = FeatureSets.UsedLast(workspace, place, pictures);

        // Before pictures that came later are embedded; what is not embedded at all is in no groups either.
        var there = EmbedWork.For(workspace, used, settings).Used is { } set
            ? CurrentGroups.Of(workspace, workspace.Features(set)) : null;
        Checked(() => GroupChoice.Of(there ?? throw EditWork.NoGroups(workspace), numbers));
        var store = await new AnalysisWork(place, used, settings, shell)
            .FeaturesAsync(workspace, progress, cancellation).ConfigureAwait(false);
        var groups = CurrentGroups.Of(workspace, store) ?? throw EditWork.NoGroups(workspace);
        var runs = new CurrentRun(workspace, store, settings, shell);
        var regrouping = new Regrouping(workspace, shell.Time, chosen => runs.Make(chosen, progress, cancellation));
        var (edit, run) = Checked(() => regroup(regrouping, groups, GroupChoice.Of(groups, numbers), progress));
        progress.Dispose();
        var summary = AnalysisWork.Summary(workspace, run, shell.Time.GetElapsedTime(started).TotalSeconds) with
        {
            Edited = edit is null ? null : Edited(workspace, edit, run),
        };
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary, numbers));
        return FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), run.Lacking, settings, shell);
    }

    /// <summary>Says a fault in what was asked for as one in the command line.</summary>
    private static T Checked<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault);
        }
    }

    private static EditedGroups Edited(AkinWorkspace workspace, Edit edit, RunOutcome run)
    {
        var labels = workspace.Catalogue.Runs.Assignments(run.Record.Id)
            .ToDictionary(each => each.PictureId, each => each.Label);
        int[] now = [.. edit.Pictures.Select(each => labels[each.Picture]).Distinct().Order()];
        return new(edit.Number, edit.Kind.Name(), edit.Groups, edit.Pictures.Count, now);
    }

    private static string Text(AnalysisSummary summary, IReadOnlyList<int> numbers)
    {
        if (summary.Edited is not { } edited)
        {
            return $"{Words(numbers)[..1].ToUpperInvariant()}{Words(numbers)[1..]} stays as it is: one part was found, "
                + $"so that no edit is made.\n{AnalysisWork.Text(summary)}";
        }

        var are = edited.Pictures == 1 ? "is" : "are";
        return $"Edit {edited.Edit}: {Counted.Of(edited.Pictures, "picture")} of {Words(edited.From)} {are} in "
            + $"{Words(edited.Clusters)} now; akin undo takes it back.\n{AnalysisWork.Text(summary)}";

        static string Words(IReadOnlyList<int> groups) =>
            $"group{(groups.Count == 1 ? "" : "s")} {string.Join(", ", groups)}";
    }
}

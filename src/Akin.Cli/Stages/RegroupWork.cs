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

        (Edit Edit, RunOutcome Run) Divide(
            AkinWorkspace workspace, CurrentGroups groups, GroupChoice chosen, IProgress<StageProgress> progress)
        {
            var (where, count, set) = ($"in group {group}", chosen.Pictures.Count, groups.Store.Set);
            GroupCount.Check(options.K, count, $"picture {where}", $"pictures {where}");
            var space = choose(AnalysisWork.UsualSpace(workspace, set) with
            {
                Seed = settings.Seed,
                Threads = settings.Threads,
            });
            return Grouping.WhyNot(count, space.Components ?? set.Dimension, options) is { } reason
                ? throw new UsageException(reason)
                : new Regrouping(workspace, shell.Time, settings.Threads)
                    .Divide(groups, chosen, space, options, progress, cancellation);
        }
    }

    /// <summary>Puts the pictures of several groups into one.</summary>
    /// <param name="numbers">Their numbers, as they were shown last.</param>
    /// <param name="cancellation">Stops the work; no edit is made then.</param>
    public Task<int> MergeAsync(IReadOnlyList<int> numbers, CancellationToken cancellation) =>
        RunAsync(
            numbers,
            (workspace, groups, chosen, progress) =>
                new Regrouping(workspace, shell.Time, settings.Threads).Merge(groups, chosen, progress, cancellation),
            cancellation);

    private async Task<int> RunAsync(
        IReadOnlyList<int> numbers,
        Func<AkinWorkspace, CurrentGroups, GroupChoice, IProgress<StageProgress>, (Edit Edit, RunOutcome Run)> regroup,
        CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        EditWork.Groups(workspace);
        using var progress = new ProgressLine(shell);
        var used = FeatureSets.UsedLast(workspace, place, pictures);
        if (!EmbedWork.For(workspace, used, settings).IsThere)
        {
            // What is not embedded is in no groups either.
            throw EditWork.NoGroups(workspace);
        }

        var store = await new AnalysisWork(place, used, settings, shell)
            .FeaturesAsync(workspace, progress, cancellation).ConfigureAwait(false);
        AnalysisWork.CheckMemory(store, AnalysisWork.UsualSpace(workspace, store.Set), settings);
        var groups = CurrentGroups.Of(workspace, store) ?? throw EditWork.NoGroups(workspace);
        Edit edit;
        RunOutcome run;
        try
        {
            var chosen = GroupChoice.Of(groups, numbers);
            (edit, run) = regroup(workspace, groups, chosen, progress);
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault);
        }

        progress.Dispose();
        var labels = workspace.Catalogue.Runs.Assignments(run.Record.Id)
            .ToDictionary(each => each.PictureId, each => each.Label);
        int[] now = [.. edit.Pictures.Select(each => labels[each.Picture]).Distinct().Order()];
        var summary = AnalysisWork.Summary(workspace, run, shell.Time.GetElapsedTime(started).TotalSeconds) with
        {
            Edited = new(edit.Number, edit.Kind.Name(), edit.Groups, edit.Pictures.Count, now),
        };
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary));
        return FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), run.Lacking);
    }

    private static string Text(AnalysisSummary summary)
    {
        var edited = summary.Edited!;
        var are = edited.Pictures == 1 ? "is" : "are";
        return $"Edit {edited.Edit}: {Counted.Of(edited.Pictures, "picture")} of {Words(edited.From)} {are} in "
            + $"{Words(edited.Clusters)} now; akin undo takes it back.\n{AnalysisWork.Text(summary)}";

        static string Words(IReadOnlyList<int> groups) =>
            $"group{(groups.Count == 1 ? "" : "s")} {string.Join(", ", groups)}";
    }
}

using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>Makes runs with the memory and the threads that are allowed, and says what becomes of edits.</summary>
internal sealed class CurrentRun(AkinWorkspace workspace, FeatureStore store, Settings settings, Shell shell)
{
    /// <summary>Makes a run, or finds it.</summary>
    public RunOutcome Make(
        RunSettings chosen, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var allowed = chosen.With(chosen.Seed, settings.Threads);
        allowed = allowed with { Grouping = allowed.Grouping with { MemoryBytes = settings.MemoryBytes } };
        AnalysisWork.CheckFit(store, allowed, settings);
        if (chosen.Given is { } given && store.ListReady().Count(each => !given.Labels.ContainsKey(each.Id)) is > 0
            and var later)
        {
            Say(
                progress,
                $"{Counted.Of(later, "picture")} came after these groups, which were edited: put to the nearest "
                + $"{(later == 1 ? "one" : "ones")}; akin cluster groups all anew.");
        }

        return AnalysisStage.Run(workspace, store, allowed, shell.Time, progress, cancellation);
    }

    /// <summary>
    /// Makes the groups that are asked for the current ones. Edits that were made on them hold again; those of others
    /// do not.
    /// </summary>
    public RunOutcome Ask(
        RunSettings chosen, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var run = Make(chosen, progress, cancellation);
        if (workspace.Catalogue.Edits.IsEmpty || CurrentGroups.Of(workspace, store) is not { } groups)
        {
            return run;
        }

        if (groups.Regroupings > 0)
        {
            Say(progress, $"{Edits(groups.Regroupings)} of these very groups; akin undo takes the latest edit back.");
        }
        else if (groups.Elsewhere > 0)
        {
            Say(
                progress,
                $"{Edits(groups.Elsewhere)} of other groups, not of these; what found those groups brings "
                + $"{(groups.Elsewhere == 1 ? "it" : "them")} back.");
        }

        return groups.AreEdited ? Make(groups.Settings, progress, cancellation) : run;
    }

    private static string Edits(int count) =>
        $"{Counted.Of(count, "edit")} (akin journal list) {(count == 1 ? "is" : "are")}";

    private void Say(IProgress<StageProgress> progress, string line) => ProgressLine.Say(progress, shell, line);
}

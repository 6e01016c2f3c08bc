using System.Globalization;
using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Projection;
using Akin.Workspace;
using Akin.Workspace.Curating;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>
/// The verbs that group, map or score the pictures of a workspace. Each changes its own part of the latest run's
/// settings, so that the rest stays as it was.
/// </summary>
internal sealed class AnalysisWork(WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    /// <summary>Told when it is known what inputs there are, before any is embedded; what it refuses ends the work.
    /// </summary>
    public Action? WhenIndexed { get; init; }

    /// <summary>The number of groups that is asked for; none where it is chosen.</summary>
    public int? GroupsAsked { get; init; }

    /// <summary>Makes the run and prints what came of it.</summary>
    /// <param name="change">Changes the latest run's settings; told the usual space of the set besides.</param>
    /// <param name="cancellation">Stops the work; what is finished stays.</param>
    public async Task<int> RunAsync(
        Func<RunSettings, FeatureSpace, RunSettings> change, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        var run = await MakeAsync(
            workspace,
            (latest, usual) => change(latest, usual).With(settings.Seed, settings.Threads),
            progress,
            cancellation)
            .ConfigureAwait(false);
        progress.Dispose();
        var summary = Summary(workspace, run, shell.Time.GetElapsedTime(started).TotalSeconds);
        Answer.Write(shell, settings, summary, Text, MapNote.Of(run, settings));
        return FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), run.Lacking, settings, shell);
    }

    /// <summary>Makes the run, after the earlier stages where sources are named.</summary>
    public async Task<RunOutcome> MakeAsync(
        AkinWorkspace workspace,
        Func<RunSettings, FeatureSpace, RunSettings> change,
        IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        var store = await FeaturesAsync(workspace, progress, cancellation).ConfigureAwait(false);
        var runs = new CurrentRun(workspace, store, settings, shell);
        var chosen = change(Latest(workspace, store), UsualSpace(workspace, store.Set));
        return chosen.Given is null
            ? runs.Ask(chosen, progress, cancellation) : runs.Make(chosen, progress, cancellation);
    }

    /// <summary>
    /// What groups and maps are computed on when nothing is said: what a model gives is scaled and reduced, what the
    /// user has made of it is taken as it is.
    /// </summary>
    public static FeatureSpace UsualSpace(AkinWorkspace workspace, FeatureSet set) =>
        FeatureChain.Of(workspace.Catalogue.FeatureSets, set).Count == 0
            ? new()
            : new() { Normalise = false, Components = null };

    /// <summary>
    /// The settings of the run that was made or asked for last on a set, with a person's edits of its groups; for a set
    /// without a run those of another's, but for the space.
    /// </summary>
    private static RunSettings Latest(AkinWorkspace workspace, FeatureStore store)
    {
        if (workspace.Runs.MadeOf(store.Set) is [var own, ..])
        {
            return CurrentGroups.MayDiffer(workspace, own) && CurrentGroups.Of(workspace, store) is { } groups
                ? groups.Settings : RunSettings.Of(own);
        }

        if (CurrentGroups.Of(workspace, store) is { } stated)
        {
            return stated.Settings;
        }

        var other = workspace.Runs.Latest() is { } record
            ? RunSettings.Of(
                GivenGroups.BaseOf(record) is { } found ? workspace.Runs.Find(found) ?? record : record)
            : new RunSettings();
        return other with { Space = UsualSpace(workspace, store.Set) };
    }

    /// <summary>
    /// Refuses features that the memory budget has no room for, and more groups than there are pictures to group.
    /// </summary>
    public static void CheckFit(FeatureStore store, RunSettings chosen, Settings settings)
    {
        var ready = CheckMemory(store, chosen.Space, settings);
        if (ready > 0)
        {
            var dimensions = chosen.Space.OnMap ? chosen.Map.Dimensions
                : Math.Min(chosen.Space.Components ?? store.Set.Dimension, store.Set.Dimension);
            MemoryBudget.Check(
                $"a map of {Counted.Of(ready, "picture")}",
                ((long)ready * dimensions * sizeof(float)) + PointMap.MemoryFor(ready, chosen.Map),
                settings.MemoryBytes);
            if (chosen.Given is not null)
            {
                return;
            }

            if (Grouping.WhyNot(ready, dimensions, chosen.Grouping) is { } reason)
            {
                throw new UsageException(reason);
            }

            GroupCount.Check(chosen.Grouping.K, ready, "picture to group", "pictures to group");
        }
    }

    /// <summary>
    /// Refuses features that the memory budget has no room for; gives the number of pictures that have features.
    /// </summary>
    public static int CheckMemory(FeatureStore store, FeatureSpace space, Settings settings)
    {
        var ready = store.ListReady().Count;
        if (space.Components is { } components)
        {
            // Principal components are found of features wherever they are.
            MemoryBudget.Check(
                $"the search for principal components of {ready} × {store.Set.Dimension} values",
                Pca.MemoryFor(ready, store.Set.Dimension, components), settings.MemoryBytes);
        }
        else
        {
            MemoryBudget.Check(ready, store.Set.Dimension, settings.MemoryBytes);
        }

        return ready;
    }

    /// <summary>
    /// The features of the set that is meant. With sources, or when the set is not there, what is missing of the
    /// earlier stages is done first; so it is where an option says how files are read.
    /// </summary>
    public async Task<FeatureStore> FeaturesAsync(
        AkinWorkspace workspace, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var work = EmbedWork.For(workspace, pictures, settings);
        if (place.Sources.Count == 0 && work.IsThere && !pictures.SaysHowToRead)
        {
            CheckIndexed(workspace);
            return work.Store(workspace, progress, cancellation);
        }

        work.SayAssumptions(shell.Error);
        await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
            .ConfigureAwait(false);
        CheckIndexed(workspace);
        return (await work.FillAsync(workspace, progress, cancellation).ConfigureAwait(false)).Store;
    }

    private void CheckIndexed(AkinWorkspace workspace)
    {
        GroupCount.CheckPossible(workspace, GroupsAsked);
        WhenIndexed?.Invoke();
    }

    /// <summary>
    /// The features of the set that is meant, to compute on, and what they are to be brought into; refused when there
    /// are none, or no memory for them.
    /// </summary>
    /// <param name="workspace">Opened for writing, or with the features at hand.</param>
    /// <param name="choose">Chooses the space, told what is usual for the set.</param>
    /// <param name="progress">Told how far the earlier stages are.</param>
    /// <param name="cancellation">Stops them.</param>
    public async Task<(ReadyFeatures Ready, FeatureSpace Space)> LoadAsync(
        AkinWorkspace workspace, Func<FeatureSpace, FeatureSpace> choose, IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        var store = await FeaturesAsync(workspace, progress, cancellation).ConfigureAwait(false);
        var usual = UsualSpace(workspace, store.Set);
        var space = choose(usual) with { Seed = settings.Seed, Threads = settings.Threads };
        CheckMemory(store, space, settings);
        var ready = store.LoadReady(settings.MemoryBytes);
        if (ready.Pictures.Count == 0)
        {
            ready.Dispose();
            throw new WorkspaceException($"There is nothing to compute on: {ready.WhyNone}.");
        }

        SpaceNote.Say(space, usual, ready.Rows.Rows, ready.Rows.Columns, progress, shell);
        return (ready, space);
    }

    /// <summary>What a run is, for programs.</summary>
    public static AnalysisSummary Summary(AkinWorkspace workspace, RunOutcome run, double seconds)
    {
        var grouping = new RunFiles(run.Folder).ReadGrouping();
        var metrics = run.Record.Metrics;
        return new(
            workspace.Folder,
            run.Folder,
            run.WasThere,
            run.Record.Pictures,
            grouping.Clusters,
            (int)metrics["noise"],
            run.Lacking.Count,
            run.Record.FeatureSet?.Name ?? run.Record.Model.Id,
            grouping.K,
            grouping.ExplainedVarianceRatio.Count is > 0 and var components ? components : null,
            RunSettings.Of(run.Record).Space is { OnMap: false, Components: { } asked } ? asked : null,
            grouping.Silhouette,
            grouping.Inertia,
            grouping.ElbowK,
            grouping.Explanation,
            metrics.TryGetValue("kl_divergence", out var divergence) ? divergence : null,
            seconds,
            ProcessMemory.Peak());
    }

    /// <summary>The same for people.</summary>
    public static string Text(AnalysisSummary summary)
    {
        var score = summary.Silhouette is { } silhouette
            ? string.Create(CultureInfo.InvariantCulture, $", silhouette {silhouette:0.000}")
            : "";
        var culture = CultureInfo.InvariantCulture;
        var none = summary.Noise > 0 ? string.Create(culture, $", {summary.Noise:N0} in none") : "";
        var lines = new List<string>
        {
            $"{Counted.Of(summary.Pictures, "picture")} in {Counted.Of(summary.Clusters, "group")}{none}{score}",
            summary.Components < summary.ComponentsAskedFor
                ? $"On {Counted.Of(summary.Components.Value, "principal component")}, all there are; "
                    + $"{summary.ComponentsAskedFor} were asked for."
                : "",
            summary.Explanation,
            FeatureLacks.Text(summary.WithoutFeatures, summary.Set),
            summary.WasThere ? "Nothing to do: this run was made before." : "",
            summary.Run,
        };
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }
}

using Akin.Cli.Display;
using Akin.Cli.Presets;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Rendering;
using Akin.Workspace;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Run;

/// <summary>All stages one after the other; each does only what is missing.</summary>
internal sealed class RunJob(WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    private readonly List<RunStage> _stages = [];

    /// <summary>The first stage alone.</summary>
    public async Task IndexAsync(CancellationToken cancellation)
    {
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
            .ConfigureAwait(false);
    }

    public async Task<RunSummary> RunAsync(
        Func<FeatureSpace, RunSettings> choose, ReportOptions figures, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        var embedding = EmbedWork.For(workspace, pictures, settings);
        embedding.SayAssumptions(shell.Error);
        using var progress = new ProgressLine(shell);

        var mark = shell.Time.GetTimestamp();
        await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
            .ConfigureAwait(false);
        if (!IsWish)
        {
            GroupCount.CheckPossible(workspace, choose(new()).Grouping.K);
        }

        mark = Ended("index", mark);
        var (store, embedded) = await embedding.FillAsync(workspace, progress, cancellation).ConfigureAwait(false);
        Ended("embed", mark);

        var usual = AnalysisWork.UsualSpace(workspace, store.Set);
        var chosen = WithinReach(choose(usual), store);
        SpaceNote.Say(chosen.Space, usual, store.CountReady().With, store.Set.Dimension, progress, shell);
        var run = new CurrentRun(workspace, store, settings, shell).Ask(chosen, progress, cancellation);
        if (!run.WasThere)
        {
            _stages.AddRange(run.Record.Stages);
        }

        var report = Path.Join(run.Folder, ReportWriter.PageName);
        var reported = run.WasThere && WorkspaceReport.IsThere(workspace, run.Record, figures);
        if (!reported)
        {
            mark = shell.Time.GetTimestamp();
            WorkspaceReport.Write(workspace, run.Record, [.. _stages.Take(2)], figures, progress, cancellation);
            Ended("report", mark);
        }

        progress.Dispose();
        var somethingNew = !reported || embedded.Embedded > 0;
        return Summary(workspace, run, report, somethingNew, shell.Time.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>What the report says, also one that was written before.</summary>
    private static string? Conclusion(string run) =>
        Path.Join(run, WorkspaceReport.ConclusionFile) is var file && File.Exists(file)
        && File.ReadAllText(file) is { Length: > 0 } text ? text : null;

    /// <summary>A preset's number of groups is no more than a wish: fewer pictures have theirs chosen.</summary>
    private bool IsWish => settings.Preset?.Says("--k") == true;

    private RunSettings WithinReach(RunSettings chosen, FeatureStore store) =>
        IsWish && chosen.Grouping.K > store.ListReady().Count
            ? chosen with { Grouping = chosen.Grouping with { K = null } } : chosen;

    private long Ended(string stage, long since)
    {
        _stages.Add(new(stage, shell.Time.GetElapsedTime(since).TotalSeconds));
        return shell.Time.GetTimestamp();
    }

    private RunSummary Summary(
        AkinWorkspace workspace, RunOutcome run, string report, bool somethingNew, double seconds)
    {
        var inputs = workspace.Catalogue.Pictures.List();
        var counts = LedgerCounts.Of(inputs);
        var grouping = new RunFiles(run.Folder).ReadGrouping();
        var collections = inputs.ToDictionary(input => input.Id, input => input.Collection);
        var assigned = workspace.Catalogue.Runs.Assignments(run.Record.Id)
            .Select(each => (Collection: collections[each.PictureId], each.Label)).ToArray();
        return new RunSummary
        {
            Workspace = workspace.Folder,
            Report = report,
            Pictures = counts.Pictures,
            Ready = counts.Ready,
            Dropped = counts.Dropped,
            Failed = counts.Failed,
            LongAddresses = counts.LongAddresses,
            WithoutFeatures = run.Lacking.Count,
            Set = run.Record.FeatureSet?.Name ?? run.Record.Model.Id,
            Duplicates = counts.Duplicates,
            Clusters = grouping.Clusters,
            Noise = (int)run.Record.Metrics["noise"],
            K = grouping.K,
            Silhouette = grouping.Silhouette,
            Explanation = grouping.Explanation,
            Conclusion = Conclusion(run.Folder),
            FeatureSet = run.Record.FeatureSet?.Name,
            Model = run.Record.Model.Id,
            Preset = PresetSummary.Of(settings.Preset, run.Record.Model.Id),
            WasThere = !somethingNew,
            Notes =
            [
                .. new[]
                {
                    MapNote.Of(run, settings), counts.LongAddressNote(workspace.Catalogue.Sources.MaxAddress),
                }.OfType<string>(),
            ],
            Stamp = LedgerStamp.Of(workspace),
            Seconds = seconds,
            PeakMemoryBytes = ProcessMemory.Peak(),
            Stages = _stages,
            Collections = assigned.Select(each => each.Collection).Where(name => name.Length > 0).Distinct().Count(),
            Columns = workspace.Catalogue.Columns.Names(),
            Agreement = CollectionAgreement.Of(
                [.. assigned.Select(each => each.Collection)], [.. assigned.Select(each => each.Label)]),
            ExitCode = FeatureLacks.ExitCode(inputs, run.Lacking),
        };
    }
}

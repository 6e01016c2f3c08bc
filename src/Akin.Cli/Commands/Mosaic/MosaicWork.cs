using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Intake;
using Akin.Numerics;
using Akin.Rendering;
using Akin.Rendering.Mosaics;
using Akin.Workspace;
using Akin.Workspace.Curating;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Mosaic;

/// <summary>Mosaics of a run, after the earlier stages where these are missing.</summary>
internal sealed class MosaicWork(
    WorkspacePlace place, PictureSettings pictures, MosaicSettings mosaic, Settings settings, Shell shell)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var progress = new ProgressLine(shell);
        using var workspace = NeedsWork() ? place.OpenForWriting() : place.OpenForReading();
        new MosaicFiles(mosaic, new SourceGuard(workspace, place.Sources), progress).Check(mosaic.Out);
        if (place.Sources.Count == 0)
        {
            IndexWork.RequireSources(workspace);
        }

        var run = await RunOf(workspace, progress, cancellation).ConfigureAwait(false);
        var summary = Make(workspace, run, progress, cancellation) with
        {
            Seconds = shell.Time.GetElapsedTime(started).TotalSeconds,
            PeakMemoryBytes = ProcessMemory.Peak(),
        };
        progress.Dispose();
        if (summary.Failed > 0)
        {
            shell.Error.WriteLine(MosaicText.Failures(summary));
        }

        Answer.Write(shell, settings, summary, MosaicText.Of, GroupAdvice.Of(run));
        var code = FeatureLacks.ExitCode(
            workspace.Catalogue.Pictures.List(), RunGaps.Of(workspace, run).Lacking, settings, shell);
        return summary.Failed > 0 ? ExitCode.SomeInputsFailed : code;
    }

    /// <summary>Makes the mosaics of a run.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="run">One of its runs.</param>
    /// <param name="progress">Told of each picture.</param>
    /// <param name="cancellation">Leaves no file behind but mosaics that are whole.</param>
    public MosaicSummary Make(
        AkinWorkspace workspace, RunRecord run, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        var all = RunMosaic.Of(workspace, run, mosaic.By);
        CheckCollections(all.Collections.Count > 0);

        var shown = all.Part(i => all.Pictures[i].IsPlaced && (!mosaic.NoNoise || all.LabelOf(i) >= 0));
        if (shown.Pictures.Count == 0)
        {
            throw new UsageException(all.Pictures.Any(picture => picture.IsPlaced)
                ? "no picture is in a cluster, so --no-noise leaves nothing to draw; leave it out."
                : $"no picture of run {run.Id} has a place on a map; run akin project first.");
        }

        var files = new MosaicFiles(mosaic, new SourceGuard(workspace), progress);
        var clusters = mosaic.PerCluster ? Clusters(shown).ToArray() : [];
        foreach (var (cluster, _) in clusters)
        {
            files.Check(PathOf(cluster));
        }

        files.Write(mosaic.Out, null, shown, cancellation);
        foreach (var (cluster, part) in clusters)
        {
            files.Write(PathOf(cluster), cluster, part, cancellation);
        }

        var (whole, gaps) = (files.Written[0], RunGaps.Of(workspace, run));
        return new(
            workspace.Folder, workspace.Runs.FolderOf(run.Id), mosaic.Out, files.Written, mosaic.Look.Width,
            mosaic.Look.Height, all.Pictures.Count, whole.Drawn, whole.Hidden,
            all.Pictures.Count - shown.Pictures.Count, files.Failed.Count, files.Failed, gaps.Set, gaps.Lacking.Count,
            gaps.NotInRun, Colours(shown), shell.Time.GetElapsedTime(started).TotalSeconds, ProcessMemory.Peak());
    }

    /// <summary>Whether a run must be made first, or looked for among those of other sets.</summary>
    private bool NeedsWork()
    {
        if (place.Sources.Count > 0)
        {
            return true;
        }

        using var workspace = place.OpenForReading();
        return mosaic.Run is null
            && (pictures.Set.Wanted is not null || pictures.SaysHowToRead || IsStale(workspace));
    }

    /// <summary>Whether there is no run yet, or a person's edits have left the latest one behind.</summary>
    private static bool IsStale(AkinWorkspace workspace) => workspace.Runs.Latest() is not { } latest
        || (CurrentGroups.MayDiffer(workspace, latest) && CurrentGroups.OfLatest(workspace)?.AreOf(latest) == false);

    private async Task<RunRecord> RunOf(
        AkinWorkspace workspace, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        if (mosaic.Run is { } wanted)
        {
            NamedRun.Find(workspace, wanted, shell);
        }

        if (place.Sources.Count > 0)
        {
            await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
                .ConfigureAwait(false);
            Check(workspace);
        }

        if (NeedsWork())
        {
            var used = FeatureSets.UsedLast(workspace, place, pictures);
            var analysis = new AnalysisWork(place, used, settings, shell);
            var made = await analysis.MakeAsync(
                workspace, (latest, _) => latest.With(latest.Seed, settings.Threads), progress, cancellation)
                .ConfigureAwait(false);
            if (mosaic.Run is null)
            {
                return made.Record;
            }
        }

        return mosaic.Run is { } name ? NamedRun.Find(workspace, name, shell) : workspace.Runs.Latest()!;
    }

    /// <summary>Refuses what no run of the indexed pictures can show, before they are embedded and grouped.</summary>
    private void Check(AkinWorkspace workspace)
    {
        PictureRecord[] meant =
        [
            .. workspace.Catalogue.Pictures.ListIn()
                .Where(input => input.State is PictureState.Ready or PictureState.Pending),
        ];
        CheckCollections(meant.Length == 0 || meant.Any(input => input.Collection.Length > 0));
        if (mosaic is { Look: { Grid: true } look, NoNoise: false } && meant.Length > (long)look.Width * look.Height)
        {
            throw new UsageException(
                string.Create(CultureInfo.InvariantCulture, $"{meant.Length:N0} pictures do not fit side by side ")
                + $"into {look.Width} × {look.Height} pixels; make the mosaic larger.");
        }
    }

    private void CheckCollections(bool areThere)
    {
        if (mosaic.By == MosaicColouring.Collection && !areThere)
        {
            throw new UsageException(
                "the pictures are in no collections, so --by collection has nothing to say; "
                + "name several sources, or leave it out.");
        }
    }

    private static IEnumerable<(int Cluster, RunMosaic Part)> Clusters(RunMosaic shown) =>
        from cluster in Enumerable.Range(0, shown.Pictures.Count).Select(shown.LabelOf).Distinct().Order()
        orderby cluster < 0, cluster
        select (cluster, shown.Part(i => shown.LabelOf(i) == cluster));

    private string PathOf(int cluster)
    {
        var name = cluster < 0 ? "none" : string.Create(CultureInfo.InvariantCulture, $"{cluster:00}");
        return $"{Path.ChangeExtension(mosaic.Out, null)}-cluster-{name}{Path.GetExtension(mosaic.Out)}";
    }

    private static MosaicColour[] Colours(RunMosaic shown) =>
    [
        .. shown.Keys.Select(key => new MosaicColour(key.Name, Palette.Of(key.Colour), key.Pictures)),
    ];
}

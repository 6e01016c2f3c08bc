using Akin.Cli.Display;
using Akin.Cli.Presets;
using Akin.Cli.Stages;
using Akin.Rendering;
using Akin.Workspace;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Report;

/// <summary>Makes the latest run again when the pictures have changed, and writes its report.</summary>
internal sealed class ReportHandler(
    WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    /// <summary>Writes the report.</summary>
    /// <param name="chosen">What the run is to be like; none for the latest one's settings.</param>
    /// <param name="cancellation">Stops the work; what is finished stays.</param>
    public async Task<int> RunAsync(Func<FeatureSpace, RunSettings>? chosen, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        var analysis = new AnalysisWork(place, OfLatestRun(workspace), settings, shell);
        var run = await analysis.MakeAsync(
            workspace, (latest, usual) => chosen?.Invoke(usual) ?? latest.With(latest.Seed, settings.Threads), progress,
            cancellation)
            .ConfigureAwait(false);
        var options = new ReportOptions { Threads = settings.Threads };
        var report = WorkspaceReport.Write(workspace, run.Record, [], options, progress, cancellation);
        progress.Dispose();
        var summary = new ReportSummary(
            workspace.Folder,
            run.Folder,
            report,
            run.Record.Pictures,
            (int)run.Record.Metrics["clusters"],
            run.Lacking.Count,
            shell.Time.GetElapsedTime(started).TotalSeconds,
            PresetSummary.Of(settings.Preset, run.Record.Model.Id));
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : summary.Report);
        return FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), run.Lacking);
    }

    /// <summary>The settings, with the set of the latest run where no other was named.</summary>
    private PictureSettings OfLatestRun(AkinWorkspace workspace) => place.Sources.Count > 0 ? pictures : pictures with
    {
        Set = pictures.Set with { Wanted = pictures.Set.Wanted ?? FeatureSets.OfLatestRun(workspace)?.Name },
    };
}

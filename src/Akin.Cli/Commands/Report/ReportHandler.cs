using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Rendering;
using Akin.Workspace;

namespace Akin.Cli.Commands.Report;

/// <summary>Makes the latest run again when the pictures have changed, and writes its report.</summary>
internal sealed class ReportHandler(
    WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        var analysis = new AnalysisWork(place, OfLatestRun(workspace), settings, shell);
        var run = await analysis.MakeAsync(
            workspace, (latest, _) => latest.With(latest.Seed, settings.Threads), progress, cancellation)
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
            shell.Time.GetElapsedTime(started).TotalSeconds);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : summary.Report);
        return FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), run.Lacking);
    }

    /// <summary>The settings, with the set of the latest run where no other was named.</summary>
    private PictureSettings OfLatestRun(AkinWorkspace workspace) => place.Sources.Count > 0 ? pictures : pictures with
    {
        Set = pictures.Set with { Wanted = pictures.Set.Wanted ?? FeatureSets.OfLatestRun(workspace)?.Name },
    };
}

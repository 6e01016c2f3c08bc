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
    /// <param name="figures">What it shows.</param>
    /// <param name="charts">A folder for copies of the charts, absolute; none without.</param>
    /// <param name="cancellation">Stops the work; what is finished stays.</param>
    public async Task<int> RunAsync(
        Func<FeatureSpace, RunSettings>? chosen, ReportOptions figures, string? charts,
        CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        if (charts is not null)
        {
            ChartCopies.Check(charts, new SourceGuard(workspace, place.Sources));
        }

        if (place.Sources.Count == 0)
        {
            IndexWork.RequireSources(workspace);
        }

        using var progress = new ProgressLine(shell);
        var analysis = new AnalysisWork(place, FeatureSets.UsedLast(workspace, place, pictures), settings, shell)
        {
            GroupsAsked = chosen?.Invoke(new()).Grouping.K,
        };
        var run = await analysis.MakeAsync(
            workspace, (latest, usual) => chosen?.Invoke(usual) ?? latest.With(latest.Seed, settings.Threads), progress,
            cancellation)
            .ConfigureAwait(false);
        var report = WorkspaceReport.Write(workspace, run.Record, [], figures, progress, cancellation);
        progress.Dispose();
        var summary = new ReportSummary(
            workspace.Folder,
            run.Folder,
            report.Path,
            run.Record.Pictures,
            (int)run.Record.Metrics["clusters"],
            run.Lacking.Count,
            shell.Time.GetElapsedTime(started).TotalSeconds,
            report.Conclusion.Length > 0 ? report.Conclusion : null,
            charts is null ? null : ChartCopies.Write(run.Folder, charts, new SourceGuard(workspace)),
            PresetSummary.Of(settings.Preset, run.Record.Model.Id));
        Answer.Write(shell, settings, summary, Text, FeatureLacks.Text(run));
        return FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), run.Lacking, settings, shell);
    }

    private static string Text(ReportSummary summary) => string.Join(
        '\n', ((string?[])[summary.Conclusion, .. summary.Charts ?? [], summary.Report]).OfType<string>());
}

using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;

namespace Akin.Cli.Commands.Embed;

/// <summary>Runs the second stage, after the first when sources are named, and says how fast it was.</summary>
internal static class EmbedHandler
{
    public static async Task<int> RunAsync(
        WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var work = new EmbedWork(pictures, settings);
        work.SayAssumptions(shell.Error);
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        if (place.Sources.Count > 0)
        {
            IndexWork.Run(workspace, place.Sources, pictures, settings, progress, cancellation);
        }

        var started = shell.Time.GetTimestamp();
        var results = await work.RunAsync(workspace, progress, cancellation).ConfigureAwait(false);
        var seconds = shell.Time.GetElapsedTime(started).TotalSeconds;
        progress.Dispose();
        var result = results[0];
        var counts = LedgerCounts.Of(workspace.Catalogue.Pictures.List());
        var summary = new EmbedSummary(
            workspace.Folder,
            counts.Pictures,
            result.Embedded,
            result.Shared,
            counts.Ready,
            counts.Failed,
            seconds,
            result.Embedded == 0 ? 0 : result.Embedded / seconds,
            work.Statistics.DecodeSeconds,
            work.Statistics.InferenceSeconds,
            work.Model.Id,
            work.Model.Precision,
            work.Model.Dimension,
            work.Recipe.Layer.Tensor,
            work.Model.Preprocessing,
            work.Recipe.Assumptions,
            ProcessMemory.Peak());
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary));
        return counts.ExitCode;
    }

    private static string Text(EmbedSummary summary)
    {
        var done = summary.Embedded == 0
            ? "Nothing to do"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Counted.Of(summary.Embedded, "picture")} embedded in {summary.Seconds:0.0} s " +
                $"({summary.PicturesPerSecond:0}/s)");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{done}: {summary.Ready:N0} ready, {summary.Failed:N0} failed; {summary.Dimension} features each "
            + $"({summary.Model}, {summary.Precision})\n{summary.Workspace}");
    }
}

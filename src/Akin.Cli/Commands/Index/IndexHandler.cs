using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Numerics;

namespace Akin.Cli.Commands.Index;

/// <summary>Runs the first stage and says what it found.</summary>
internal static class IndexHandler
{
    public static async Task<int> RunAsync(
        WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        var result = await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
            .ConfigureAwait(false);
        progress.Dispose();
        var inputs = workspace.Catalogue.Pictures.Each();
        var summary = new IndexSummary(
            workspace.Folder, result.Inputs, result.Read, result.Added, result.Gone, StateCounts.Of(inputs),
            shell.Time.GetElapsedTime(started).TotalSeconds);
        Answer.Write(shell, settings, summary, Text);
        return LedgerCounts.Of(inputs).ExitCode;
    }

    private static string Text(IndexSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(summary.Inputs, "input")} ({StateCounts.Text(summary.States)}), {summary.Added:N0} new, " +
        $"{summary.Gone:N0} gone\n{summary.Workspace}");
}

using Akin.Cli.Commands.Run;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Drawing;
using Akin.Imaging;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Demo;

/// <summary>Draws, runs, and prints. The files that are broken on purpose do not make the demo fail.</summary>
internal static class DemoHandler
{
    public static async Task<int> RunAsync(
        DemoOptions options, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var folder = shell.Absolute(options.Out);
        await DrawAsync(folder, options.Pictures, settings, shell, cancellation).ConfigureAwait(false);
        var place = WorkspacePlace.Find([folder], settings, shell);
        var limits = new DecodeLimits();
        var pictures = new PictureSettings(new(), limits.MaxPixels, limits.MaxFileBytes, RetryFailed: false);
        var chosen = new RunSettings().With(settings.Seed, settings.Threads);
        var summary = await new RunJob(place, pictures, settings, shell)
            .RunAsync(
                _ => chosen, new() { Threads = settings.Threads, MemoryBytes = settings.MemoryBytes }, cancellation)
            .ConfigureAwait(false);
        summary = summary with { AdjustedRand = summary.Agreement?.AdjustedRand };
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : RunText.Of(summary));
        return ExitCode.Done;
    }

    private static async Task DrawAsync(
        string folder, int pictures, Settings settings, Shell shell, CancellationToken cancellation)
    {
        using var progress = new ProgressLine(shell);
        var drawn = new DrawnOptions { Pictures = pictures, Seed = settings.Seed, Threads = settings.Threads };
        try
        {
            await DrawnCollection.WriteAsync(folder, drawn, progress, cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException e) when (e.ParamName == nameof(folder))
        {
            throw new UsageException(
                $"{folder} holds files that Akin did not draw; name a new or empty folder with --out.");
        }
    }
}

using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Workspace.Runs;

namespace Akin.Cli.Stages;

/// <summary>
/// Computations on the features of a workspace that change nothing of its runs: the files are those of vectors from
/// elsewhere, rows in the order of <c>akin export</c>.
/// </summary>
internal sealed class FeatureWork(WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    /// <summary>Computes, after the earlier stages where sources are named, and writes the files.</summary>
    /// <param name="compute">Computes on the features.</param>
    /// <param name="summary">The result for people.</param>
    /// <param name="choose">What the features are brought into first, told what is usual for them.</param>
    /// <param name="output">The folder for the files, told that of the workspace.</param>
    /// <param name="cancellation">Leaves no file behind.</param>
    public async Task<int> RunAsync(
        Func<OutputFolder, VectorComputation> compute, Func<Metrics, string> summary,
        Func<FeatureSpace, FeatureSpace> choose, Func<string, string> output, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        var store = await new AnalysisWork(place, pictures, settings, shell)
            .FeaturesAsync(workspace, progress, cancellation).ConfigureAwait(false);
        progress.Dispose();
        var space = choose(AnalysisWork.UsualSpace(workspace, store.Set));
        AnalysisWork.CheckMemory(workspace, store, space, settings);
        using var ready = store.LoadReady(settings.MemoryBytes);
        if (ready.Pictures.Count == 0)
        {
            throw new UsageException("no picture is ready, so there is nothing to compute on; akin ledger says why.");
        }

        // A workspace's usual 32 components are as many as few pictures have.
        var most = Math.Min(ready.Rows.Rows, ready.Rows.Columns);
        space = space with { Components = space.Components is { } some ? Math.Min(some, most) : null };
        var run = new VectorRun(new VectorSettings("", output(workspace.Folder), space), settings, shell);
        run.Run(ready.Rows, space, started, compute, summary, cancellation);
        return LedgerCounts.Of(workspace.Catalogue.Pictures.List()).ExitCode;
    }
}

using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Neighbours;

/// <summary>The neighbours of the pictures of a workspace; rows are in the order of <c>akin export</c>.</summary>
internal sealed class NeighboursWork(WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    /// <summary>Finds them, after the earlier stages where sources are named, and writes the files.</summary>
    public async Task<int> RunAsync(
        NeighbourSearch search, Func<FeatureSpace, FeatureSpace> choose, string? output, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        var store = await new AnalysisWork(place, pictures, settings, shell)
            .FeaturesAsync(workspace, progress, cancellation).ConfigureAwait(false);
        progress.Dispose();
        AnalysisWork.CheckMemory(workspace, store, settings);
        using var ready = store.LoadReady();
        if (ready.Pictures.Count == 0)
        {
            throw new UsageException("no picture is ready, so none has neighbours; akin ledger says why.");
        }

        var folder = output ?? Path.Combine(workspace.Folder, "neighbours");
        // A workspace's usual 32 components are as many as few pictures have.
        var most = Math.Min(ready.Features.Rows, ready.Features.Columns);
        var space = choose(AnalysisWork.UsualSpace(store.Set));
        space = space with { Components = space.Components is { } some ? Math.Min(some, most) : null };
        var run = new VectorRun(new VectorSettings("", folder, space), settings, shell);
        run.Run(ready.Features, started, search.Compute(cancellation), NeighbourSearch.Summary, cancellation);
        return LedgerCounts.Of(workspace.Catalogue.Pictures.List()).ExitCode;
    }
}

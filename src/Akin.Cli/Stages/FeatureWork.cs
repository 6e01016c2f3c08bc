using Akin.Cli.Commands;
using Akin.Cli.Display;
using Akin.Cli.Vectors;
using Akin.Workspace;
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
        var (ready, space) = await new AnalysisWork(place, pictures, settings, shell)
            .LoadAsync(workspace, choose, progress, cancellation).ConfigureAwait(false);
        using var features = ready;
        progress.Dispose();

        // A workspace's usual 32 components are as many as few pictures have.
        var most = Math.Min(ready.Rows.Rows, ready.Rows.Columns);
        space = space with { Components = space.Components is { } some ? Math.Min(some, most) : null };
        var run = new VectorRun(new VectorSettings("", output(workspace.Folder), space), settings, shell);
        run.Run(ready.Rows, space, started, Compute, Summary, cancellation);
        return FeatureLacks.ExitCode(workspace.Catalogue.Pictures.List(), ready.Lacking, settings, shell);

        VectorComputation Compute(OutputFolder folder)
        {
            var own = compute(folder);
            var (set, lacking) = (ready.Set, ready.Lacking.Count);
            var described = RunFeatureSet.Of(workspace.Catalogue.FeatureSets, set, lacking);
            return (points, basis, told) =>
                own(points, basis with { FeatureSet = described, WithoutFeatures = lacking }, told);
        }

        string Summary(Metrics metrics) => string.Join('\n', new[]
        {
            summary(metrics), FeatureLacks.Text(ready.Lacking.Count, ready.Set.Name),
        }.Where(line => line.Length > 0));
    }
}

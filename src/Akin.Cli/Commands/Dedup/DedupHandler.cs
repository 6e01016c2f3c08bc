using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Duplicates;
using Akin.Imaging;
using Akin.Rendering;
using Akin.Workspace;
using Akin.Workspace.Cleaning;

namespace Akin.Cli.Commands.Dedup;

/// <summary>Looks for duplicates, writes the plan, and says how many there are.</summary>
internal sealed class DedupHandler(WorkspacePlace place, PictureSettings pictures, Settings settings, Shell shell)
{
    public async Task<int> RunAsync(DuplicateOptions options, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var workspace = place.OpenForWriting();
        using var progress = new ProgressLine(shell);
        FeatureStore? features = null;
        if (options.Level == DuplicateKind.Scene)
        {
            features = await new AnalysisWork(place, pictures, settings, shell)
                .FeaturesAsync(workspace, progress, cancellation).ConfigureAwait(false);
            if (!features.Fits(features.CountReady().With, settings.MemoryBytes))
            {
                AnalysisWork.CheckMemory(features, new() { Components = DuplicateOptions.SceneComponents }, settings);
            }
        }
        else
        {
            await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
                .ConfigureAwait(false);
        }

        var decoder = new PictureDecoder(IndexWork.LimitsOf(pictures));
        var plan = DuplicateStage.Run(workspace, options, decoder, features, progress, cancellation);
        PlanFiles.Write(
            workspace, plan,
            page => DuplicatesPage.Write(page, plan, decoder, settings.Threads, progress, cancellation));
        var folder = PlanFiles.FolderOf(workspace);
        progress.Dispose();
        var inputs = workspace.Catalogue.Pictures.List();
        var lacking = features?.ListLacking() ?? [];
        var summary = new DedupSummary
        {
            Workspace = workspace.Folder,
            Groups = Path.Join(folder, PlanFiles.Groups),
            ByCluster = Path.Join(folder, PlanFiles.ByCluster),
            Page = Path.Join(folder, PlanFiles.Page),
            Level = Words.Of(plan.Level),
            Pictures = plan.Pictures.Count,
            Failed = LedgerCounts.Of(inputs).Failed,
            NotDecoded = plan.Unreadable,
            SeveralPages = plan.Paged,
            WithoutFeatures = lacking.Count,
            Set = features?.Set.Name,
            Links = plan.Links,
            SameBytes = plan.Count(DuplicateKind.Bytes),
            SamePicture = plan.Count(DuplicateKind.Picture),
            SameScene = plan.Count(DuplicateKind.Scene),
            SameFile = plan.SameFile,
            Bytes = plan.Bytes,
            Clusters = ClusterDuplicates.Table(plan),
            HasClusters = plan.HasClusters,
            Estimate = plan.Estimate,
            Scene = plan.Scene,
            Seconds = shell.Time.GetElapsedTime(started).TotalSeconds,
            PeakMemoryBytes = ProcessMemory.Peak(),
        };
        Answer.Write(shell, settings, summary, DedupText.Of, plan.LinksNote);
        var failed = plan.Unreadable > 0 ? ExitCode.SomeInputsFailed : ExitCode.Done;
        return Math.Max(failed, FeatureLacks.ExitCode(inputs, lacking));
    }
}

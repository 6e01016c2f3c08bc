using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Projection;
using Akin.Rendering.Models;
using Akin.Workspace;
using Akin.Workspace.Comparing.Models;
using Akin.Workspace.Curating;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>Compares models on the pictures of a workspace, after the earlier stages where they are missing.</summary>
internal sealed class CompareModelsWork(
    WorkspacePlace place, PictureSettings pictures, CompareModelsSettings compare, Settings settings, Shell shell)
{
    /// <summary>The folder of the workspace that results go to.</summary>
    public const string Folder = "compare-models";

    /// <summary>Compares, writes the files, and prints what was found.</summary>
    /// <param name="choose">What groups are found on, told what is usual for a set.</param>
    /// <param name="cancellation">Leaves no file behind.</param>
    public async Task<int> RunAsync(Func<FeatureSpace, FeatureSpace> choose, CancellationToken cancellation)
    {
        using var workspace = place.OpenForWriting();
        if (compare.Out is { } output)
        {
            OutputFolder.Check(output, new SourceGuard(workspace, place.Sources), own: CompareModelsFiles.Own);
        }

        if (place.Sources.Count == 0)
        {
            IndexWork.RequireSources(workspace);
        }

        using var progress = new ProgressLine(shell);
        PictureLabels? labels = null;
        var sets = new ChosenSets(workspace, place, pictures, settings, shell)
        {
            WhenIndexed = () => labels = Check(workspace),
        };
        var stores = await sets.FillAsync(progress, cancellation).ConfigureAwait(false);
        var summary = Make(workspace, stores, labels!, choose, progress, cancellation);
        progress.Dispose();
        Answer.Write(shell, settings, summary, CompareModelsText.Of);
        return FeatureLacks.ExitCode(
            workspace.Catalogue.Pictures.List(), stores.SelectMany(store => store.ListLacking()), settings,
            shell);
    }

    /// <summary>Refuses what cannot be, before pictures are embedded for it; gives the labels.</summary>
    private PictureLabels Check(AkinWorkspace workspace)
    {
        var labels = PictureLabels.Find(workspace, compare, shell);
        var most = workspace.Catalogue.Pictures.ListIn().Count(Curator.CanBeIn);
        GroupCount.Check(compare.Options.K, most, "picture to group", "pictures to group");
        return labels;
    }

    private CompareModelsSummary Make(
        AkinWorkspace workspace, IReadOnlyList<FeatureStore> stores, PictureLabels labels,
        Func<FeatureSpace, FeatureSpace> choose, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var folder = new OutputFolder(
            compare.Out ?? Path.Join(workspace.Folder, Folder), new SourceGuard(workspace), CompareModelsFiles.Own);
        var compared = Compare(workspace, stores, labels, choose, progress, cancellation);
        CompareModelsFiles.Write(folder, compared);
        var summary = CompareModelsSummary.Of(workspace, compared, labels.Source);
        var title = string.Join(" · ", compared.Sets.Select(set => set.Name));
        ModelsReport.Write(
            ModelsView.Of(title, compared, summary.Against ?? "", [.. CompareModelsText.Notes(summary)]), folder.Draft,
            settings.Threads, progress, cancellation);
        summary = summary with
        {
            Page = Path.Join(folder.Path, ModelsReport.PageName),
            Sheet = compared.Queries.Count > 0 ? Path.Join(folder.Path, ModelsReport.SheetName) : null,
            Seconds = shell.Time.GetElapsedTime(started).TotalSeconds,
            PeakMemoryBytes = ProcessMemory.Peak(),
        };
        File.WriteAllText(folder.Draft(CompareModelsFiles.Json), CliJson.Write(summary) + "\n");
        cancellation.ThrowIfCancellationRequested();
        return summary with { Files = folder.Commit() };
    }

    private ModelsCompared Compare(
        AkinWorkspace workspace, IReadOnlyList<FeatureStore> stores, PictureLabels labels,
        Func<FeatureSpace, FeatureSpace> choose, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        ComparedSet[] sets = [.. stores.Select(store => new ComparedSet(
            store,
            choose(AnalysisWork.UsualSpace(workspace, store.Set)) with
            {
                Seed = settings.Seed,
                Threads = settings.Threads,
            }))];
        foreach (var set in sets)
        {
            AnalysisWork.CheckMemory(set.Store, set.Space, settings);
        }

        CheckMemory(sets);
        foreach (var set in sets)
        {
            SpaceNote.Say(
                set.Space, AnalysisWork.UsualSpace(workspace, set.Store.Set), set.Store.CountReady().With,
                set.Store.Set.Dimension, progress, shell);
        }

        try
        {
            return ModelStage.Run(
                workspace, sets, labels.Of, compare.Queries, compare.Shown,
                labels.Source.Length > 0 ? compare.Options with { LabelSource = labels.Source } : compare.Options,
                settings.MemoryBytes, progress, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault);
        }
    }

    /// <summary>Refuses models that the memory budget has no room for at once, with one of them being made.</summary>
    private void CheckMemory(ComparedSet[] sets)
    {
        var rows = sets.Min(set => set.Store.CountReady().With);
        MemoryBudget.Check(
            $"comparing {sets.Length} models on {Counted.Of(rows, "picture")}",
            sets.Sum(set => Bytes(set.Space.Components ?? set.Store.Set.Dimension)) + sets.Max(Making),
            settings.MemoryBytes);

        long Bytes(int columns) => (long)rows * columns * sizeof(float);

        long Making(ComparedSet set) => set.Space.Components is { } components
            ? Pca.MemoryFor(rows, set.Store.Set.Dimension, components) : Bytes(set.Store.Set.Dimension);
    }
}

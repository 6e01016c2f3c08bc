using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Rendering;
using Akin.Workspace;
using Akin.Workspace.Comparing;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Compare;

/// <summary>Compares the collections of a workspace, after the earlier stages where they are missing.</summary>
internal sealed class CompareWork(
    WorkspacePlace place, PictureSettings pictures, CompareSettings compare, Settings settings, Shell shell)
{
    /// <summary>The folder of the workspace that results go to.</summary>
    public const string Folder = "compare";

    /// <summary>Compares, writes the files, and prints what was found.</summary>
    /// <param name="choose">What the distances are computed on, told what is usual.</param>
    /// <param name="cancellation">Leaves no file behind.</param>
    public async Task<int> RunAsync(Func<FeatureSpace, FeatureSpace> choose, CancellationToken cancellation)
    {
        var there = compare.Out is null ? null
            : compare.Run is { } id ? AtHand.Named(place, id, shell) : AtHand.Run(place, pictures);
        using var workspace = there is null ? place.OpenForWriting() : place.OpenForReading();
        if (compare.Out is { } output)
        {
            OutputFolder.Check(output, new SourceGuard(workspace, place.Sources), own: CompareFiles.Own);
        }

        if (place.Sources.Count == 0)
        {
            IndexWork.RequireSources(workspace);
        }

        using var progress = new ProgressLine(shell);
        var run = there ?? await FindAsync(workspace, progress, cancellation).ConfigureAwait(false);
        var summary = Make(workspace, run, choose, progress, cancellation);
        progress.Dispose();
        Answer.Write(shell, settings, summary, CompareText.Of);
        return FeatureLacks.ExitCode(
            workspace.Catalogue.Pictures.List(), RunGaps.Of(workspace, run).Lacking, settings, shell);
    }

    /// <summary>Compares on a run that is there, and writes the files.</summary>
    public CompareSummary Make(
        AkinWorkspace workspace, RunRecord run, Func<FeatureSpace, FeatureSpace> choose,
        IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var started = shell.Time.GetTimestamp();
        using var folder = new OutputFolder(
            compare.Out ?? Path.Join(workspace.Folder, Folder), new SourceGuard(workspace), CompareFiles.Own);
        var usual = new FeatureSpace
        {
            Normalise = RunSettings.Of(run).Space.Normalise,
            Components = null,
            Seed = settings.Seed,
            Threads = settings.Threads,
        };
        var space = choose(usual);
        var comparison = Checked(() => ComparisonStage.Run(
            workspace, run, compare.Collections, compare.CountCopies, space, compare.Options, progress, cancellation));
        SpaceNote.Say(space, usual, comparison.Pictures.Count, comparison.Dimension, progress, shell);
        CompareFiles.Write(folder, comparison);
        var mosaics = ComparisonReport.Write(
            WorkspaceComparisonReport.Model(workspace, comparison) with { MostMosaics = compare.MostMosaics },
            folder.Draft, settings.Threads, progress,
            cancellation);
        var summary = CompareSummary.Of(workspace, comparison) with
        {
            Seconds = shell.Time.GetElapsedTime(started).TotalSeconds,
            PeakMemoryBytes = ProcessMemory.Peak(),
            Mosaics = mosaics,
            Page = Path.Join(folder.Path, ComparisonReport.PageName),
        };
        File.WriteAllText(folder.Draft(CompareFiles.Json), CliJson.Write(summary) + "\n");
        cancellation.ThrowIfCancellationRequested();
        return summary with { Files = folder.Commit() };
    }

    private async Task<RunRecord> FindAsync(
        AkinWorkspace workspace, ProgressLine progress, CancellationToken cancellation)
    {
        if (place.Sources.Count > 0)
        {
            await IndexWork.RunAsync(workspace, place.Sources, pictures, settings, progress, cancellation)
                .ConfigureAwait(false);
        }

        // Without a source the pictures may yet be indexed anew, and only then have collections.
        if (place.Sources.Count > 0 || compare.Run is not null)
        {
            CheckCollections();
        }

        if (compare.Run is { } id)
        {
            return NamedRun.Find(workspace, id, shell);
        }

        var analysis = new AnalysisWork(
            place, FeatureSets.UsedLast(workspace, place, pictures), settings, shell)
        {
            WhenIndexed = CheckCollections,
        };
        var outcome = await analysis.MakeAsync(
            workspace, (latest, _) => latest.With(latest.Seed, settings.Threads), progress, cancellation)
            .ConfigureAwait(false);
        return outcome.Record;

        void CheckCollections() => Checked(() =>
        {
            ComparisonStage.Check(workspace, compare.Collections);
            return true;
        });
    }

    private static T Checked<T>(Func<T> compute)
    {
        try
        {
            return compute();
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault);
        }
    }
}

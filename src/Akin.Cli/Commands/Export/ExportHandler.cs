using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Export;

/// <summary>Writes features and labels in one row order: that of the pictures' ids.</summary>
internal static class ExportHandler
{
    public static int Run(WorkspacePlace place, ExportOptions options, Settings settings, Shell shell,
        CancellationToken cancellation)
    {
        using var workspace = Open(place, options);
        var guard = new SourceGuard(workspace);
        var ofRun = options.Labels is null || options.Set is not null ? null : FeatureSets.OfLatestRun(workspace);
        var store = workspace.Features(ofRun ?? FeatureSets.Named(workspace, options.Set));
        AnalysisWork.CheckMemory(store, new() { Components = null }, settings);
        using var features = store.LoadReady();
        var run = options.Labels is null ? null : RunOf(workspace, store, features, settings, shell, cancellation);
        var matrix = options.Features is { } npy ? shell.Absolute(npy) : null;
        var table = options.Labels is { } csv ? shell.Absolute(csv) : null;
        using var matrixFile = matrix is null ? null : new OutputFile("--features", matrix, guard);
        using var tableFile = table is null ? null : new OutputFile("--labels", table, guard);
        if (matrixFile is not null)
        {
            NpyFile.Write(matrixFile.Draft, features.Features, store.Set.Type);
        }

        if (tableFile is not null)
        {
            WriteTable(tableFile.Draft, workspace, features, run!);
        }

        matrixFile?.Commit();
        tableFile?.Commit();
        var summary = new ExportSummary(
            features.Pictures.Count, store.Set.Dimension, matrix, table, run?.Id, store.Set.Name,
            features.Lacking.Count);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary));

        // It reads no picture: what the ledger holds was said by the verb that did.
        return features.Lacking.Any(each => each.Failed) ? ExitCode.SomeInputsFailed : ExitCode.Done;
    }

    /// <summary>Labels that a person's edits have changed are made a run first, which writes.</summary>
    private static AkinWorkspace Open(WorkspacePlace place, ExportOptions options)
    {
        var workspace = place.OpenForReading();
        if (options.Labels is null || workspace.Catalogue.Edits.IsEmpty)
        {
            return workspace;
        }

        workspace.Dispose();
        return place.OpenForWriting();
    }

    /// <summary>The latest run on a set, with a person's edits.</summary>
    private static RunRecord RunOf(
        AkinWorkspace workspace, FeatureStore store, ReadyFeatures features, Settings settings, Shell shell,
        CancellationToken cancellation)
    {
        var set = store.Set;
        if (!workspace.Catalogue.Edits.IsEmpty && CurrentGroups.Of(workspace, store) is { AreStored: true } groups)
        {
            var chosen = groups.Settings.With(groups.Settings.Seed, settings.Threads);
            return AnalysisStage.Run(workspace, store, chosen, shell.Time, null, cancellation).Record;
        }

        var run = workspace.Runs.MadeOf(set) is [var latest, ..] ? latest : throw new UsageException(
            workspace.Runs.Latest() is null
                ? "the pictures are in no groups yet; run akin cluster first."
                : $"the pictures are in no groups of the set '{set.Name}' yet; run akin cluster --features "
                    + $"{set.Name}.");
        return run.Features == features.Hash
            ? run
            : throw new UsageException("the pictures have changed since they were grouped; run akin cluster again.");
    }

    private static void WriteTable(string path, AkinWorkspace workspace, ReadyFeatures features, RunRecord run)
    {
        var places = workspace.Places();
        var assigned = workspace.Catalogue.Runs.Assignments(run.Id).ToDictionary(each => each.PictureId);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("id,path,collection,label,distance,x,y");
        foreach (var picture in features.Pictures)
        {
            var each = assigned[picture.Id];
            var file = CsvTable.Quoted(places.LocationOf(picture));
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{picture.Id},{file},{CsvTable.Quoted(picture.Collection)}," +
                $"{each.Label},{each.Distance:R},{each.X:R},{each.Y:R}"));
        }
    }

    private static string Text(ExportSummary summary)
    {
        var lines = new List<string>
        {
            $"{Counted.Of(summary.Pictures, "picture")} of the set {summary.Set}",
        };
        if (summary.Features is { } features)
        {
            lines.Add(features);
        }

        if (summary.Labels is { } labels)
        {
            lines.Add(labels);
        }

        if (summary.WithoutFeatures > 0)
        {
            lines.Add(FeatureLacks.Text(summary.WithoutFeatures, summary.Set));
        }

        return string.Join('\n', lines);
    }
}

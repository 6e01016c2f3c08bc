using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Workspace;
using Akin.Workspace.Curating;

namespace Akin.Cli.Commands.Export;

/// <summary>Writes features and labels in one row order: that of the pictures' ids.</summary>
internal static class ExportHandler
{
    public static int Run(WorkspacePlace place, ExportOptions options, Settings settings, Shell shell,
        CancellationToken cancellation)
    {
        using var workspace = Open(place, options);
        var guard = new SourceGuard(workspace);
        var store = StoreOf(workspace, options);
        AnalysisWork.CheckMemory(store, new() { Components = null }, settings);
        var run = options.Labels is null ? null : RunOf(workspace, store, settings, shell, cancellation);
        using var features = store.LoadReady();
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
            features.Pictures.Count, store.Set.Dimension, matrix, table,
            run is null ? null : workspace.Runs.FolderOf(run.Id), store.Set.Name, features.Lacking.Count);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary));

        // It reads no picture: what the ledger holds was said by the verb that did.
        return features.Lacking.Any(each => each.Failed) ? ExitCode.SomeInputsFailed : ExitCode.Done;
    }

    /// <summary>Labels that a person's edits have changed are made a run first, which writes.</summary>
    private static AkinWorkspace Open(WorkspacePlace place, ExportOptions options)
    {
        var workspace = place.OpenForReading();
        try
        {
            if (options.Labels is null
                || CurrentGroups.Of(workspace, StoreOf(workspace, options)) is not { AreStored: true, Made: null })
            {
                return workspace;
            }
        }
        catch
        {
            workspace.Dispose();
            throw;
        }

        workspace.Dispose();
        return place.OpenForWriting();
    }

    private static FeatureStore StoreOf(AkinWorkspace workspace, ExportOptions options)
    {
        var ofRun = options.Labels is null || options.Set is not null ? null : FeatureSets.OfLatestRun(workspace);
        return workspace.Features(ofRun ?? FeatureSets.Named(workspace, options.Set));
    }

    /// <summary>The run that shows the groups of a set, with a person's edits.</summary>
    private static RunRecord RunOf(
        AkinWorkspace workspace, FeatureStore store, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var groups = CurrentGroups.Of(workspace, store) ?? throw new UsageException(
            workspace.Runs.Latest() is null
                ? "the pictures are in no groups yet; run akin cluster first."
                : $"the pictures are in no groups of the set '{store.Set.Name}' yet; run akin cluster --features "
                    + $"{store.Set.Name}.");
        if (!groups.AreStored)
        {
            throw new UsageException("the pictures have changed since they were grouped; run akin cluster again.");
        }

        if (groups.Made is { } made)
        {
            return made;
        }

        using var progress = new ProgressLine(shell);
        return new CurrentRun(workspace, store, settings, shell).Make(groups.Settings, progress, cancellation).Record;
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

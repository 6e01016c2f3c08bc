using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Numerics;
using Akin.Workspace;

namespace Akin.Cli.Commands.Export;

/// <summary>Writes features and labels in one row order: that of the pictures' ids.</summary>
internal static class ExportHandler
{
    public static int Run(WorkspacePlace place, ExportOptions options, Settings settings, Shell shell)
    {
        using var workspace = place.OpenForReading();
        var model = workspace.Catalogue.Models.Latest()
            ?? throw new UsageException("the pictures have no features yet; run akin embed first.");
        var store = workspace.Features(model);
        AnalysisWork.CheckMemory(workspace, store, settings);
        using var features = store.LoadReady();
        var run = options.Labels is null ? null : LatestRun(workspace, features);
        var matrix = options.Features is { } npy ? shell.Absolute(npy) : null;
        var table = options.Labels is { } csv ? shell.Absolute(csv) : null;
        if (matrix is not null)
        {
            NpyFile.Write(matrix, features.Features);
        }

        if (table is not null)
        {
            WriteTable(table, workspace, features, run!);
        }

        var summary = new ExportSummary(features.Pictures.Count, model.Dimension, matrix, table, run?.Id);
        shell.Out.WriteLine(settings.Json ? CliJson.Write(summary) : Text(summary));
        return ExitCode.Done;
    }

    private static RunRecord LatestRun(AkinWorkspace workspace, FeatureSet features)
    {
        var run = workspace.Runs.Latest()
            ?? throw new UsageException("the pictures are in no groups yet; run akin cluster first.");
        return run.Features == features.Hash
            ? run
            : throw new UsageException("the pictures have changed since they were grouped; run akin cluster again.");
    }

    private static void WriteTable(string path, AkinWorkspace workspace, FeatureSet features, RunRecord run)
    {
        var roots = workspace.Catalogue.Sources.Current().ToDictionary(row => row.Id, row => row.Source.Root);
        var assigned = workspace.Catalogue.Runs.Assignments(run.Id).ToDictionary(each => each.PictureId);
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("id,path,collection,label,distance,x,y");
        foreach (var picture in features.Pictures)
        {
            var each = assigned[picture.Id];
            var file = CsvTable.Quoted(Path.Join(roots[picture.SourceId], picture.RelativePath));
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{picture.Id},{file},{CsvTable.Quoted(picture.Collection)}," +
                $"{each.Label},{each.Distance:R},{each.X:R},{each.Y:R}"));
        }
    }

    private static string Text(ExportSummary summary)
    {
        var lines = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{summary.Pictures:N0} pictures") };
        if (summary.Features is { } features)
        {
            lines.Add(features);
        }

        if (summary.Labels is { } labels)
        {
            lines.Add(labels);
        }

        return string.Join('\n', lines);
    }
}

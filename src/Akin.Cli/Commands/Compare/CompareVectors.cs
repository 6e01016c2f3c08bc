using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Comparison;
using Akin.Numerics;
using Akin.Rendering;
using Akin.Workspace.Comparing;

namespace Akin.Cli.Commands.Compare;

/// <summary>Collections of vectors from elsewhere: all files of a workspace's comparison but the page.</summary>
internal sealed class CompareVectors(
    VectorSettings vectors, CompareSettings compare, Settings settings, Shell shell)
{
    private readonly string _path = shell.Absolute(vectors.Path);

    /// <summary>Compares, writes the files, and prints what was found.</summary>
    /// <param name="labels">The table of the clusters.</param>
    /// <param name="against">The table of the collections.</param>
    /// <param name="cancellation">Leaves no file behind.</param>
    public int Run(string? labels, string? against, CancellationToken cancellation)
    {
        if (labels is null || against is null)
        {
            throw new UsageException(
                "--vectors needs --labels L.csv, the cluster of each row, and --against C.csv, its collection.");
        }

        var started = shell.Time.GetTimestamp();
        using var input = VectorInput.Open(_path, settings.MemoryBytes, VectorInput.ReadingFor(_path, vectors));
        var clusters = Clusters(LabelTable.Read(shell.Absolute(labels)).ByRow(input.Rows), labels);
        var collections = LabelTable.Read(shell.Absolute(against), Column(against)).ByRow(input.Rows);
        if (collections.Names.Count < 2 || collections.Noise > 0)
        {
            throw new UsageException(collections.Noise > 0
                ? $"--against {against} has rows in no collection (-1); comparing needs the collection of each."
                : $"--against {against} has one collection; comparing takes two.");
        }

        using var folder = new OutputFolder(shell.Absolute(vectors.Out), own: CompareFiles.Own);
        using var progress = new ProgressLine(shell);
        var computing = shell.Time.GetTimestamp();
        var result = Compare(input, clusters, collections, progress, cancellation);
        var seconds = shell.Time.GetElapsedTime(computing).TotalSeconds;
        CollectionTally[] found =
            [.. collections.Names.Select((name, number) => new CollectionTally(name, result.Sizes[number], 0))];
        CompareFiles.Write(folder, result, collections.Names);
        CompareFiles.WriteRows(folder.Draft("nearest.csv"), result, collections.Numbers, collections.Names);
        ComparisonReport.WriteCharts(result, collections.Names, compare.Options.Confidence, folder.Draft);
        var summary = CompareSummary.Of(result, found, compare.Options) with
        {
            Seconds = seconds,
            PeakMemoryBytes = ProcessMemory.Peak(),
        };
        File.WriteAllText(folder.Draft(CompareFiles.Json), CliJson.Write(summary) + "\n");
        File.WriteAllText(folder.Draft("metrics.json"), CliJson.Write(Metrics(input, seconds, started)) + "\n");
        cancellation.ThrowIfCancellationRequested();
        summary = summary with { Files = folder.Commit() };
        progress.Dispose();
        shell.Out.WriteLine(
            settings.Json ? CliJson.Write(summary) : $"{CompareText.Of(summary)}\n{folder.Path}");
        return ExitCode.Done;
    }

    private CollectionComparison Compare(
        IRowSource input, int[] clusters, NumberedLabels collections, IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        try
        {
            using var reduced = vectors.Space.Components is null
                ? null
                : (vectors.SpaceOfRead with { Seed = settings.Seed, Threads = settings.Threads })
                    .Reduce(input, cancellation);
            return CollectionComparison.Of(
                reduced?.Points ?? input, clusters, collections.Numbers, collections.Names.Count, compare.Options,
                progress, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw VectorInput.Fault(_path, input) ?? UsageException.Of(fault);
        }
    }

    private Metrics Metrics(IRowSource input, double seconds, long started) => new()
    {
        Seconds = seconds,
        SecondsTotal = shell.Time.GetElapsedTime(started).TotalSeconds,
        PeakMemoryBytes = ProcessMemory.Peak(),
        Threads = settings.Threads,
        Seed = settings.Seed,
        Rows = input.Rows,
        Columns = input.Columns,
        Normalise = vectors.Space.Normalise ? "l2" : "none",
        On = new FeatureChoice(vectors.Space.Components).ToString(),
    };

    /// <summary>The numbers that the clusters have in the table.</summary>
    private static int[] Clusters(NumberedLabels labels, string path)
    {
        var numbers = labels.Names.Select(name =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new UsageException(
                    $"--labels {path} has the label '{name}'; clusters are numbers from 0 on, or -1.")).ToArray();
        return Array.ConvertAll(labels.Numbers, number => number < 0 ? -1 : numbers[number]);
    }

    /// <summary>The column of the collections, where the table calls it so.</summary>
    private string? Column(string against) =>
        CsvTable.Read(shell.Absolute(against)).Column("collection") is null ? null : "collection";
}

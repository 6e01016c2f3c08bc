using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Cli.Commands.Neighbours;

/// <summary>The neighbours of rows: <c>indices.npy</c>, <c>distances.npy</c>, <c>metrics.json</c>.</summary>
internal sealed record NeighbourSearch
{
    private const int Usual = 10;

    /// <summary>How many of each; none for the usual number, or fewer where there are not so many rows.</summary>
    public int? K { get; init; }

    /// <summary>All within this distance in place of the k nearest.</summary>
    public double? Radius { get; init; }

    /// <summary>The share of the true neighbours that is enough; none for all of them.</summary>
    public double? Recall { get; init; }

    /// <summary>The memory that the search has to stay within; none when there is no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>What to run on the rows; a radius search writes as it goes.</summary>
    public Func<OutputFolder, VectorComputation> Compute(CancellationToken cancellation) => folder =>
        (points, basis, progress) => Radius is { } radius
            ? RadiusFiles.Write(points, radius, folder, basis, progress, cancellation)
            : Nearest(points, basis, progress, cancellation);

    /// <summary>The result for people.</summary>
    public static string Summary(Metrics metrics) => metrics.K is { } k
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{metrics.Rows:N0} rows, the {k} nearest of each, recall {metrics.Recall:0.0000} ({metrics.Method})")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{metrics.Rows:N0} rows, {metrics.Pairs:N0} neighbours within the radius, each pair counted twice");

    private VectorResult Nearest(
        Matrix points, Metrics basis, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var count = Count(points.Rows);
        var needed = ExactNeighbours.MemoryFor(points.Rows, count);
        if (needed > MemoryBytes)
        {
            throw new UsageException(
                $"{count} neighbours of {points.Rows} rows take {ByteSize.Write(needed)} beside the rows, more than "
                + $"--memory {ByteSize.Write(MemoryBytes.Value)}; allow more, or ask for fewer with --k.");
        }

        var options = new ApproximateNeighboursOptions
        {
            Count = count,
            Recall = Recall ?? 1,
            Seed = basis.Seed,
            Threads = basis.Threads,
        };
        var table = Recall is null
            ? ExactNeighbours.Find(points, count, basis.Threads, progress, cancellation)
            : ApproximateNeighbours.Find(points, options, progress, cancellation);
        var metrics = basis with
        {
            Method = Recall is null ? "exact" : "approximate",
            K = table.Count,
            Recall = table.Recall,
        };
        return new VectorResult(metrics, folder => Save(folder, table));
    }

    private int Count(int rows) => rows < 2
        ? throw new UsageException("neighbours need at least 2 rows; there is 1.")
        : K is not { } k
            ? Math.Min(Usual, rows - 1)
            : k < rows
                ? k
                : throw new UsageException(
                    $"--k is {k}, but each of the {rows} rows has {rows - 1} others; it takes 1 to {rows - 1}.");

    private static void Save(OutputFolder folder, NeighbourTable table)
    {
        NpyFile.Write(folder.Draft("indices.npy"), table.Indices, table.Count);
        NpyFile.Write(folder.Draft("distances.npy"), table.Distances);
        table.Dispose();
    }
}

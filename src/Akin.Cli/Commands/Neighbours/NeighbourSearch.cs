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

    /// <summary>
    /// Runs it on vectors from elsewhere; the exact search leaves rows in the file beyond the memory.
    /// </summary>
    public int Run(VectorRun run, CancellationToken cancellation) => Radius is null && Recall is null
        ? run.RunRows((rows, basis, progress) => Exact(rows, basis, progress, cancellation), Summary, cancellation)
        : run.Run(Compute(cancellation), Summary, cancellation);

    /// <summary>What to run on rows that are here; a radius search writes as it goes.</summary>
    public Func<OutputFolder, VectorComputation> Compute(CancellationToken cancellation) => folder =>
        (points, basis, progress) => Radius is { } radius
            ? RadiusFiles.Write(points, radius, folder, basis, progress, cancellation)
            : Recall is { } recall
                ? Approximate(points, recall, basis, progress, cancellation)
                : Exact(points, basis, progress, cancellation);

    /// <summary>The result for people.</summary>
    public static string Summary(Metrics metrics) => metrics.K is { } k
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(metrics.Rows, "row")}, the {k} nearest of each, recall {metrics.Recall:0.0000} "
            + $"({metrics.Method})")
        : $"{Counted.Of(metrics.Rows, "row")}, {Counted.Of(metrics.Pairs!.Value, "neighbour")} within the radius, each "
            + "pair counted twice";

    private VectorResult Exact(
        IRowSource points, Metrics basis, IProgress<StageProgress> progress, CancellationToken cancellation) => Result(
            "exact", basis,
            ExactNeighbours.Find(points, Count(points), basis.Threads, progress, cancellation));

    private VectorResult Approximate(
        Matrix points, double recall, Metrics basis, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var options = new ApproximateNeighboursOptions
        {
            Count = Count(points),
            Recall = recall,
            Seed = basis.Seed,
            Threads = basis.Threads,
        };
        return Result("approximate", basis, ApproximateNeighbours.Find(points, options, progress, cancellation));
    }

    private static VectorResult Result(string method, Metrics basis, NeighbourTable table) => new(
        basis with { Method = method, K = table.Count, Recall = table.Recall }, folder => Save(folder, table));

    private int Count(IRowSource points)
    {
        var count = Fitting(points.Rows);
        MemoryBudget.Check(
            $"a search for {Counted.Of(count, "neighbour")} of {Counted.Of(points.Rows, "row")}",
            MemoryBudget.BytesOf(points) + ExactNeighbours.MemoryFor(points.Rows, count), MemoryBytes);
        return count;
    }

    private int Fitting(int rows) => rows < 2
        ? throw new UsageException("neighbours need at least 2 rows; there is 1.")
        : K is not { } k
            ? Math.Min(Usual, rows - 1)
            : k < rows
                ? k
                : throw new UsageException(
                    $"--k is {k}, but each of the {Counted.Of(rows, "row")} has {Counted.Of(rows - 1, "other")}; "
                    + $"it takes 1 to {rows - 1}.");

    private static void Save(OutputFolder folder, NeighbourTable table)
    {
        NpyFile.Write(folder.Draft("indices.npy"), table.Indices, table.Count);
        NpyFile.Write(folder.Draft("distances.npy"), table.Distances);
        table.Dispose();
    }
}

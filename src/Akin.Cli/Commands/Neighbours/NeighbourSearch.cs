using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Cli.Commands.Neighbours;

/// <summary>The neighbours of rows: <c>indices.npy</c>, <c>distances.npy</c>, <c>metrics.json</c>.</summary>
/// <param name="K">How many of each; none for the usual number, or fewer where there are not so many rows.</param>
internal sealed record NeighbourSearch(int? K)
{
    private const int Usual = 10;

    /// <summary>What to run on the rows.</summary>
    public VectorComputation Compute(CancellationToken cancellation) => (points, basis, progress) =>
    {
        var table = ExactNeighbours.Find(points, Count(points.Rows), basis.Threads, progress, cancellation);
        return new VectorResult(
            basis with { Method = "exact", K = table.Count, Recall = 1 }, folder => Save(folder, table));
    };

    /// <summary>The result for people.</summary>
    public static string Summary(Metrics metrics) => string.Create(
        CultureInfo.InvariantCulture,
        $"{metrics.Rows:N0} rows, the {metrics.K} nearest of each, recall {metrics.Recall:0.####}");

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

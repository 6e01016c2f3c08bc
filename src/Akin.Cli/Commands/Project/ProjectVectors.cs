using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Projection;

namespace Akin.Cli.Commands.Project;

/// <summary>Maps vectors from elsewhere: <c>map.npy</c>, <c>metrics.json</c>.</summary>
internal static class ProjectVectors
{
    /// <summary>Makes a map; principal components of rows that need not fit the memory.</summary>
    public static int Make(
        MapOptions options, long? memoryBytes, VectorRun run, CancellationToken cancellation)
    {
        if (options is { Method: MapMethod.Tsne, Dimensions: not 2 })
        {
            throw new UsageException(
                $"--dims is {options.Dimensions}, but t-SNE draws maps of 2; --method umap and pca take more.");
        }

        return options.Method == MapMethod.Pca
            ? run.RunRows(
                (rows, basis, _) =>
                {
                    CheckDimensions(rows, options);
                    MemoryBudget.CheckComponents(rows, options.Dimensions, memoryBytes);
                    return Result(PointMap.OfComponents(rows, options, cancellation), options, basis);
                },
                Summary,
                cancellation)
            : run.Run(Neighbouring, Summary, cancellation);

        VectorResult Neighbouring(Matrix points, Metrics basis, IProgress<StageProgress> progress)
        {
            CheckDimensions(points, options);
            CheckMemory(points, options, memoryBytes);
            return Result(PointMap.Make(points, options, progress, cancellation), options, basis);
        }
    }

    /// <summary>Places vectors on a map that is there.</summary>
    public static int Place(
        OntoMap onto, long? memoryBytes, VectorRun run, CancellationToken cancellation) => run.Run(
        (points, basis, progress) =>
        {
            var options = onto.Making.Options;
            MemoryBudget.Check(
                $"placing {Counted.Of(points.Rows, "row")} on a map of {Counted.Of(onto.Mapped.Rows, "row")}",
                MemoryBudget.BytesOf(points) + MemoryBudget.BytesOf(onto.Mapped)
                    + PointMap.MemoryFor(points.Rows + onto.Mapped.Rows, options),
                memoryBytes);
            var placed = PointMap.Place(points, onto.Mapped, onto.Map, options, progress, cancellation);
            return Result(placed, options, basis);
        },
        Summary,
        cancellation);

    /// <summary>Refuses more dimensions than the rows have; a map of two is always drawn.</summary>
    private static void CheckDimensions(IRowSource points, MapOptions options)
    {
        var most = Math.Max(2, Math.Min(points.Rows, points.Columns));
        if (options.Dimensions > most)
        {
            throw new UsageException(
                $"--dims is {options.Dimensions}, but {Counted.Of(points.Rows, "row")} of "
                + $"{Counted.Of(points.Columns, "column")} have at most {most}.");
        }
    }

    /// <summary>Where a map of t-SNE started; none for others, and for points placed on one.</summary>
    private static string? StartOf(PointMap map, MapOptions options) => map.KlDivergence is null ? null
        : options.Start == TsneStart.Spectral ? "spectral" : "pca";

    private static void CheckMemory(Matrix points, MapOptions options, long? memoryBytes) => MemoryBudget.Check(
        $"a map of {Counted.Of(points.Rows, "row")}",
        MemoryBudget.BytesOf(points) + PointMap.MemoryFor(points.Rows, options), memoryBytes);

    private static VectorResult Result(PointMap map, MapOptions options, Metrics basis)
    {
        var metrics = basis with
        {
            Method = MapMethods.NameOf(options.Method),
            KlDivergence = map.KlDivergence,
            Perplexity = map.Perplexity,
            Neighbours = map.Neighbours,
            Trustworthiness = map.Trustworthiness,
            MinDist = options.Method == MapMethod.Umap ? options.MinDist : null,
            Dims = map.Coordinates.Columns,
            Start = StartOf(map, options),
            Whiten = options.Method == MapMethod.Pca ? options.Whiten : null,
            ExplainedVarianceRatio = map.ExplainedVarianceRatio ?? basis.ExplainedVarianceRatio,
        };
        return new VectorResult(metrics, folder => Save(folder, map));
    }

    private static void Save(OutputFolder folder, PointMap map)
    {
        NpyFile.Write(folder.Draft("map.npy"), map.Coordinates);
        map.Dispose();
    }

    private static string Summary(Metrics metrics)
    {
        var more = metrics switch
        {
            { Method: "umap", Trustworthiness: { } trust } => string.Create(
                CultureInfo.InvariantCulture, $", trustworthiness {trust:0.0000}"),
            { KlDivergence: { } divergence } => string.Create(
                CultureInfo.InvariantCulture, $", Kullback-Leibler divergence {divergence:0.0000}"),
            { Method: "pca", ExplainedVarianceRatio: { } ratio } => string.Create(
                CultureInfo.InvariantCulture, $" with {ratio.Sum():0.0 %} of the variance"),
            _ => "",
        };
        return $"{Counted.Of(metrics.Rows, "row")} on a map{more}";
    }
}

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
        return options.Method == MapMethod.Pca
            ? run.RunRows(
                (rows, basis, _) => Result(PointMap.OfComponents(rows, options, cancellation), options, basis),
                Summary,
                cancellation)
            : run.Run(Neighbouring, Summary, cancellation);

        VectorResult Neighbouring(Matrix points, Metrics basis, IProgress<StageProgress> progress)
        {
            CheckMemory(points.Rows, options, memoryBytes);
            return Result(PointMap.Make(points, options, progress, cancellation), options, basis);
        }
    }

    /// <summary>Places vectors on a map that is there.</summary>
    public static int Place(OntoMap onto, VectorRun run, CancellationToken cancellation) => run.Run(
        (points, basis, progress) =>
        {
            onto.Check(points);
            var placed = PointMap.Place(
                points, onto.Mapped.Points, onto.Map, onto.Options, progress, cancellation);
            return Result(placed, onto.Options, basis);
        },
        Summary,
        cancellation);

    private static void CheckMemory(int rows, MapOptions options, long? memoryBytes)
    {
        var needed = PointMap.MemoryFor(rows, options);
        if (needed > memoryBytes)
        {
            throw new UsageException(
                $"a map of {rows} rows takes about {ByteSize.Write(needed)} beside the rows, more than --memory "
                + $"{ByteSize.Write(memoryBytes.Value)}; allow more, or ask for fewer neighbours with --perplexity or "
                + "--neighbours.");
        }
    }

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
        return string.Create(CultureInfo.InvariantCulture, $"{metrics.Rows:N0} rows on a map{more}");
    }
}

using System.Globalization;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Projection;

namespace Akin.Cli.Commands.Project;

/// <summary>Maps vectors from elsewhere: <c>map.npy</c>, <c>metrics.json</c>.</summary>
internal static class ProjectVectors
{
    public static int Run(MapOptions options, VectorRun run, CancellationToken cancellation) => run.Run(
        (points, basis, progress) =>
        {
            var map = PointMap.Make(points, options, progress, cancellation);
            var metrics = basis with
            {
                Method = options.Method == MapMethod.Tsne ? "tsne" : "pca",
                KlDivergence = map.KlDivergence,
                Perplexity = map.Perplexity,
                ExplainedVarianceRatio = map.ExplainedVarianceRatio ?? basis.ExplainedVarianceRatio,
            };
            return new VectorResult(metrics, folder => Save(folder, map));
        },
        Summary,
        cancellation);

    private static void Save(OutputFolder folder, PointMap map)
    {
        NpyFile.Write(folder.Draft("map.npy"), map.Coordinates);
        map.Dispose();
    }

    private static string Summary(Metrics metrics) => metrics.KlDivergence is { } divergence
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{metrics.Rows:N0} rows on a map, Kullback-Leibler divergence {divergence:0.0000}")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{metrics.Rows:N0} rows on a map with {metrics.ExplainedVarianceRatio!.Sum():0.0 %} of the variance");
}

using System.Globalization;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Projection;

namespace Akin.Cli.Commands.Project;

/// <summary>Maps vectors from elsewhere.</summary>
internal static class ProjectVectors
{
    public static int Run(ProjectOptions options, VectorRun run, CancellationToken cancellation) => run.Run(
        (points, basis, progress) => options.Method == MapMethod.Pca
            ? Components(points, options, basis, cancellation)
            : throw new Akin.Cli.Parsing.UsageException("--method pca is needed."),
        metrics => metrics.KlDivergence is { } divergence
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{metrics.Rows:N0} rows on a map, Kullback-Leibler divergence {divergence:0.0000}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{metrics.Rows:N0} rows on a map with {metrics.ExplainedVarianceRatio!.Sum():0.0 %} of the variance"),
        cancellation);

    private static VectorResult Components(
        Matrix points, ProjectOptions options, Metrics basis, CancellationToken cancellation)
    {
        var pca = new PcaOptions { Components = options.Dimensions, Seed = basis.Seed, Threads = basis.Threads };
        using var model = Pca.Fit(points, pca, cancellation);
        var map = model.Transform(points, basis.Threads, cancellation);
        return new VectorResult(
            basis with { Method = "pca", ExplainedVarianceRatio = [.. model.ExplainedVarianceRatio] },
            folder => Save(folder, map));
    }

    private static void Save(OutputFolder folder, Matrix map)
    {
        NpyFile.Write(folder.Draft("map.npy"), map);
        map.Dispose();
    }
}

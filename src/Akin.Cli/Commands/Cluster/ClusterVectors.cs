using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Cli.Commands.Cluster;

/// <summary>Groups vectors from elsewhere: <c>labels.csv</c>, <c>centers.npy</c>, <c>metrics.json</c>.</summary>
internal static class ClusterVectors
{
    private const double DefaultTolerance = 1e-4;

    public static int Run(
        ClusterOptions options, VectorRun run, Shell shell, Settings settings, CancellationToken cancellation)
    {
        using var start = options.Init is { } path
            ? VectorInput.Read(shell.Absolute(path), settings.MemoryBytes)
            : null;
        return run.Run(
            (points, basis, progress) => Group(points, options, start, basis, progress, cancellation), Summary, cancellation);
    }

    private static VectorResult Group(
        Matrix points, ClusterOptions options, Matrix? start, Metrics basis, IProgress<StageProgress> progress,
        CancellationToken cancellation)
    {
        Check(points, options, start);
        var k = options.K ?? throw new UsageException("--k N is needed.");
        var result = KMeans.Fit(points, KMeansOptionsFor(options, k, start, basis), progress, cancellation);
        var metrics = basis with
        {
            Method = "kmeans",
            K = k,
            Inertia = result.Inertia,
            Iterations = result.Iterations,
            Clusters = result.Clusters,
            Noise = 0,
        };
        return new VectorResult(metrics, folder => Save(folder, result));
    }

    private static KMeansOptions KMeansOptionsFor(ClusterOptions options, int k, Matrix? start, Metrics basis)
    {
        var unsaid = new KMeansOptions();
        return new KMeansOptions
        {
            K = k,
            InitialCenters = start,
            Restarts = options.Restarts ?? unsaid.Restarts,
            MaxIterations = options.Iterations ?? unsaid.MaxIterations,
            Tolerance = options.Tolerance ?? (start is not null && options.Iterations is not null ? 0 : DefaultTolerance),
            Seed = basis.Seed,
            Threads = basis.Threads,
        };
    }

    private static void Check(Matrix points, ClusterOptions options, Matrix? start)
    {
        if (options.K > points.Rows)
        {
            throw new UsageException(
                $"--k is {options.K}, but there are {points.Rows} rows; it takes 1 to {points.Rows}.");
        }

        if (start is not null && (start.Rows != options.K || start.Columns != points.Columns))
        {
            throw new UsageException(
                $"{options.Init} has {start.Rows} × {start.Columns} values; --k {options.K} on {points.Columns} columns "
                + $"needs {options.K} × {points.Columns}.");
        }
    }

    private static void Save(OutputFolder folder, KMeansResult result)
    {
        LabelsCsv.Write(folder.Draft("labels.csv"), result.Labels);
        NpyFile.Write(folder.Draft("centers.npy"), result.Centers);
    }

    private static string Summary(Metrics metrics) => string.Create(
        CultureInfo.InvariantCulture,
        $"{metrics.Rows:N0} rows in {metrics.Clusters} clusters, inertia {metrics.Inertia:G6} after {metrics.Iterations} steps");
}

using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Cluster;

/// <summary>
/// Groups vectors from elsewhere: <c>labels.csv</c>, <c>centers.npy</c>, <c>metrics.json</c>, and <c>curve.csv</c>
/// when k is to be chosen.
/// </summary>
internal sealed class ClusterVectors(VectorRun run, Settings settings, Shell shell)
{
    /// <summary>Runs it.</summary>
    /// <param name="options">How to group.</param>
    /// <param name="centers">An NPY file of centres to start from; none to draw them.</param>
    /// <param name="cancellation">Leaves no file behind.</param>
    public int Run(GroupingOptions options, string? centers, CancellationToken cancellation)
    {
        if (centers is null)
        {
            return Group(options, null, cancellation);
        }

        if (options.K is null)
        {
            throw new UsageException("--init gives the centres to start from, so --k must be their number.");
        }

        using var start = VectorInput.Read(shell.Absolute(centers), settings.MemoryBytes);
        return Group(options with { InitialCenters = start }, centers, cancellation);
    }

    private int Group(GroupingOptions options, string? centers, CancellationToken cancellation) => run.Run(
        (points, basis, progress) =>
        {
            Check(points, options, centers);
            var grouping = Grouping.Find(points, options with { Score = false }, progress, cancellation);
            var metrics = basis with
            {
                Method = "kmeans",
                K = grouping.K,
                Inertia = grouping.Groups.Inertia,
                Iterations = grouping.Groups.Iterations,
                Silhouette = grouping.Silhouette,
                Clusters = grouping.Groups.Clusters,
                Noise = 0,
                ElbowK = grouping.Choice?.ElbowK,
                Explanation = grouping.Choice?.Explanation,
            };
            return new VectorResult(metrics, folder => Save(folder, grouping));
        },
        Summary,
        cancellation);

    private static void Check(Matrix points, GroupingOptions options, string? centers)
    {
        if (options.K > points.Rows)
        {
            throw new UsageException(
                $"--k is {options.K}, but there are {points.Rows} rows; it takes 1 to {points.Rows}.");
        }

        if (options.InitialCenters is { } start && (start.Rows != options.K || start.Columns != points.Columns))
        {
            throw new UsageException(
                $"{centers} has {start.Rows} × {start.Columns} values; --k {options.K} on {points.Columns} columns "
                + $"needs {options.K} × {points.Columns}.");
        }
    }

    private static void Save(OutputFolder folder, Grouping grouping)
    {
        LabelsFile.Write(folder.Draft("labels.csv"), grouping.Groups.Labels);
        NpyFile.Write(folder.Draft("centers.npy"), grouping.Groups.Centers);
        if (grouping.Choice is { } choice)
        {
            CurveFile.Write(folder.Draft("curve.csv"), choice.Curve);
        }
    }

    private static string Summary(Metrics metrics)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{metrics.Rows:N0} rows in {metrics.Clusters} clusters, inertia {metrics.Inertia:G6} after " +
            $"{metrics.Iterations} steps");
        return metrics.Explanation is { } why ? $"{line}\n{why}" : line;
    }
}

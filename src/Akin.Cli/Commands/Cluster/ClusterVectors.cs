using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Cluster;

/// <summary>
/// Groups vectors from elsewhere: <c>labels.csv</c>, <c>metrics.json</c>; for k-means <c>centers.npy</c>, and
/// <c>iterations.csv</c>, or <c>curve.csv</c> when k is to be chosen; <c>core-distances.csv</c> when DBSCAN's
/// radius is to be chosen; <c>probabilities.csv</c> for HDBSCAN; <c>linkage.npy</c> for agglomerative.
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

    private int Group(GroupingOptions options, string? centers, CancellationToken cancellation) =>
        options.Method == GroupingMethod.KMeans && options.K is not null
            ? run.RunRows(
                (rows, basis, progress) =>
                {
                    Check(rows, options, centers);
                    return Result(basis, Grouping.FindInRows(rows, options, progress, cancellation), options);
                },
                Summary,
                cancellation)
            : run.Run(
                (points, basis, progress) =>
                {
                    Check(points, options, centers);
                    var grouping = Grouping.Find(points, options with { Score = false }, progress, cancellation);
                    return Result(basis, grouping, options);
                },
                Summary,
                cancellation);

    private static string? Explanation(Grouping grouping, GroupingOptions options) =>
        grouping.Explanation.Length > 0
            ? grouping.Explanation
            : grouping.Clusters < options.K
                ? $"{options.K} clusters were asked for; the rows give only {grouping.Clusters} distinct ones."
                : null;

    private static VectorResult Result(Metrics basis, Grouping grouping, GroupingOptions options)
    {
        var metrics = basis with
        {
            Method = GroupingMethods.NameOf(options.Method),
            K = grouping.K,
            Eps = grouping.Radius,
            Inertia = grouping.Inertia,
            Iterations = grouping.Iterations,
            TrainedRows = grouping.TrainedRows,
            Silhouette = grouping.Silhouette,
            Clusters = grouping.Clusters,
            Noise = grouping.Noise,
            ElbowK = grouping.Choice?.ElbowK,
            Explanation = Explanation(grouping, options),
        };
        return new VectorResult(metrics, folder => Save(folder, grouping));
    }

    private static void Check(IRowSource points, GroupingOptions options, string? centers)
    {
        GroupCount.Check(options.K, points.Rows, "rows");
        if (Grouping.WhyNot(points.Rows, points.Columns, options) is { } reason)
        {
            throw new UsageException(reason);
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
        LabelsFile.Write(folder.Draft("labels.csv"), grouping.Labels);
        if (grouping.Inertia is not null)
        {
            NpyFile.Write(folder.Draft("centers.npy"), grouping.Centers);
        }

        if (grouping.Steps.Count > 0)
        {
            IterationsFile.Write(folder.Draft(IterationsFile.Name), grouping.Steps);
        }

        if (grouping.Choice is { } choice)
        {
            CurveFile.Write(folder.Draft("curve.csv"), choice.Curve);
        }

        if (grouping.CoreDistances is { } distances)
        {
            CoreDistanceFile.Write(folder.Draft(CoreDistanceFile.Name), distances);
        }

        if (grouping.Tree is { } tree)
        {
            LinkageFile.Write(folder.Draft(LinkageFile.Name), tree);
        }

        if (grouping.Probabilities is { } probabilities)
        {
            ProbabilitiesFile.Write(folder.Draft(ProbabilitiesFile.Name), probabilities);
        }
    }

    private static string Summary(Metrics metrics)
    {
        var culture = CultureInfo.InvariantCulture;
        var rest = metrics.Inertia is { } inertia
            ? string.Create(culture, $"inertia {inertia:G6} after {metrics.Iterations} steps")
            : string.Create(culture, $"{metrics.Noise:N0} in none");
        var line = string.Create(culture, $"{metrics.Rows:N0} rows in {metrics.Clusters} clusters, {rest}");
        return metrics.Explanation is { } why ? $"{line}\n{why}" : line;
    }
}

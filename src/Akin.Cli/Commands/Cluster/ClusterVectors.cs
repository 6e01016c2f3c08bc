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
    public int Run(GroupingOptions options, string? centers, CancellationToken cancellation) =>
        options.Method == GroupingMethod.KMeans && options.K is not null
            ? run.RunRows(
                (rows, basis, progress) =>
                {
                    using var start = centers is null ? null : Start(centers, rows);
                    var started = options with { InitialCenters = start };
                    Check(rows, started, centers);
                    return Result(basis, Grouping.FindInRows(rows, started, progress, cancellation), options, rows);
                },
                Summary,
                cancellation)
            : run.Run(
                (points, basis, progress) =>
                {
                    Check(points, options, centers);
                    var grouping = Grouping.Find(points, options with { Score = false }, progress, cancellation);
                    return Result(basis, grouping, options, points);
                },
                Summary,
                cancellation);

    /// <summary>The centres to start from, measured from where the rows are.</summary>
    private Matrix Start(string centers, IRowSource rows)
    {
        var path = shell.Absolute(centers);
        var reading = rows.Origin?.Count == VectorInput.Shape(path).Columns
            ? new RowReading { Origin = rows.Origin }
            : RowReading.Plain;
        return VectorInput.Read(path, settings.MemoryBytes, reading);
    }

    private static string? Explanation(Grouping grouping, GroupingOptions options) =>
        grouping.Explanation.Length > 0
            ? grouping.Explanation
            : grouping.Clusters < options.K
                ? $"{Counted.Of(options.K.Value, "cluster was", "clusters were")} asked for; the rows give only "
                    + $"{Counted.Of(grouping.Clusters, "distinct one")}."
                : null;

    private static VectorResult Result(
        Metrics basis, Grouping grouping, GroupingOptions options, IRowSource points)
    {
        var metrics = basis with
        {
            Method = GroupingMethods.NameOf(options.Method),
            K = grouping.K,
            Height = options.Height,
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
        return new VectorResult(metrics, folder => Save(folder, grouping, points.Origin));
    }

    private static void Check(IRowSource points, GroupingOptions options, string? centers)
    {
        GroupCount.Check(options.K, points.Rows, "row");
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

    private static void Save(OutputFolder folder, Grouping grouping, IReadOnlyList<double>? origin)
    {
        LabelsFile.Write(folder.Draft("labels.csv"), grouping.Labels);
        if (grouping.Inertia is not null)
        {
            NpyFile.Write(folder.Draft("centers.npy"), grouping.Centers, origin);
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
            ? string.Create(culture, $"inertia {inertia:G6} after {Counted.Of(metrics.Iterations!.Value, "step")}")
            : string.Create(culture, $"{metrics.Noise:N0} in none");
        var line = $"{Counted.Of(metrics.Rows, "row")} in {Counted.Of(metrics.Clusters!.Value, "cluster")}, {rest}";
        return metrics.Explanation is { } why ? $"{line}\n{why}" : line;
    }
}

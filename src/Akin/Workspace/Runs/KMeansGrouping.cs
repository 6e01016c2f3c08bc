using System.Globalization;
using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>k-means, with k given or chosen.</summary>
internal sealed class KMeansGrouping : IGroupingMethod
{
    private const string By = "k-by";

    public GroupingMethod Method => GroupingMethod.KMeans;

    public string Name => "kmeans";

    public Grouping Find(
        Matrix points, GroupingOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        if (options.K is not null)
        {
            return Fit(points, options, progress, cancellation);
        }

        var choice = KSweep.Run(points, SweepOptionsFor(options), progress, cancellation);
        var groups = choice.Best;
        return Of(groups, groups.Clusters) with
        {
            Silhouette = choice.Curve.FirstOrDefault(point => point.K == groups.Clusters)?.Silhouette,
            Choice = choice,
            Explanation = choice.Explanation,
        };
    }

    /// <summary>k-means with k given, of rows wherever they are.</summary>
    public static Grouping Fit(
        IRowSource rows, GroupingOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var groups = KMeans.Fit(rows, KMeansOptionsFor(rows, options), progress, cancellation);
        var sampled = groups.TrainedRows < groups.Labels.Length;
        return Of(groups, options.K!.Value) with
        {
            Steps = groups.Steps,
            TrainedRows = sampled ? groups.TrainedRows : null,
            Explanation = sampled
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Trained on a sample of {groups.TrainedRows:N0} of {Counted.Of(groups.Labels.Length, "row")}, "
                    + $"what the memory allowed holds; all rows are labelled.")
                : "",
        };
    }

    public IEnumerable<KeyValuePair<string, string>> Parameters(GroupingOptions options) =>
    [
        ParameterText.Of("k", options.K),
        ParameterText.Of("k-min", options.KMin),
        ParameterText.Of("k-max", options.KMax),
        new(By, options.By.ToString().ToLowerInvariant()),
        ParameterText.Of("restarts", options.Restarts),
        ParameterText.Of("iterations", options.Iterations),
        ParameterText.Of("tolerance", options.Tolerance),
        .. Variant(options),
    ];

    /// <summary>What departs from plain k-means; plain runs keep the names they always had.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Variant(GroupingOptions options)
    {
        if (options.Spherical)
        {
            yield return ParameterText.Of("spherical", true);
        }

        if (options.Batch is { } batch)
        {
            yield return ParameterText.Of("batch", batch);
        }
    }

    public GroupingOptions Read(ParameterText parameters)
    {
        var unsaid = new GroupingOptions();
        return unsaid with
        {
            K = parameters.Whole("k"),
            KMin = parameters.Whole("k-min") ?? unsaid.KMin,
            KMax = parameters.Whole("k-max") ?? unsaid.KMax,
            By = parameters.Word(By) is { } by ? Enum.Parse<KCriterion>(by, ignoreCase: true) : unsaid.By,
            Restarts = parameters.Whole("restarts"),
            Iterations = parameters.Whole("iterations"),
            Tolerance = parameters.Real("tolerance"),
            Spherical = parameters.IsSet("spherical"),
            Batch = parameters.Whole("batch"),
        };
    }

    private static Grouping Of(KMeansResult groups, int k) => new()
    {
        Method = GroupingMethod.KMeans,
        Labels = groups.Labels,
        Centers = groups.Centers,
        Distances = groups.Distances,
        K = k,
        Inertia = groups.Inertia,
        Iterations = groups.Iterations,
    };

    private static KSweepOptions SweepOptionsFor(GroupingOptions options)
    {
        var unsaid = new KSweepOptions();
        return unsaid with
        {
            KMin = options.KMin,
            KMax = options.KMax,
            Restarts = options.Restarts,
            By = options.By,
            Silhouettes = options.Silhouettes,
            MemoryBytes = options.MemoryBytes,
            Seed = options.Seed,
            Threads = options.Threads,
        };
    }

    private static KMeansOptions KMeansOptionsFor(IRowSource rows, GroupingOptions options)
    {
        var unsaid = new KMeansOptions();
        var exactly = options.InitialCenters is not null && options.Iterations is not null;
        return unsaid with
        {
            K = options.K ?? 1,
            InitialCenters = options.InitialCenters,
            Restarts = options.Restarts ?? KPlan.StartsOf(rows.Rows, rows.Columns, options.K ?? 1),
            MaxIterations = options.Iterations ?? unsaid.MaxIterations,
            Tolerance = options.Tolerance ?? (exactly ? 0 : unsaid.Tolerance),
            Spherical = options.Spherical,
            Batch = options.Batch,
            MemoryBytes = options.MemoryBytes,
            Seed = options.Seed,
            Threads = options.Threads,
        };
    }
}

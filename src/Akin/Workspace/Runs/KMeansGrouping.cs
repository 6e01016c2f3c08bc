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
        var choice = options.K is null
            ? KSweep.Run(points, SweepOptionsFor(options), progress, cancellation)
            : null;
        var groups = choice?.Best ?? KMeans.Fit(points, KMeansOptionsFor(options), progress, cancellation);
        var k = options.K ?? groups.Clusters;
        return new()
        {
            Method = Method,
            Labels = groups.Labels,
            Centers = groups.Centers,
            Distances = groups.Distances,
            K = k,
            Inertia = groups.Inertia,
            Iterations = groups.Iterations,
            Silhouette = choice?.Curve.FirstOrDefault(point => point.K == k)?.Silhouette,
            Choice = choice,
            Explanation = choice?.Explanation ?? "",
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
    ];

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
        };
    }

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

    private static KMeansOptions KMeansOptionsFor(GroupingOptions options)
    {
        var unsaid = new KMeansOptions();
        var exactly = options.InitialCenters is not null && options.Iterations is not null;
        return unsaid with
        {
            K = options.K ?? 1,
            InitialCenters = options.InitialCenters,
            Restarts = options.Restarts ?? unsaid.Restarts,
            MaxIterations = options.Iterations ?? unsaid.MaxIterations,
            Tolerance = options.Tolerance ?? (exactly ? 0 : unsaid.Tolerance),
            Seed = options.Seed,
            Threads = options.Threads,
        };
    }
}

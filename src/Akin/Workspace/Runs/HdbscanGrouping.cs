using Akin.Clustering.Density;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>HDBSCAN.</summary>
internal sealed class HdbscanGrouping : IGroupingMethod
{
    private const string Leaf = "leaf";

    public GroupingMethod Method => GroupingMethod.Hdbscan;

    public string Name => "hdbscan";

    public Grouping Find(
        Matrix points, GroupingOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var result = Hdbscan.Fit(points, FitFor(options), progress, cancellation);
        return Grouping.OfLabels(Method, points, result.Labels) with
        {
            Probabilities = result.Probabilities,
            Explanation = $"HDBSCAN: groups of at least {options.MinClusterSize}, density by the distance to "
                + $"{Counted.Of(options.MinSamples, "point")}, the most persistent ones taken "
                + $"({NameOf(options.Selection)}).",
        };
    }

    public string? WhyNot(int rows, int columns, GroupingOptions options) =>
        Hdbscan.WhyNot(rows, columns, FitFor(options));

    public IEnumerable<KeyValuePair<string, string>> Parameters(GroupingOptions options) =>
    [
        ParameterText.Of("min-cluster-size", options.MinClusterSize),
        ParameterText.Of("min-samples", options.MinSamples, options.MinSamplesFrom),
        new("selection", NameOf(options.Selection)),
        ParameterText.Of("allow-single-cluster", options.AllowSingleCluster),
    ];

    public GroupingOptions Read(ParameterText parameters)
    {
        var unsaid = new GroupingOptions();
        return unsaid with
        {
            MinClusterSize = parameters.Whole("min-cluster-size") ?? unsaid.MinClusterSize,
            MinSamples = parameters.Whole("min-samples") ?? unsaid.MinSamples,
            MinSamplesFrom = parameters.From("min-samples"),
            Selection = parameters.Word("selection") == Leaf
                ? ClusterSelection.Leaf : ClusterSelection.ExcessOfMass,
            AllowSingleCluster = parameters.IsSet("allow-single-cluster"),
        };
    }

    private static HdbscanOptions FitFor(GroupingOptions options) => new()
    {
        MinClusterSize = options.MinClusterSize,
        MinSamples = options.MinSamples,
        Selection = options.Selection,
        AllowSingleCluster = options.AllowSingleCluster,
        MemoryBytes = options.MemoryBytes,
        Threads = options.Threads,
    };

    private static string NameOf(ClusterSelection selection) =>
        selection == ClusterSelection.Leaf ? Leaf : "eom";
}

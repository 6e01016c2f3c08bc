using System.Globalization;
using Akin.Clustering.Density;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>DBSCAN, with the radius given or read off the core distances.</summary>
internal sealed class DbscanGrouping : IGroupingMethod
{
    public GroupingMethod Method => GroupingMethod.Dbscan;

    public string Name => "dbscan";

    public Grouping Find(
        Matrix points, GroupingOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var choice = options.Radius is null
            ? RadiusChoice.Find(points, options.MinSamples, options.Threads, progress, cancellation)
            : null;
        var radius = options.Radius ?? choice!.Radius;
        var fit = FitFor(options) with { Radius = radius };
        var labels = Dbscan.Fit(points, fit, progress, cancellation).Labels;
        var culture = CultureInfo.InvariantCulture;
        return Grouping.OfLabels(Method, points, labels) with
        {
            Radius = radius,
            CoreDistances = choice?.CoreDistances,
            Explanation = choice?.Explanation ?? string.Create(
                culture,
                $"DBSCAN with radius {radius:G6}: a point is dense with {Counted.Of(options.MinSamples, "point")} ")
                + "within it.",
        };
    }

    public string? WhyNot(int rows, int columns, GroupingOptions options) =>
        (options.Radius is null
            ? RadiusChoice.WhyNot(rows, columns, options.MinSamples, options.MemoryBytes) : null)
        ?? Dbscan.WhyNot(rows, columns, FitFor(options));

    public IEnumerable<KeyValuePair<string, string>> Parameters(GroupingOptions options) =>
    [
        ParameterText.Of("eps", options.Radius, options.RadiusFrom),
        ParameterText.Of("min-samples", options.MinSamples, options.MinSamplesFrom),
    ];

    public GroupingOptions Read(ParameterText parameters)
    {
        var unsaid = new GroupingOptions();
        return unsaid with
        {
            Radius = parameters.Real("eps"),
            RadiusFrom = parameters.From("eps"),
            MinSamples = parameters.Whole("min-samples") ?? unsaid.MinSamples,
            MinSamplesFrom = parameters.From("min-samples"),
        };
    }

    private static DbscanOptions FitFor(GroupingOptions options) => new()
    {
        MinSamples = options.MinSamples,
        MemoryBytes = options.MemoryBytes,
        Threads = options.Threads,
    };
}

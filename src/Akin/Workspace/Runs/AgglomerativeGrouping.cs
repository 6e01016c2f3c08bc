using Akin.Clustering.Hierarchy;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>Agglomerative clustering, cut at a number of groups or at a height.</summary>
internal sealed class AgglomerativeGrouping : IGroupingMethod
{
    public GroupingMethod Method => GroupingMethod.Agglomerative;

    public string Name => "agglomerative";

    public Grouping Find(
        Matrix points, GroupingOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var unsaid = new AgglomerativeOptions();
        var result = Agglomerative.Fit(
            points,
            unsaid with
            {
                Linkage = options.Linkage,
                K = options.K ?? unsaid.K,
                Height = options.Height,
                MemoryBytes = options.MemoryBytes,
                Threads = options.Threads,
            },
            progress,
            cancellation);
        return Grouping.OfLabels(Method, points, result.Labels) with
        {
            Tree = result.Tree,
            K = options.K ?? result.Labels.Max() + 1,
        };
    }

    public string? WhyNot(int rows, int columns, GroupingOptions options) => Agglomerative.WhyNot(
        rows, columns, new() { Linkage = options.Linkage, MemoryBytes = options.MemoryBytes });

    public IEnumerable<KeyValuePair<string, string>> Parameters(GroupingOptions options) =>
    [
        new("linkage", LinkageNames.Of(options.Linkage)),
        ParameterText.Of("k", options.K),
        ParameterText.Of("height", options.Height),
    ];

    public GroupingOptions Read(ParameterText parameters) => new()
    {
        Linkage = LinkageNames.All.FirstOrDefault(each => each.Name == parameters.Word("linkage")).Linkage,
        K = parameters.Whole("k"),
        Height = parameters.Real("height"),
    };
}

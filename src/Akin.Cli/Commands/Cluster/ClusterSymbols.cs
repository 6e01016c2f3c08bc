using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Clustering;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Cluster;

/// <summary>The options of grouping, which <c>akin cluster</c> and <c>akin run</c> share.</summary>
internal sealed class ClusterSymbols
{
    private readonly Option<GroupingMethod> _method = new("--method")
    {
        Description = "How to group: k-means (round groups, every point in one), DBSCAN (dense regions at one radius, "
            + "the rest noise), HDBSCAN (dense regions of any density, the rest noise) or agglomerative (near groups "
            + "join, the tree is cut). Default: kmeans.",
        HelpName = string.Join('|', GroupingMethods.Names.Select(each => each.Name)),
        CustomParser = Values.Word([.. GroupingMethods.Names]),
    };

    private readonly DensitySymbols _density = new();
    private readonly HierarchySymbols _hierarchy = new();

    private readonly Option<OrAuto<int>> _k = new("--k")
    {
        Description = "k-means, agglomerative: number of clusters, or auto to choose it (k-means). Default: auto.",
        HelpName = "N|auto",
        CustomParser = Values.WholeOrAuto(1),
    };

    private readonly Option<int> _kMin = new("--k-min")
    {
        Description = "With --k auto: the least number tried. Default: 2.",
        HelpName = "N",
        CustomParser = Values.Whole(2),
        DefaultValueFactory = _ => 2,
    };

    private readonly Option<int> _kMax = new("--k-max")
    {
        Description = "With --k auto: the largest number tried, at most one less than there are rows. Default: 30.",
        HelpName = "N",
        CustomParser = Values.Whole(2),
        DefaultValueFactory = _ => 30,
    };

    private readonly Option<KCriterion> _by = KSymbols.By("With --k auto: what the choice goes by");

    private readonly Option<int?> _restarts = new("--restarts")
    {
        Description = "Starts of k-means, of which the best is kept. Default: 10, up to 40 for 2000 rows or less, "
            + "with --k auto fewer for large data.",
        HelpName = "R",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<double?> _tolerance = new("--tolerance")
    {
        Description = "k-means, with --k N: stop when the centres move less than this, relative to the data's "
            + "spread. Default: 0.0001.",
        HelpName = "T",
        CustomParser = Values.RealNotNegative,
    };

    private readonly Option<int?> _iterations = new("--iterations")
    {
        Description = "k-means, with --k N: at most N steps; with --init exactly N (tolerance 0), or fewer when "
            + "another would change no bit. Default: 300.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<bool> _spherical = new("--spherical")
    {
        Description = "With --k N: spherical k-means, which compares rows by their direction alone.",
    };

    private readonly Option<int?> _batch = new("--batch")
    {
        Description = "With --k N: mini-batch k-means, N rows drawn at random a step; near the optimum, and fast.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    public void AddTo(Command command)
    {
        List<Option> options =
            [_method, _k, _kMin, _kMax, _by, _restarts, _tolerance, _iterations, _spherical, _batch];
        options.ForEach(command.Add);
        _density.AddTo(command);
        _hierarchy.AddTo(command);
    }

    public GroupingOptions Read(ParseResult result, Settings settings)
    {
        var options = new GroupingOptions
        {
            Method = result.GetValue(_method),
            K = result.GetValue(_k).Value,
            KMin = result.GetValue(_kMin),
            KMax = result.GetValue(_kMax),
            By = result.GetValue(_by),
            Restarts = result.GetValue(_restarts),
            Iterations = result.GetValue(_iterations),
            Tolerance = result.GetValue(_tolerance),
            Spherical = result.GetValue(_spherical),
            Batch = result.GetValue(_batch),
            Seed = settings.Seed,
            Threads = settings.Threads,
            MemoryBytes = settings.MemoryBytes,
        };
        options = _hierarchy.Read(result, _density.Read(result, options));
        return options.KMin > options.KMax
            ? throw new UsageException($"--k-min {options.KMin} is above --k-max {options.KMax}.")
            : options;
    }
}

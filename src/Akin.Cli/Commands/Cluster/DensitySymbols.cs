using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Clustering.Density;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Cluster;

/// <summary>The options of DBSCAN and HDBSCAN.</summary>
internal sealed class DensitySymbols
{
    private readonly Option<FromMany<double>> _eps = new("--eps")
    {
        Description = "DBSCAN: the radius, or auto to read it off the distances to the min-samples nearest points "
            + "(the knee of their curve, core-distances.csv). R/FROM is R from so many points on, auto among fewer. "
            + "Default: auto.",
        HelpName = "R|R/FROM|auto",
        CustomParser = Values.RealFromOrAuto,
    };

    private readonly Option<FromMany<int>> _minSamples = new("--min-samples")
    {
        Description = "DBSCAN, HDBSCAN: points that make a place dense, the point itself among them. N/FROM is N from "
            + "so many points on, among fewer a quarter of the root of their number, at least 3. Default: 5.",
        HelpName = "N|N/FROM",
        CustomParser = Values.WholeFrom(1),
    };

    private readonly Option<int?> _minClusterSize = new("--min-cluster-size")
    {
        Description = "HDBSCAN: the least size of a cluster. Default: 15.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(2),
    };

    private readonly Option<ClusterSelection?> _selection = new("--selection")
    {
        Description = "HDBSCAN: take the most persistent clusters of its tree (eom), or the finest (leaf). "
            + "Default: eom.",
        HelpName = "eom|leaf",
        CustomParser = Values.Word<ClusterSelection?>(
            ("eom", ClusterSelection.ExcessOfMass), ("leaf", ClusterSelection.Leaf)),
    };

    private readonly Option<bool> _allowSingleCluster = new("--allow-single-cluster")
    {
        Description = "HDBSCAN: one cluster alone may be the answer.",
    };

    public void AddTo(Command command)
    {
        List<Option> options = [_eps, _minSamples, _minClusterSize, _selection, _allowSingleCluster];
        options.ForEach(command.Add);
    }

    /// <summary>What was said, over <paramref name="unsaid"/>.</summary>
    public GroupingOptions Read(ParseResult result, GroupingOptions unsaid) => unsaid with
    {
        Radius = result.GetValue(_eps).Value,
        RadiusFrom = result.GetValue(_eps).From,
        MinSamples = result.GetValue(_minSamples).Value ?? unsaid.MinSamples,
        MinSamplesFrom = result.GetValue(_minSamples).From,
        MinClusterSize = result.GetValue(_minClusterSize) ?? unsaid.MinClusterSize,
        Selection = result.GetValue(_selection) ?? unsaid.Selection,
        AllowSingleCluster = result.GetValue(_allowSingleCluster),
    };
}

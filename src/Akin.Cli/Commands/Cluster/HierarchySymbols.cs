using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Clustering.Hierarchy;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Cluster;

/// <summary>The options of agglomerative clustering.</summary>
internal sealed class HierarchySymbols
{
    private readonly Option<Linkage?> _linkage = new("--linkage")
    {
        Description = "Agglomerative: how far apart two clusters are: by the rise of the squares about the means "
            + "(ward), the mean, the largest or the smallest distance of their rows. Default: ward.",
        HelpName = string.Join('|', LinkageNames.All.Select(each => each.Name)),
        CustomParser = Values.Word([.. LinkageNames.All.Select(each => (each.Name, (Linkage?)each.Linkage))]),
    };

    private readonly Option<double?> _height = new("--height")
    {
        Description = "Agglomerative: join clusters up to this distance, in place of --k.",
        HelpName = "H",
        CustomParser = Values.RealNotNegative,
    };

    public void AddTo(Command command)
    {
        command.Add(_linkage);
        command.Add(_height);
    }

    /// <summary>What was said, over <paramref name="unsaid"/>.</summary>
    public GroupingOptions Read(ParseResult result, GroupingOptions unsaid)
    {
        var options = unsaid with
        {
            Linkage = result.GetValue(_linkage) ?? unsaid.Linkage,
            Height = result.GetValue(_height),
        };
        return options.Method == GroupingMethod.Agglomerative && options.K is null && options.Height is null
            ? throw new UsageException("--method agglomerative cuts its tree at --k N or --height H; give one of them.")
            : options;
    }
}

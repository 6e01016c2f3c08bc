using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Projection;

namespace Akin.Cli.Commands.Project;

/// <summary>The options of maps, which <c>akin project</c> and <c>akin run</c> share.</summary>
internal sealed class ProjectSymbols
{
    private const string Methods =
        "t-SNE and UMAP keep neighbours together; PCA keeps the directions that vary most. Default: tsne.";

    private readonly Option<MapMethod> _method = Method("--method", Methods);

    private readonly Option<MapMethod> _map = Method("--map", "The map. " + Methods);

    private readonly Option<int> _dims = new("--dims")
    {
        Description = "With --vectors: dimensions of the map; t-SNE draws maps of 2. Default: 2.",
        HelpName = "N",
        CustomParser = Values.Whole(1),
        DefaultValueFactory = _ => 2,
    };

    private readonly Option<double> _perplexity = new("--perplexity")
    {
        Description = "t-SNE: how many neighbours count; fewer where there are too few rows for it. Default: 30.",
        HelpName = "P",
        CustomParser = Values.Real(1, 10_000),
        DefaultValueFactory = _ => 30,
    };

    private readonly Option<TsneStart> _start = new("--start")
    {
        Description = "t-SNE: start at the principal components, or at eigenvectors of the neighbourhoods. "
            + "Default: pca.",
        HelpName = "pca|spectral",
        CustomParser = Values.Word(("pca", TsneStart.Components), ("spectral", TsneStart.Spectral)),
        DefaultValueFactory = _ => TsneStart.Components,
    };

    private readonly Option<int> _neighbours = new("--neighbours")
    {
        Description = "UMAP: how many points make a neighbourhood, the point itself among them. Default: 15.",
        HelpName = "N",
        CustomParser = Values.Whole(2, 10_000),
        DefaultValueFactory = _ => 15,
    };

    private readonly Option<double> _minDist = new("--min-dist")
    {
        Description = "UMAP: how near points may lie on the map, from 0 to 1. Default: 0.1.",
        HelpName = "D",
        CustomParser = Values.FromZeroToOne,
        DefaultValueFactory = _ => 0.1,
    };

    private readonly Option<bool> _whiten = new("--whiten")
    {
        Description = "PCA: scale each component to variance 1.",
    };

    /// <summary>All of them, for the verb that only makes maps.</summary>
    public void AddTo(Command command)
    {
        command.Add(_method);
        command.Add(_dims);
        AddSettingsTo(command);
        command.Add(_whiten);
    }

    /// <summary>What a run takes, where the method has the name of what it makes.</summary>
    public void AddMapTo(Command command)
    {
        command.Add(_map);
        AddSettingsTo(command);
    }

    /// <summary>How the map is to be made.</summary>
    public MapOptions Read(ParseResult result, Settings settings) => ReadMap(result) with
    {
        Method = result.GetValue(_method),
        Dimensions = result.GetValue(_dims),
        Whiten = result.GetValue(_whiten),
        Seed = settings.Seed,
        Threads = settings.Threads,
    };

    /// <summary>The same for a run, whose seed and threads come later.</summary>
    public MapOptions ReadMap(ParseResult result) => new()
    {
        Method = result.GetValue(_map),
        Perplexity = result.GetValue(_perplexity),
        Start = result.GetValue(_start),
        Neighbours = result.GetValue(_neighbours),
        MinDist = result.GetValue(_minDist),
    };

    private static Option<MapMethod> Method(string name, string description) => new(name)
    {
        Description = description,
        HelpName = string.Join('|', MapMethods.All.Select(each => each.Name)),
        CustomParser = Values.Word([.. MapMethods.All]),
        DefaultValueFactory = _ => MapMethod.Tsne,
    };

    private void AddSettingsTo(Command command)
    {
        command.Add(_perplexity);
        command.Add(_start);
        command.Add(_neighbours);
        command.Add(_minDist);
    }
}

using System.CommandLine;
using Akin.Cli.Parsing;
using Akin.Projection;

namespace Akin.Cli.Commands.Project;

/// <summary>The options of maps, which <c>akin project</c> and <c>akin run</c> share.</summary>
internal sealed class ProjectSymbols
{
    private readonly Option<MapMethod> _method = new("--method")
    {
        Description = "t-SNE keeps neighbours together; PCA keeps the directions that vary most. Default: tsne.",
        HelpName = "tsne|pca",
        CustomParser = Values.Word(("tsne", MapMethod.Tsne), ("pca", MapMethod.Pca)),
        DefaultValueFactory = _ => MapMethod.Tsne,
    };

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

    /// <summary>All of them, for the verb that only makes maps.</summary>
    public void AddTo(Command command)
    {
        command.Add(_method);
        command.Add(_dims);
        command.Add(_perplexity);
    }

    /// <summary>Only what a run takes.</summary>
    public void AddPerplexityTo(Command command) => command.Add(_perplexity);

    /// <summary>How the map is to be made.</summary>
    public MapOptions Read(ParseResult result, Settings settings)
    {
        var options = new MapOptions
        {
            Method = result.GetValue(_method),
            Dimensions = result.GetValue(_dims),
            Perplexity = result.GetValue(_perplexity),
            Seed = settings.Seed,
            Threads = settings.Threads,
        };
        return options is { Method: MapMethod.Tsne, Dimensions: not 2 }
            ? throw new UsageException(
                $"--dims is {options.Dimensions}, but t-SNE draws maps of 2; --method pca takes any.")
            : options;
    }

    /// <summary>The same for a verb that takes only the perplexity.</summary>
    public MapOptions ReadPerplexity(ParseResult result) => new() { Perplexity = result.GetValue(_perplexity) };
}

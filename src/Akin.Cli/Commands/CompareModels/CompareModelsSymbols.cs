using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Stages;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>The options of how models are compared.</summary>
internal sealed class CompareModelsSymbols
{
    private readonly Option<OrAuto<int>> _k = new("--k")
    {
        Description = "The number of groups to compare at. Default: auto, as many as there are labels, else what all "
            + "models support most.",
        HelpName = "N|auto",
        CustomParser = Values.WholeOrAuto(2),
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "What is known of the pictures: their collections, a table with a column path or id, or a column "
            + "of the lists they come from. Default: collections, where there are two.",
        HelpName = "collections|none|L.csv|COLUMN",
    };

    private readonly Option<string?> _column = new("--column")
    {
        Description = "With --against L.csv: the column of the labels in that table. Default: label.",
        HelpName = "NAME",
    };

    private readonly Option<int> _queries = new("--queries")
    {
        Description = "Pictures, drawn at random, whose neighbours are shown side by side. Default: 8.",
        HelpName = "N",
        CustomParser = Values.Whole(0, 200),
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<int> _neighbours = new("--neighbours")
    {
        Description = "Neighbours of each that are shown. Default: 8.",
        HelpName = "N",
        CustomParser = Values.Whole(1, 40),
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = $"The folder for the results. Default: the folder {CompareModelsWork.Folder} of the workspace.",
        HelpName = "DIR",
    };

    private readonly SpaceSymbols _space = new();

    public void AddTo(Command command)
    {
        List<Option> options = [_k, _against, _column, _queries, _neighbours, _out];
        options.ForEach(command.Add);
        _space.AddTo(command);
    }

    /// <summary>The space that was asked for; where nothing was said that of <paramref name="unsaid"/>.</summary>
    public FeatureSpace Space(ParseResult result, FeatureSpace unsaid) => _space.Read(result, unsaid);

    public CompareModelsSettings Read(ParseResult result, Settings settings, Shell shell)
    {
        if (result.GetValue(_out) is "" || result.GetValue(_against) is "")
        {
            throw new UsageException("--out and --against cannot be empty.");
        }

        return new(
            result.GetValue(_against), result.GetValue(_column), result.GetValue(_queries),
            result.GetValue(_neighbours), result.GetValue(_out) is { } folder ? shell.Absolute(folder) : null,
            new()
            {
                K = result.GetValue(_k).Value,
                Seed = settings.Seed,
                Threads = settings.Threads,
            });
    }
}

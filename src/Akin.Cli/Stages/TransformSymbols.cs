using System.CommandLine;
using Akin.Cli.Commands;
using Akin.Cli.Parsing;
using Akin.Workspace.Transforms;

namespace Akin.Cli.Stages;

/// <summary>The options that make a set of features of another.</summary>
internal sealed class TransformSymbols
{
    private readonly Option<RowScaling?> _normalise = new("--normalise")
    {
        Description = "Scale each row to length 1 (l2) before anything else is done. Default: none.",
        HelpName = "none|l2",
        CustomParser = Values.Word<RowScaling?>(("none", RowScaling.None), ("l2", RowScaling.L2)),
    };

    private readonly Option<int?> _components = new("--pca")
    {
        Description = "Keep the first N principal components.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1),
    };

    private readonly Option<bool> _whiten = new("--whiten")
    {
        Description = "Divide each principal component by its standard deviation; without --pca all are kept.",
    };

    public void AddTo(Command command)
    {
        command.Add(_normalise);
        command.Add(_components);
        command.Add(_whiten);
    }

    /// <summary>What was asked for.</summary>
    public TransformOptions Read(ParseResult result, Settings settings) => new()
    {
        Normalise = result.GetValue(_normalise) == RowScaling.L2,
        Components = result.GetValue(_components),
        Whiten = result.GetValue(_whiten),
        Seed = settings.Seed,
        Threads = settings.Threads,
    };
}

using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.CompareModels;

/// <summary><c>akin compare-models</c>: which model groups these pictures better.</summary>
internal sealed class CompareModelsCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly CompareModelsSymbols _compare = new();
    private readonly PictureSymbols _pictures = new(severalModels: true, severalSets: true);

    public CompareModelsCommand()
        : base("compare-models", "Tells which of several models groups these pictures better, and how sure that is.")
    {
        Add(_source);
        _compare.AddTo(this);
        _pictures.AddChoiceTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin compare-models Houses --model autoencoder,efficientnet-lite0",
            "The network trained on the pictures of Houses against the default model; what is not embedded yet, is."),
        new("akin compare-models",
            "All sets of features of the only workspace in this folder: verdict, tables, neighbours side by side."),
        new("akin compare-models --features small,efficientnet-lite0 --k 20 --against labels.csv",
            "Two sets at 20 groups, held against the labels of a table with columns path and label."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        var work = new CompareModelsWork(
            place, _pictures.Read(result, shell), _compare.Read(result, settings, shell), settings, shell);
        return work.RunAsync(usual => _compare.Space(result, usual), cancellation);
    }
}

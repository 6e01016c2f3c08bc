using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Embed;

/// <summary><c>akin embed</c>: gives every picture its features.</summary>
internal sealed class EmbedCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly PictureSymbols _pictures = new(severalModels: true);
    private readonly TransformSymbols _transform = new();

    public EmbedCommand()
        : base("embed", "Decodes the pictures and computes their features.")
    {
        Add(_source);
        _pictures.AddMakingTo(this);
        _transform.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin embed Holiday", "Index the folder Holiday and compute features of what has none."),
        new("akin embed --precision float32", "Compute features in float32 for the only workspace in this folder."),
        new("akin embed Holiday --model efficientnet-lite0,efficientnet-lite2",
            "Compute the features of two models in one pass over the files; akin features list shows both sets."),
        new("akin embed Holiday --normalise l2 --pca 128 --name small",
            "Besides the model's features keep a set of 128 principal components, and work on that from now on."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        var handler = new EmbedHandler(place, _pictures.Read(result, shell), settings, shell);
        return handler.RunAsync(_transform.Read(result, settings), cancellation);
    }
}

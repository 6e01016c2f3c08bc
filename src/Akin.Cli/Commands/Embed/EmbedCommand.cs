using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Embed;

/// <summary><c>akin embed</c>: gives every picture its features.</summary>
internal sealed class EmbedCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly PictureSymbols _pictures = new();

    public EmbedCommand()
        : base("embed", "Decodes the pictures and computes their features.")
    {
        Add(_source);
        _pictures.AddMakingTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin embed Holiday", "Index the folder Holiday and compute features of what has none."),
        new("akin embed --precision float32", "Compute features in float32 for the only workspace in this folder."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        return EmbedHandler.RunAsync(place, _pictures.Read(result, shell), settings, shell, cancellation);
    }
}

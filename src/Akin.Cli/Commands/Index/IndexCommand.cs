using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Index;

/// <summary><c>akin index</c>: finds the pictures and gives every input one state.</summary>
internal sealed class IndexCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly PictureSymbols _pictures = new();

    public IndexCommand()
        : base("index", "Finds the pictures and writes the ledger: every input with its one state.")
    {
        Add(_source);
        _pictures.AddReadingTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin index Holiday",
            "List the pictures of the folder Holiday in Holiday.akin; the folder itself is not touched."),
        new("akin index Holiday Garden --workspace All.akin", "Two folders in one workspace."),
        new("akin index --retry-failed", "Look again at what failed before."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        return IndexHandler.RunAsync(place, _pictures.Read(result, shell), settings, shell, cancellation);
    }
}

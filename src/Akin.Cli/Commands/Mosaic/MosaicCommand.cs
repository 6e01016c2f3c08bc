using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Mosaic;

/// <summary><c>akin mosaic</c>: all pictures in one, each at its place on the map.</summary>
internal sealed class MosaicCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly MosaicSymbols _mosaic = new();
    private readonly PictureSymbols _pictures = new();

    public MosaicCommand()
        : base("mosaic", "Paints all pictures into one, each at its place on the map, bordered by its cluster.")
    {
        Add(_source);
        _mosaic.AddTo(this);
        _pictures.AddTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin mosaic Holiday --out M.png --size 5000x5000 --max-dim 50",
            "The map of Holiday, each picture at most 50 pixels a side."),
        new("akin mosaic --out Grid.jpg --grid", "Side by side, as large as 5000x5000 pixels allow."),
        new("akin mosaic --out M.png --no-noise --per-cluster --zoom",
            "Besides M.png one mosaic for each cluster: M-cluster-00.png and so on."),
        new("akin mosaic --out M.dzi --size 20000x20000 --by collection",
            "To zoom into in a browser, bordered by where the pictures come from."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var mosaic = _mosaic.Read(result, settings, shell);
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        return new MosaicWork(place, _pictures.Read(result, shell), mosaic, settings, shell).RunAsync(cancellation);
    }
}

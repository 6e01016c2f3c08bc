using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Stages;

namespace Akin.Cli.Commands.Sheet;

/// <summary><c>akin sheet</c>: small pictures of each group, on one sheet.</summary>
internal sealed class SheetCommand : Verb
{
    private readonly SourceArgument _source = new();
    private readonly SheetSymbols _sheet = new();
    private readonly PictureSymbols _pictures = new();

    public SheetCommand()
        : base("sheet", "Draws contact sheets: small pictures of each group of the latest run, as a picture or a page.")
    {
        Add(_source);
        _sheet.AddTo(this);
        _pictures.AddChoiceTo(this);
    }

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("akin sheet --out S.png", "The 16 pictures nearest to the centre of each group, in two rows of eight."),
        new("akin sheet --out S.html --random 40 --captions none", "40 of each group at random, as a page to print."),
        new("akin sheet --cluster 3,5 --pick farthest --rows 6 --out odd.jpg", "The odd ones of two groups."),
        new("akin sheet --by collection --out brands.png", "In each group a row for each collection."),
    ];

    public override Task<int> RunAsync(
        ParseResult result, Settings settings, Shell shell, CancellationToken cancellation)
    {
        var place = WorkspacePlace.Find(_source.Read(result), settings, shell);
        var sheet = _sheet.Read(result, settings, shell);
        return new SheetWork(place, _pictures.Read(result, shell), sheet, settings, shell).RunAsync(cancellation);
    }
}

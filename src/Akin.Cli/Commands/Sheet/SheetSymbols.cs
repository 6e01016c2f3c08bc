using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Rendering;
using Akin.Rendering.Sheets;

namespace Akin.Cli.Commands.Sheet;

/// <summary>The options of a contact sheet.</summary>
internal sealed class SheetSymbols
{
    private readonly Option<string?> _out = new("--out")
    {
        Description = "The sheet: a picture by .png, .jpg or .webp, or by .html a page that stands alone and prints "
            + "page by page. Default: sheet.png in the folder of the run.",
        HelpName = "FILE",
    };

    private readonly Option<SheetPick> _pick = new("--pick")
    {
        Description = "Which pictures of a group come first: the nearest to its centre, the farthest from it, the "
            + "first in order, or any, by --seed. Default: nearest.",
        HelpName = "nearest|farthest|first|random",
        CustomParser = Values.Word(
            ("nearest", SheetPick.Nearest), ("farthest", SheetPick.Farthest), ("first", SheetPick.First),
            ("random", SheetPick.Random)),
    };

    private readonly Option<int?> _random = new("--random")
    {
        Description = "Short for --pick random with N pictures of each group, in as many rows as they need.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1, 1_000_000),
    };

    private readonly Option<int?> _rows = new("--rows")
    {
        Description = "Rows of pictures for each group. Default: 2; with --by collection 1 for each collection.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1, 10_000),
    };

    private readonly Option<int> _columns = new("--columns")
    {
        Description = "Pictures beside each other. Default: 8.",
        HelpName = "N",
        CustomParser = Values.Whole(1, 100),
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<int?> _size = new("--size")
    {
        Description = "The longest side of a picture in pixels. Default: 160, and 320 in a page.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(16, 2048),
    };

    private readonly Option<SheetCaption> _captions = new("--captions")
    {
        Description = "What stands below each picture: the name of its file, its distance to the centre of its group, "
            + "both, or nothing. Default: name.",
        HelpName = "name|distance|both|none",
        CustomParser = Values.Word(
            ("name", SheetCaption.Name), ("distance", SheetCaption.Distance), ("both", SheetCaption.Both),
            ("none", SheetCaption.None)),
    };

    private readonly Option<int[]?> _cluster = new("--cluster")
    {
        Description = "Only these groups, in this order; -1 are the pictures in no group. Default: all.",
        HelpName = "N[,M]",
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = GroupNumbers.Parse,
    };

    private readonly Option<string?> _by = new("--by")
    {
        Description = "Give each collection rows of its own in each group.",
        HelpName = "collection",
        CustomParser = Values.Word<string?>(("collection", "collection")),
    };

    private readonly Option<Ground?> _background = new("--background")
    {
        Description = "What the pictures lie on. Default: light; a page follows its reader's system.",
        HelpName = "light|dark",
        CustomParser = Values.Word<Ground?>(("light", Ground.Light), ("dark", Ground.Dark)),
    };

    private readonly Option<SheetPaper?> _page = new("--page")
    {
        Description = "How a page (.html) is printed, on A4. Default: landscape.",
        HelpName = "landscape|portrait",
        CustomParser = Values.Word<SheetPaper?>(("landscape", SheetPaper.Landscape), ("portrait", SheetPaper.Portrait)),
    };

    public void AddTo(Command command)
    {
        command.Add(_out);
        command.Add(_pick);
        command.Add(_random);
        command.Add(_rows);
        command.Add(_columns);
        command.Add(_size);
        command.Add(_captions);
        command.Add(_cluster);
        command.Add(_by);
        command.Add(_background);
        command.Add(_page);
    }

    public SheetSettings Read(ParseResult result, Settings settings, Shell shell)
    {
        var file = result.GetValue(_out) is { } path ? shell.Absolute(path) : null;
        var isPage = file is not null && SheetWork.IsPage(file);
        if (file is not null && !isPage && SheetWork.FormatOf(file) is null)
        {
            throw new UsageException($"--out {file} has no ending of a sheet; give .png, .jpg, .webp or .html.");
        }

        if (!isPage && result.GetValue(_page) is not null)
        {
            throw new UsageException("--page goes with --out FILE.html; a picture has one page.");
        }

        var byCollection = result.GetValue(_by) is not null;
        var columns = result.GetValue(_columns);
        var random = result.GetValue(_random);
        return new(file, new SheetOptions
        {
            Pick = random is null ? result.GetValue(_pick) : SheetPick.Random,
            Count = random ?? (columns * (result.GetValue(_rows) ?? (byCollection ? 1 : 2))),
            Columns = columns,
            Size = result.GetValue(_size) ?? (isPage ? SheetOptions.UsualPageSize : SheetOptions.UsualSize),
            Caption = result.GetValue(_captions),
            Groups = result.GetValue(_cluster) ?? [],
            ByCollection = byCollection,
            Ground = result.GetValue(_background),
            Paper = result.GetValue(_page) ?? default,
            Seed = settings.Seed,
            Threads = settings.Threads,
        });
    }
}

using System.CommandLine;
using Akin.Cli.Display;
using Akin.Cli.Parsing;
using Akin.Cli.Vectors;
using Akin.Imaging.Writing;
using Akin.Rendering.Mosaics;

namespace Akin.Cli.Commands.Mosaic;

/// <summary>The options of what mosaics look like.</summary>
internal sealed class MosaicSymbols
{
    private const int LargestSide = 1_000_000;
    private const int ShareOfMargin = 60;
    private static readonly MosaicOptions Usual = new();

    private readonly Option<string?> _out = new("--out")
    {
        Description = $"The file to write: {PictureFileFormats.Endings}, the last a deep-zoom pyramid whose tiles lie "
            + "beside it in M_files. Mosaics of clusters get names after it: M-cluster-00.png.",
        HelpName = "M.png",
    };

    private readonly Option<(int Width, int Height)?> _size = new("--size")
    {
        Description = "Width and height in pixels. Default: 5000x5000.",
        HelpName = "WxH",
        CustomParser = PixelSize.UpTo(LargestSide, "5000x5000"),
    };

    private readonly Option<int?> _maxDim = new("--max-dim")
    {
        Description = "The longest side of a picture in pixels, without its border. Default: 50; with --grid as much "
            + "as fills the mosaic.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1, 16_384),
    };

    private readonly Option<int> _border = new("--border")
    {
        Description = "Width of the border around each picture in pixels, 0 for none. Default: 2.",
        HelpName = "N",
        CustomParser = Values.Whole(0, 1024),
        DefaultValueFactory = _ => Usual.Border,
    };

    private readonly Option<MosaicColouring> _by = new("--by")
    {
        Description = "What the border's colour says: the cluster of a picture or its collection. Default: cluster.",
        HelpName = "cluster|collection",
        CustomParser = Values.Word(
            ("cluster", MosaicColouring.Cluster), ("collection", MosaicColouring.Collection)),
    };

    private readonly Option<OrAuto<bool>> _legend = new("--legend")
    {
        Description = "Whether the colours are explained at the foot; auto: where they are of collections. "
            + "Default: auto.",
        HelpName = "auto|yes|no",
        CustomParser = Values.Word<OrAuto<bool>>(("auto", default), ("yes", new(true)), ("no", new(false))),
    };

    private readonly Option<int> _background = new("--background")
    {
        Description = "Colour of the ground: dark, light or #rrggbb. Default: dark.",
        HelpName = "COLOUR",
        CustomParser = GroundColour.Parse,
        DefaultValueFactory = _ => MosaicGround.Dark,
    };

    private readonly Option<bool> _grid = new("--grid")
    {
        Description = "Put the pictures on a raster, where none hides another and neighbours stay neighbours.",
    };

    private readonly Option<bool> _stretch = new("--stretch")
    {
        Description = "Let each axis of the map fill the mosaic by itself. Default: one scale for both.",
    };

    private readonly Option<bool> _noNoise = new("--no-noise")
    {
        Description = "Leave out pictures that are in no cluster.",
    };

    private readonly Option<bool> _perCluster = new("--per-cluster")
    {
        Description = "Write a mosaic of each cluster besides, on the axes of the whole map.",
    };

    private readonly Option<bool> _zoom = new("--zoom")
    {
        Description = "Let the mosaic of each cluster fill its size.",
    };

    private readonly Option<int> _quality = new("--quality")
    {
        Description = "Quality of JPEG, WebP and tiles, 1 to 100. Default: 90.",
        HelpName = "N",
        CustomParser = Values.Whole(1, 100),
        DefaultValueFactory = _ => 90,
    };

    private readonly Option<string?> _run = new("--run")
    {
        Description = "The run to draw, by its name or folder. Default: the latest.",
        HelpName = "ID",
    };

    private Option[] All =>
    [
        _out, _size, _maxDim, _border, _by, _legend, _background, _grid, _stretch, _noNoise, _perCluster, _zoom,
        _quality, _run,
    ];

    public void AddTo(Command verb)
    {
        foreach (var option in All)
        {
            verb.Add(option);
        }
    }

    /// <summary>What was said, checked as far as it can be without a workspace.</summary>
    public MosaicSettings Read(ParseResult result, Settings settings, Shell shell)
    {
        var file = result.GetValue(_out) ?? throw new UsageException("say where to write: --out M.png");
        var format = PictureFileFormats.Of(file) ?? throw new UsageException(
            $"--out {file}: the name says what is written; it must end with {PictureFileFormats.Endings}.");
        var (width, height) = result.GetValue(_size) ?? (Usual.Width, Usual.Height);
        var largest = format.LargestSide();
        if (Math.Max(width, height) > largest)
        {
            throw new UsageException(
                $"--size {width}x{height} is more than {Path.GetExtension(file)} holds, {largest} pixels a side; "
                + "give a smaller size, or write .png or .dzi.");
        }

        if (format == PictureFileFormat.WebP)
        {
            // The format's encoder wants the picture whole, and makes planes of it.
            MemoryBudget.Check($"a WebP of {width}x{height}", 7L * width * height, settings.MemoryBytes);
        }

        return new(shell.Absolute(file), new()
        {
            PictureBytes = Math.Min(Usual.PictureBytes, (settings.MemoryBytes ?? long.MaxValue) / 4),
            Width = width,
            Height = height,
            MaxSide = result.GetValue(_maxDim),
            Border = result.GetValue(_border),
            Margin = Math.Min(width, height) / ShareOfMargin,
            Ground = result.GetValue(_background),
            Grid = result.GetValue(_grid),
            Stretch = result.GetValue(_stretch),
            StripBytes = (int)Math.Min(Usual.StripBytes, (settings.MemoryBytes ?? long.MaxValue) / 32),
            Threads = settings.Threads,
        })
        {
            Format = format,
            Run = result.GetValue(_run),
            By = result.GetValue(_by),
            NoNoise = result.GetValue(_noNoise),
            PerCluster = result.GetValue(_perCluster),
            Zoom = result.GetValue(_zoom),
            Legend = result.GetValue(_legend).Value,
            Quality = result.GetValue(_quality),
        };
    }
}

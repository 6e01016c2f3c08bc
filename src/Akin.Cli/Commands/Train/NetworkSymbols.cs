using System.CommandLine;
using System.Globalization;
using Akin.Autoencoder;
using Akin.Cli.Parsing;
using Akin.Numerics;

namespace Akin.Cli.Commands.Train;

/// <summary>The options of what the network looks like.</summary>
internal sealed class NetworkSymbols
{
    private static readonly NetworkDesign Usual = new();

    private readonly Option<(int Width, int Height)?> _size = new("--size")
    {
        Description = "The size that pictures are squashed to; a side that cannot be halved at each level is taken up "
            + "to the next that can. Default: 320x240.",
        HelpName = "N|WxH",
        CustomParser = PixelSize.UpTo(NetworkDesign.MostPixels, "320x240"),
    };

    private readonly Option<int> _width = new("--width")
    {
        Description = "Times as many filters at each level as the usual 32, 16, 8; with a dense code 8, 16, 32, 64, "
            + "128. Default: 1.",
        HelpName = "N",
        CustomParser = Values.Whole(1, 64),
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int?> _depth = new("--depth")
    {
        Description = "Levels, each of half the size of the one before. Default: 3; with a dense code 5, or as many as "
            + "leave two places on the short side.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1, NetworkDesign.MostLevels),
    };

    private readonly Option<int?> _codeSize = new("--code-size")
    {
        Description = "Numbers of a dense code, such as 128: a network with other defaults, which groups better. "
            + "Default: the last map is the code, of 9,600 numbers.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1, 4096),
    };

    private readonly Option<bool> _strided = new("--strided")
    {
        Description = "Halve maps by filters that step over every second place, not by pooling.",
    };

    public void AddTo(Command command)
    {
        List<Option> options = [_size, _width, _depth, _codeSize, _strided];
        options.ForEach(command.Add);
    }

    /// <summary>What is to be known of the size; <see langword="null"/> where it is that which was asked for, or
    /// the usual one.</summary>
    public string? NoteOf(ParseResult result, NetworkDesign design) =>
        Size(result) is var (width, height) && (width, height) != (design.Width, design.Height)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"pictures are squashed to {design.Width}x{design.Height}: sides of {width} and {height} "
                + $"cannot be halved {Counted.Of(design.Filters.Length, "time")}")
            : null;

    /// <summary>Whether the network has a dense code.</summary>
    public bool IsDense(ParseResult result) => result.GetValue(_codeSize) is not null;

    /// <summary>The network; its output suits the loss.</summary>
    public NetworkDesign Read(ParseResult result, ReconstructionLoss loss)
    {
        var codeSize = result.GetValue(_codeSize);
        var (width, height) = Size(result);
        var depth = result.GetValue(_depth) ?? (codeSize is null
            ? Usual.Filters.Length : NetworkDesign.DenseLevels(Math.Min(width, height)));
        if (Math.Min(width, height) >> depth == 0)
        {
            throw new UsageException(
                $"--depth {depth} halves pictures of {width}x{height} to nothing; take a larger --size or less "
                + "--depth.");
        }

        var (wholeHeight, wholeWidth, multiple) = (Whole(height), Whole(width), result.GetValue(_width));
        var design = (codeSize is { } code
            ? NetworkDesign.OfDense(code, wholeHeight, wholeWidth, multiple, depth)
            : NetworkDesign.Of(wholeHeight, wholeWidth, multiple, depth)) with
        {
            Strided = result.GetValue(_strided),
            Output = loss == ReconstructionLoss.CrossEntropy ? Activation.Sigmoid : Activation.Linear,
        };
        try
        {
            design.Check();
        }
        catch (ArgumentException fault)
        {
            throw UsageException.Of(fault);
        }

        return design;

        int Whole(int side) => ChunkedWork.Chunks(side, 1 << depth) << depth;
    }

    private (int Width, int Height) Size(ParseResult result) => result.GetValue(_size) ?? (IsDense(result)
        ? (NetworkDesign.DenseSide, NetworkDesign.DenseSide) : (Usual.Width, Usual.Height));
}

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
        Description = "Times as many filters at each level as the usual 32, 16, 8. Default: 1.",
        HelpName = "N",
        CustomParser = Values.Whole(1, 64),
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _depth = new("--depth")
    {
        Description = "Levels, each of half the size of the one before. Default: 3.",
        HelpName = "N",
        CustomParser = Values.Whole(1, NetworkDesign.MostLevels),
        DefaultValueFactory = _ => Usual.Filters.Length,
    };

    private readonly Option<int?> _codeSize = new("--code-size")
    {
        Description = "Numbers of a dense code, such as 128. Default: the last map is the code, of 9,600 numbers.",
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

    /// <summary>What is to be known of the size; <see langword="null"/> where it is the one that was asked for.
    /// </summary>
    public string? NoteOf(ParseResult result, NetworkDesign design) =>
        result.GetValue(_size) is { } asked && asked != (design.Width, design.Height)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"pictures are squashed to {design.Width}x{design.Height}: sides of {asked.Width} and {asked.Height} "
                + $"cannot be halved {Counted.Of(design.Filters.Length, "time")}")
            : null;

    /// <summary>The network; its output suits the loss.</summary>
    public NetworkDesign Read(ParseResult result, ReconstructionLoss loss)
    {
        var (width, height) = result.GetValue(_size) ?? (Usual.Width, Usual.Height);
        var depth = result.GetValue(_depth);
        if (Math.Min(width, height) >> depth == 0)
        {
            throw new UsageException(
                $"--depth {depth} halves pictures of {width}x{height} to nothing; take a larger --size or less "
                + "--depth.");
        }

        var design = NetworkDesign.Of(Whole(height), Whole(width), result.GetValue(_width), depth) with
        {
            CodeSize = result.GetValue(_codeSize) ?? 0,
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
}

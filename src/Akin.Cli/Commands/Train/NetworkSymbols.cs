using System.CommandLine;
using Akin.Autoencoder;
using Akin.Cli.Parsing;

namespace Akin.Cli.Commands.Train;

/// <summary>The options of what the network looks like.</summary>
internal sealed class NetworkSymbols
{
    private static readonly NetworkDesign Usual = new();

    private readonly Option<(int Width, int Height)?> _size = new("--size")
    {
        Description = "The size that pictures are squashed to; both sides are multiples of 2 for each level. "
            + "Default: 320x240.",
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

    /// <summary>The network; its output suits the loss.</summary>
    public NetworkDesign Read(ParseResult result, ReconstructionLoss loss)
    {
        var (width, height) = result.GetValue(_size) ?? (Usual.Width, Usual.Height);
        var design = NetworkDesign.Of(height, width, result.GetValue(_width), result.GetValue(_depth)) with
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
    }
}

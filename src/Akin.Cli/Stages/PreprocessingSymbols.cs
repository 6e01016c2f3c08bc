using System.CommandLine;
using Akin.Cli.Commands;
using Akin.Cli.Parsing;
using Akin.Embedding.Inputs;
using Akin.Imaging;

namespace Akin.Cli.Stages;

/// <summary>The options that say how a picture becomes a model's input.</summary>
internal sealed class PreprocessingSymbols
{
    private readonly Option<PreprocessingPreset?> _preset = new("--preprocessing")
    {
        Description = "The pixel values that the model was trained on: imagenet (torchvision, timm), caffe (VGG and "
            + "ResNet of Keras), tf, clip or unit (0 to 1). Default: what the model says.",
        HelpName = "imagenet|caffe|tf|clip|unit",
        CustomParser = Values.Word<PreprocessingPreset?>(
            ("imagenet", PreprocessingPreset.ImageNet), ("caffe", PreprocessingPreset.Caffe),
            ("tf", PreprocessingPreset.Tf), ("clip", PreprocessingPreset.Clip), ("unit", PreprocessingPreset.Unit)),
    };

    private readonly Option<float?> _scale = new("--scale")
    {
        Description = "What each value 0 to 255 is multiplied with first, such as 1/255. Default: what the model says.",
        HelpName = "X",
        CustomParser = ChannelNumbers.Scale,
    };

    private readonly Option<ChannelValues?> _mean = new("--mean")
    {
        Description = "What is taken from the scaled values: one number or one for each channel, in the order of "
            + "--channels. Default: what the model says.",
        HelpName = "X[,Y,Z]",
        CustomParser = ChannelNumbers.Any,
    };

    private readonly Option<ChannelValues?> _std = new("--std")
    {
        Description = "What the difference is divided by, written like --mean. Default: what the model says.",
        HelpName = "X[,Y,Z]",
        CustomParser = ChannelNumbers.NotZero,
    };

    private readonly Option<ChannelOrder?> _channels = new("--channels")
    {
        Description = "The order of the colours; mean and std stay with theirs. Default: what the model says.",
        HelpName = "rgb|bgr",
        CustomParser = Values.Word<ChannelOrder?>(("rgb", ChannelOrder.Rgb), ("bgr", ChannelOrder.Bgr)),
    };

    private readonly Option<(int, int)?> _size = new("--size")
    {
        Description = "The size of the model's input in pixels. Default: what the model says.",
        HelpName = "N|WxH",
        CustomParser = PixelSize.UpTo(PreprocessingChoice.LargestSide, "224 or 320x240"),
    };

    private readonly Option<PictureFit?> _fit = new("--fit")
    {
        Description = "How a picture gets the input's aspect: squash shows all of it distorted, crop its middle, pad "
            + "all of it with the mean colour around. Default: what the model says.",
        HelpName = "squash|crop|pad",
        CustomParser = Values.Word<PictureFit?>(
            ("squash", PictureFit.Squash), ("crop", PictureFit.Crop), ("pad", PictureFit.Pad)),
    };

    private readonly Option<int?> _resize = new("--resize")
    {
        Description = "With --fit crop: the size that the shorter side gets before the middle is cut out, such as 256 "
            + "for an input of 224. Default: what the model says, else the input's own.",
        HelpName = "N",
        CustomParser = Values.WholeOrNone(1, PreprocessingChoice.LargestSide),
    };

    private readonly Option<Interpolation?> _interpolation = new("--interpolation")
    {
        Description = "The filter that resizes, all but nearest antialiased. Default: what the model says.",
        HelpName = "bilinear|bicubic|lanczos|nearest",
        CustomParser = Values.Word<Interpolation?>(
            ("bilinear", Interpolation.Bilinear), ("bicubic", Interpolation.Bicubic),
            ("lanczos", Interpolation.Lanczos), ("nearest", Interpolation.Nearest)),
    };

    public void AddTo(Command command)
    {
        command.Add(_preset);
        command.Add(_scale);
        command.Add(_mean);
        command.Add(_std);
        command.Add(_channels);

        // A verb that makes pictures has a --size of its own.
        command.AddUnlessTaken(_size);
        command.Add(_fit);
        command.Add(_resize);
        command.Add(_interpolation);
    }

    public PreprocessingChoice Read(ParseResult result) => new()
    {
        Preset = result.GetValue(_preset),
        Scale = result.GetValue(_scale),
        Mean = result.GetValue(_mean),
        Std = result.GetValue(_std),
        Channels = result.GetValue(_channels),
        Size = result.GetValue(_size),
        Fit = result.GetValue(_fit),
        Resize = result.GetValue(_resize),
        Interpolation = result.GetValue(_interpolation),
    };
}

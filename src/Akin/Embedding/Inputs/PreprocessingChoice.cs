using Akin.Imaging;

namespace Akin.Embedding.Inputs;

/// <summary>What a user says of the preprocessing; what is not said stays as the model has it.</summary>
public sealed record PreprocessingChoice
{
    /// <summary>The largest width and height of an input.</summary>
    public const int LargestSide = 4096;

    /// <summary>Scale, mean, deviation and order of the colours at once; what else is said goes over it.</summary>
    public PreprocessingPreset? Preset { get; init; }

    /// <summary>What each byte 0 … 255 is multiplied with; not 0.</summary>
    public float? Scale { get; init; }

    /// <summary>Taken from each scaled byte, in the model's order of colours.</summary>
    public ChannelValues? Mean { get; init; }

    /// <summary>What the difference is divided by, in the model's order of colours; no channel 0.</summary>
    public ChannelValues? Std { get; init; }

    /// <summary>The order of the colours. Said alone, mean and deviation stay with their colours.</summary>
    public ChannelOrder? Channels { get; init; }

    /// <summary>Input size in pixels, each 1 … <see cref="LargestSide"/>.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>How a picture is brought to the size.</summary>
    public PictureFit? Fit { get; init; }

    /// <summary>
    /// With a crop: the size that the shorter side gets before the frame is cut from the middle; at least the frame's.
    /// </summary>
    public int? Resize { get; init; }

    /// <summary>The filter.</summary>
    public Interpolation? Interpolation { get; init; }

    /// <summary>A preprocessing with these wishes.</summary>
    /// <exception cref="ArgumentException">A wish cannot be, or two do not go together; the message says
    /// which.</exception>
    public Preprocessing Apply(Preprocessing model)
    {
        var pixels = Preset is { } preset ? Of(preset, model) : model;
        var (width, height) = Size ?? (pixels.Width, pixels.Height);
        var channels = Channels ?? pixels.Channels;
        var turned = channels != pixels.Channels;
        var fit = Fit ?? pixels.Fit;
        var chosen = pixels with
        {
            Width = width,
            Height = height,
            Channels = channels,
            Scale = Scale ?? pixels.Scale,
            Mean = Mean ?? (turned ? pixels.Mean.Reversed : pixels.Mean),
            Std = Std ?? (turned ? pixels.Std.Reversed : pixels.Std),
            Fit = fit,
            Resize = Resize ?? (Size is null && fit == PictureFit.Crop ? pixels.Resize : null),
            Interpolation = Interpolation ?? pixels.Interpolation,
        };
        chosen.Check();
        return chosen;
    }

    private static Preprocessing Of(PreprocessingPreset preset, Preprocessing model) => preset switch
    {
        PreprocessingPreset.ImageNet => model with
        {
            Channels = ChannelOrder.Rgb,
            Scale = 1 / 255f,
            Mean = new(0.485f, 0.456f, 0.406f),
            Std = new(0.229f, 0.224f, 0.225f),
        },
        PreprocessingPreset.Caffe => model with
        {
            Channels = ChannelOrder.Bgr,
            Scale = 1,
            Mean = new(103.939f, 116.779f, 123.68f),
            Std = new(1),
        },
        PreprocessingPreset.Tf => model with
        {
            Channels = ChannelOrder.Rgb,
            Scale = 1 / 127.5f,
            Mean = new(1),
            Std = new(1),
        },
        PreprocessingPreset.Clip => model with
        {
            Channels = ChannelOrder.Rgb,
            Scale = 1 / 255f,
            Mean = new(0.48145466f, 0.4578275f, 0.40821073f),
            Std = new(0.26862954f, 0.26130258f, 0.27577711f),
        },
        PreprocessingPreset.Unit => model with
        {
            Channels = ChannelOrder.Rgb,
            Scale = 1 / 255f,
            Mean = default,
            Std = new(1),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "There is no such preset."),
    };
}

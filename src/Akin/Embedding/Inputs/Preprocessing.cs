using System.Globalization;

namespace Akin.Embedding.Inputs;

/// <summary>
/// How a picture becomes a model's input: brought to a size, its bytes turned into (byte × <see cref="Scale"/> −
/// <see cref="Mean"/>) / <see cref="Std"/>, channel by channel in the model's order, and laid out as the model wants.
/// </summary>
public sealed record Preprocessing
{
    /// <summary>Input width in pixels, ≥ 1.</summary>
    public required int Width { get; init; }

    /// <summary>Input height in pixels, ≥ 1.</summary>
    public required int Height { get; init; }

    /// <summary>Order of the colours. Default: red, green, blue.</summary>
    public ChannelOrder Channels { get; init; }

    /// <summary>Order of the input's dimensions. Default: planes.</summary>
    public TensorLayout Layout { get; init; }

    /// <summary>Type of the input's values. Default: float32.</summary>
    public TensorElement Element { get; init; }

    /// <summary>How a picture is brought to the size. Default: squashed.</summary>
    public PictureFit Fit { get; init; }

    /// <summary>How its pixels become those of that size. Default: with antialiasing.</summary>
    public Interpolation Interpolation { get; init; }

    /// <summary>What each byte 0 … 255 is multiplied with. Default: 1.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Taken from each scaled byte. Default: 0.</summary>
    public ChannelValues Mean { get; init; }

    /// <summary>What the difference is divided by; no channel 0. Default: 1.</summary>
    public ChannelValues Std { get; init; } = new(1);

    /// <summary>
    /// All of it that changes a picture's numbers, in words: the key of stored features is made from them. Layout and
    /// element are the model file's own.
    /// </summary>
    public string Words
    {
        get
        {
            var value = Scale == 1 ? "value" : string.Create(CultureInfo.InvariantCulture, $"value * {Scale}");
            var interpolation = Interpolation == Interpolation.Antialias
                ? "" : $" {Interpolation.ToString().ToLowerInvariant()}";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Width} x {Height} {Word(Fit)}{interpolation}, {Word(Channels)}, ({value} - {Mean}) / {Std}");
        }
    }

    /// <summary>Bytes of a picture of that size: height × width × 3.</summary>
    internal int PixelBytes => checked(Width * Height * 3);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

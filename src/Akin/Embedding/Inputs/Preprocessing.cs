using System.Globalization;
using Akin.Imaging;

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

    /// <summary>
    /// With <see cref="PictureFit.Crop"/>: the size that the shorter side gets before the frame is cut from the middle,
    /// such as 256 for a frame of 224; see <see cref="PictureFrame.Resize"/>. Default: the frame's own.
    /// </summary>
    public int? Resize { get; init; }

    /// <summary>How its pixels become those of that size. Default: bilinear, antialiased.</summary>
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
            var interpolation = Interpolation == Interpolation.Bilinear ? "" : $" {Word(Interpolation)}";
            var resize = Resize is null ? "" : $" of {Resize}";
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Width} x {Height} {Word(Fit)}{resize}{interpolation}, {Word(Channels)}, ({value} - {Mean}) / {Std}");
        }
    }

    /// <summary>What a picture is brought into. Padding has the colour whose values are nearest to 0.</summary>
    internal PictureFrame Frame
    {
        get
        {
            var colours = Channels == ChannelOrder.Rgb ? Mean : Mean.Reversed;
            return new PictureFrame(Width, Height)
            {
                Fit = Fit,
                Resize = Resize,
                Interpolation = Interpolation,
                Background = Fit == PictureFit.Pad
                    ? (Byte(colours.First), Byte(colours.Second), Byte(colours.Third))
                    : default,
            };

            byte Byte(float mean) => (byte)Math.Clamp(MathF.Round(mean / Scale), byte.MinValue, byte.MaxValue);
        }
    }

    /// <summary>Bytes of a picture of that size: height × width × 3.</summary>
    internal int PixelBytes => checked(Width * Height * 3);

    /// <summary>Refuses what no picture can become.</summary>
    /// <exception cref="ArgumentException">One number cannot be; the message says which.</exception>
    internal void Check()
    {
        const int most = PreprocessingChoice.LargestSide;
        Refuse(Width is < 1 or > most || Height is < 1 or > most, $"the size {Width} x {Height}", $"1 to {most} each");
        Refuse(!float.IsFinite(Scale) || Scale == 0, $"the scale {Scale}", "a number other than 0");
        for (var channel = 0; channel < 3; channel++)
        {
            Refuse(!float.IsFinite(Mean[channel]), $"the mean {Mean}", "finite numbers");
            Refuse(!float.IsFinite(Std[channel]) || Std[channel] == 0, $"the std {Std}", "numbers other than 0");
        }

        CheckBytes();
        var least = Math.Min(Width, Height);
        Refuse(Resize is not null && Fit != PictureFit.Crop, $"resizing to {Resize} before a {Word(Fit)}", "a crop");
        Refuse(Resize < least || Resize > most, $"resizing to {Resize}", $"{least}, the frame's own side, to {most}");

        static void Refuse(bool wrong, FormattableString got, string allowed)
        {
            if (wrong)
            {
                throw new ArgumentException(
                    $"A model's input cannot have {got.ToString(CultureInfo.InvariantCulture)}; it takes {allowed}.");
            }
        }
    }

    // Rounding to bytes must leave the picture: nothing out of range, and no values of 0 to 1 that become two.
    private void CheckBytes()
    {
        const float leastRange = 127;
        for (var channel = 0; Element == TensorElement.UInt8 && channel < 3; channel++)
        {
            var black = (0 - Mean[channel]) / Std[channel];
            var white = ((byte.MaxValue * Scale) - Mean[channel]) / Std[channel];
            if (Math.Min(black, white) < -0.5f || Math.Max(black, white) > 255.5f
                || Math.Abs(white - black) < leastRange)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The model takes bytes, and --preprocessing, --scale, --mean and --std as given make values from "
                    + $"{Math.Min(black, white):0.##} to {Math.Max(black, white):0.##} of them; they must stay within "
                    + $"0 to 255 and range over {leastRange} at least: leave these options out."));
            }
        }
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

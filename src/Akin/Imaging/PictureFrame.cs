namespace Akin.Imaging;

/// <summary>The frame that a picture is brought into, such as a network's input.</summary>
/// <param name="Width">Its width in pixels, ≥ 1.</param>
/// <param name="Height">Its height in pixels, ≥ 1.</param>
public sealed record PictureFrame(int Width, int Height)
{
    /// <summary>How a picture of another aspect is brought into it. Default: squashed.</summary>
    public PictureFit Fit { get; init; }

    /// <summary>How its pixels become those of the new size. Default: bilinear, antialiased.</summary>
    public Interpolation Interpolation { get; init; }

    /// <summary>
    /// With <see cref="PictureFit.Crop"/>: what the frame's shorter side is taken for when the picture is scaled to
    /// cover it, at least that side; the frame is then cut from the middle. 256 with a frame of 224 is what networks
    /// of torchvision are tested with. Default: the shorter side itself.
    /// </summary>
    public int? Resize { get; init; }

    /// <summary>With <see cref="PictureFit.Pad"/>: what the rest is filled with. Default: black.</summary>
    public (byte Red, byte Green, byte Blue) Background { get; init; }

    /// <summary>Bytes of the framed picture: height × width × 3.</summary>
    public int Bytes => checked(Width * Height * 3);

    /// <summary>
    /// Where a picture lies when it is in the frame. Cropping rounds as torchvision's <c>Resize</c> and
    /// <c>CenterCrop</c> do: the longer side down, half a pixel of margin to the even number.
    /// </summary>
    /// <param name="width">The upright picture's width in pixels, ≥ 1.</param>
    /// <param name="height">The upright picture's height in pixels, ≥ 1.</param>
    public PicturePlacement Place(int width, int height)
    {
        switch (Fit)
        {
            case PictureFit.Crop:
                var least = Math.Min(Width, Height);
                var grown = (double)Math.Max(least, Resize ?? least) / least;
                var (wide, tall) = Scale(width, height, Math.Round(Width * grown), Math.Round(Height * grown), true);
                return new PicturePlacement(wide, tall, -Middle(wide - Width), -Middle(tall - Height));
            case PictureFit.Pad:
                var (across, down) = Scale(width, height, Width, Height, false);
                return new PicturePlacement(across, down, (Width - across) / 2, (Height - down) / 2);
            default:
                return new PicturePlacement(Width, Height, 0, 0);
        }
    }

    private static int Middle(int margin) => (int)Math.Round(margin / 2.0, MidpointRounding.ToEven);

    /// <summary>The picture's size when it covers a box, or lies within it; one of its sides is the box's.</summary>
    private static (int Width, int Height) Scale(int width, int height, double across, double down, bool cover)
    {
        double byWidth = across * height, byHeight = down * width;
        return byWidth >= byHeight == cover
            ? ((int)across, Side(byWidth / width, down))
            : (Side(byHeight / height, across), (int)down);

        int Side(double side, double box) => (int)Math.Clamp(
            cover ? Math.Max(box, Math.Floor(side)) : Math.Round(side), 1, int.MaxValue / 2);
    }
}

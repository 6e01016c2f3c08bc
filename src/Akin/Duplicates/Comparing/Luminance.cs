using Akin.Imaging;

namespace Akin.Duplicates.Comparing;

/// <summary>A picture's luminances (ITU-R BT.601 weights) or one of its channels, 0 … 255, row-major.</summary>
internal sealed class Luminance
{
    private readonly float[] _values;

    public Luminance(int width, int height, float[] values)
    {
        (Width, Height, _values) = (width, height, values);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The shorter of width and height.</summary>
    public int ShorterSide => Math.Min(Width, Height);

    /// <summary>Height × width values.</summary>
    public ReadOnlySpan<float> Values => _values;

    public static Luminance Of(RgbImage image)
    {
        var values = new float[image.Width * image.Height];
        for (var i = 0; i < values.Length; i++)
        {
            var pixel = image.Pixels.AsSpan(3 * i, 3);
            values[i] = (0.299f * pixel[0]) + (0.587f * pixel[1]) + (0.114f * pixel[2]);
        }

        return new(image.Width, image.Height, values);
    }

    /// <summary>One of red, green and blue.</summary>
    public static Luminance OfChannel(RgbImage image, int channel)
    {
        var values = new float[image.Width * image.Height];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = image.Pixels[(3 * i) + channel];
        }

        return new(image.Width, image.Height, values);
    }

    /// <summary>The picture turned or mirrored.</summary>
    public Luminance Turned(Turn turn)
    {
        if (turn.Number == 0)
        {
            return this;
        }

        var (width, height) = turn.IsTransposed ? (Height, Width) : (Width, Height);
        var values = new float[_values.Length];
        var (across, down) = turn.IsTransposed ? (Width, 1) : (1, Width);
        for (var y = 0; y < height; y++)
        {
            var from = (turn.IsMirroredDown ? height - 1 - y : y) * down;
            from += turn.IsMirroredAcross ? (width - 1) * across : 0;
            var step = turn.IsMirroredAcross ? -across : across;
            foreach (ref var value in values.AsSpan(y * width, width))
            {
                value = _values[from];
                from += step;
            }
        }

        return new(width, height, values);
    }

    /// <summary>
    /// The whole picture in another size as by <see cref="Resized(Frame, int, int)"/>, but for the rounding: lines are
    /// squeezed first, side by side.
    /// </summary>
    public Luminance Resized(int width, int height)
    {
        if ((width, height) == (Width, Height))
        {
            return this;
        }

        var lines = height == Height ? _values
            : new AreaWeights(0, Height, Height, height).Squeezed(_values, Width);
        return new(width, height, width == Width ? lines
            : new AreaWeights(0, Width, Width, width).Narrowed(lines, Width));
    }

    /// <summary>A part of the picture in another size; each pixel is the mean of the area that it stands for.</summary>
    public Luminance Resized(Frame frame, int width, int height)
    {
        if (frame == Frame.Whole && (width, height) == (Width, Height))
        {
            return this;
        }

        var across = new AreaWeights(frame.Left * Width, frame.Right * Width, Width, width);
        var down = new AreaWeights(frame.Top * Height, frame.Bottom * Height, Height, height);
        var rows = new float[Height * width];
        for (var y = down.First; y < down.End; y++)
        {
            for (var x = 0; x < width; x++)
            {
                rows[(y * width) + x] = across.Sum(_values.AsSpan(y * Width, Width), x, 1);
            }
        }

        var values = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                values[(y * width) + x] = down.Sum(rows.AsSpan(x), y, width);
            }
        }

        return new(width, height, values);
    }
}

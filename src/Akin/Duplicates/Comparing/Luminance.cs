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

    /// <summary>The luminances once red, green and blue are cut off at a darkest and a lightest tone.</summary>
    public static Luminance Of(RgbImage image, int darkest, int lightest)
    {
        var tones = new float[256];
        for (var tone = 0; tone < tones.Length; tone++)
        {
            tones[tone] = Math.Clamp(tone, darkest, lightest);
        }

        var values = new float[image.Width * image.Height];
        for (var i = 0; i < values.Length; i++)
        {
            var pixel = image.Pixels.AsSpan(3 * i, 3);
            values[i] = (0.299f * tones[pixel[0]]) + (0.587f * tones[pixel[1]]) + (0.114f * tones[pixel[2]]);
        }

        return new(image.Width, image.Height, values);
    }

    /// <summary>The picture with its tones cut off.</summary>
    public Luminance Cut(int darkest, int lightest) =>
        new(Width, Height, Array.ConvertAll(_values, value => Math.Clamp(value, darkest, lightest)));

    /// <summary>The luminances of red, green and blue.</summary>
    public static Luminance Of(IReadOnlyList<Luminance> channels)
    {
        var (red, green, blue) = (channels[0], channels[1], channels[2]);
        var values = new float[red._values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (0.299f * red._values[i]) + (0.587f * green._values[i]) + (0.114f * blue._values[i]);
        }

        return new(red.Width, red.Height, values);
    }

    /// <summary>Under a gain and an offset, cut off at black and white.</summary>
    public Luminance Toned(double gain, double offset) => new(Width, Height, Array.ConvertAll(
        _values, value => Math.Clamp(((float)gain * value) + (float)offset, 0, 255)));

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

    /// <summary>The picture without its finest structure.</summary>
    public Luminance Smoothed()
    {
        var values = (float[])_values.Clone();
        Smoothing.Apply(values, Width);
        return new(Width, Height, values);
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

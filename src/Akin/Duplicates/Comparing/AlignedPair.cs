namespace Akin.Duplicates.Comparing;

/// <summary>Two pictures in sizes at which a pixel of one stands for as much as a pixel of the other.</summary>
internal sealed class AlignedPair
{
    private double _gain = 1;
    private double _offset;

    private AlignedPair(Luminance whole, Luminance part) => (Whole, Part) = (whole, part);

    /// <summary>The picture that is looked in.</summary>
    public Luminance Whole { get; }

    /// <summary>The picture that is looked for.</summary>
    public Luminance Part { get; }

    /// <summary>
    /// Shrinks both so that neither is enlarged and the part's longer side is at most as long as said.
    /// </summary>
    public static AlignedPair Of(Luminance whole, Luminance part, Frame frame, int side)
    {
        var scale = Math.Min(1, (double)side / Math.Max(part.Width, part.Height));
        scale = Math.Min(scale, frame.Width * whole.Width / part.Width);
        scale = Math.Min(scale, frame.Height * whole.Height / part.Height);
        var (width, height) = (Pixels(part.Width * scale), Pixels(part.Height * scale));
        return new(
            whole.Resized(Frame.Whole, Pixels(width / frame.Width), Pixels(height / frame.Height)),
            part.Resized(Frame.Whole, width, height));
    }

    /// <summary>Sets what makes the whole's tones those of the part.</summary>
    public void Tone(double gain, double offset) => (_gain, _offset) = (gain, offset);

    /// <summary>The part's tone where the whole has this one, within what eight bits hold.</summary>
    public double Predict(double value) => Math.Clamp((_gain * value) + _offset, 0, 255);

    /// <summary>
    /// The whole's value at a place of the part, and how it changes over the whole's width and height.
    /// </summary>
    public bool TrySample(Frame frame, double u, double v, out double value, out double across, out double down)
    {
        var x = ((frame.Left + (frame.Width * u)) * Whole.Width) - 0.5;
        var y = ((frame.Top + (frame.Height * v)) * Whole.Height) - 0.5;
        (value, across, down) = (0, 0, 0);
        if (!(x >= -0.5 && y >= -0.5 && x <= Whole.Width - 0.5 && y <= Whole.Height - 0.5))
        {
            return false;
        }

        x = Math.Clamp(x, 0, Whole.Width - 1);
        y = Math.Clamp(y, 0, Whole.Height - 1);
        var (column, line) = (Math.Min((int)x, Whole.Width - 2), Math.Min((int)y, Whole.Height - 2));
        var (p, q) = (x - column, y - line);
        var at = (line * Whole.Width) + column;
        var values = Whole.Values;
        double a = values[at], b = values[at + 1], c = values[at + Whole.Width], d = values[at + Whole.Width + 1];
        var (upper, lower) = (a + (p * (b - a)), c + (p * (d - c)));
        value = upper + (q * (lower - upper));
        across = (((1 - q) * (b - a)) + (q * (d - c))) * Whole.Width;
        down = (((1 - p) * (c - a)) + (p * (d - b))) * Whole.Height;
        return true;
    }

    /// <summary>Both pictures' values pixel on pixel of the part, where both are: a rectangle of it.</summary>
    public (int Width, int Height, float[] Whole, float[] Part) Overlay(Frame frame)
    {
        var columns = Places(frame.Left, frame.Width, Part.Width, Whole.Width);
        var lines = Places(frame.Top, frame.Height, Part.Height, Whole.Height);
        var (whole, part) = (new float[columns.Length * lines.Length], new float[columns.Length * lines.Length]);
        var at = 0;
        foreach (var (y, line, q) in lines)
        {
            var upper = Whole.Values.Slice(line * Whole.Width, Whole.Width);
            var lower = Whole.Values.Slice((line + 1) * Whole.Width, Whole.Width);
            foreach (var (x, column, p) in columns)
            {
                var above = upper[column] + (p * (upper[column + 1] - upper[column]));
                var below = lower[column] + (p * (lower[column + 1] - lower[column]));
                whole[at] = above + (q * (below - above));
                part[at++] = Part.Values[(y * Part.Width) + x];
            }
        }

        return (columns.Length, lines.Length, whole, part);
    }

    /// <summary>The part's pixels along one axis that the whole has, where they lie there, and how far past.</summary>
    private static (int Own, int Other, float Past)[] Places(double start, double share, int own, int other)
    {
        var places = new List<(int, int, float)>(own);
        for (var i = 0; i < own; i++)
        {
            var place = ((start + (share * (i + 0.5) / own)) * other) - 0.5;
            if (place >= -0.5 && place <= other - 0.5)
            {
                place = Math.Clamp(place, 0, other - 1);
                var before = Math.Min((int)place, other - 2);
                places.Add((i, before, (float)(place - before)));
            }
        }

        return [.. places];
    }

    private static int Pixels(double length) => Math.Max(2, (int)Math.Round(length));
}

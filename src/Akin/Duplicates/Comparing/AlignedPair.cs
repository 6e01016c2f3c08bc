namespace Akin.Duplicates.Comparing;

/// <summary>Two pictures in sizes at which a pixel of one stands for as much as a pixel of the other.</summary>
/// <param name="whole">The picture that is looked in.</param>
/// <param name="part">The picture that is looked for.</param>
internal sealed class AlignedPair(Luminance whole, Luminance part)
{
    /// <summary>The picture that is looked in.</summary>
    public Luminance Whole { get; } = whole;

    /// <summary>The picture that is looked for.</summary>
    public Luminance Part { get; } = part;

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
            whole.Resized(Pixels(width / frame.Width), Pixels(height / frame.Height)), part.Resized(width, height));
    }

    /// <summary>The same without the finest structure, so that half a pixel more or less is no other picture.</summary>
    public AlignedPair Smoothed() => new(Whole.Smoothed(), Part.Smoothed());

    /// <summary>The columns of the part that lie on the whole.</summary>
    public OverlapAxis Columns(Frame frame) => new(frame.Left, frame.Width, Part.Width, Whole.Width);

    /// <summary>The lines of the part that lie on the whole.</summary>
    public OverlapAxis Lines(Frame frame) => new(frame.Top, frame.Height, Part.Height, Whole.Height);

    /// <summary>Both pictures' values pixel on pixel of the part, where both are: a rectangle of it.</summary>
    public OverlaidValues Overlay(Frame frame)
    {
        var (columns, lines) = (Columns(frame), Lines(frame));
        var (width, height) = (columns.Count, lines.Count);
        var (whole, part) = (new float[width * height], new float[width * height]);
        var before = columns.Before;
        var past = columns.Past;
        var between = new float[Whole.Width];
        for (var y = 0; y < height; y++)
        {
            Blend(lines.Before[y], lines.Past[y], between);
            var row = whole.AsSpan(y * width, width);
            for (var x = 0; x < row.Length; x++)
            {
                var left = between[before[x]];
                row[x] = left + (past[x] * (between[before[x] + 1] - left));
            }

            Part.Values.Slice(((lines.First + y) * Part.Width) + columns.First, width).CopyTo(part.AsSpan(y * width));
        }

        return new(columns.First, lines.First, width, height, whole, part);
    }

    /// <summary>The line of the whole that lies so far past one of its lines.</summary>
    private void Blend(int line, float past, float[] between)
    {
        var upper = Whole.Values.Slice(line * Whole.Width, Whole.Width);
        var lower = Whole.Values.Slice((line + 1) * Whole.Width, Whole.Width);
        for (var x = 0; x < between.Length; x++)
        {
            between[x] = upper[x] + (past * (lower[x] - upper[x]));
        }
    }

    private static int Pixels(double length) => Math.Max(2, (int)Math.Round(length));
}

namespace Akin.Imaging.Resampling;

/// <summary>Puts rows of a picture as it is stored where they belong in the upright picture.</summary>
internal readonly struct RowSink
{
    private readonly Memory<byte> _pixels;
    private readonly int _first;
    private readonly int _rowStep;
    private readonly int _pixelStep;

    /// <summary>Makes a sink for the part of a frame that a picture covers.</summary>
    /// <param name="pixels">The upright frame, RGB.</param>
    /// <param name="frameWidth">Its width in pixels.</param>
    /// <param name="placement">Where the upright picture lies in it.</param>
    /// <param name="frameHeight">Its height in pixels.</param>
    /// <param name="orientation">EXIF orientation, 1 … 8.</param>
    /// <param name="interpolation">The filter.</param>
    public RowSink(
        Memory<byte> pixels,
        int frameWidth,
        int frameHeight,
        PicturePlacement placement,
        int orientation,
        Interpolation interpolation = default)
    {
        _pixels = pixels;
        var turned = orientation >= 5;
        var fromRight = orientation is 2 or 3 or 6 or 7;
        var fromBottom = orientation is 3 or 4 or 7 or 8;
        var (left, across) = Visible(frameWidth, placement.Left, placement.Width, fromRight);
        var (top, down) = Visible(frameHeight, placement.Top, placement.Height, fromBottom);
        Plan = turned ? new(down, across, interpolation) : new(across, down, interpolation);

        // Where the stored picture's first pixel goes, and which way its rows and columns run from there.
        var pixelStep = fromRight ? -3 : 3;
        var rowStep = (fromBottom ? -3 : 3) * frameWidth;
        (_pixelStep, _rowStep) = turned ? (rowStep, pixelStep) : (pixelStep, rowStep);
        var x = fromRight ? left + across.Count - 1 : left;
        var y = fromBottom ? top + down.Count - 1 : top;
        _first = ((y * frameWidth) + x) * 3;
    }

    /// <summary>What is to be made of the picture as it is stored.</summary>
    public ResizePlan Plan { get; }

    /// <summary>Puts one stored row.</summary>
    public void Put(int y, ReadOnlySpan<byte> row)
    {
        var pixels = _pixels.Span;
        var at = _first + (y * _rowStep);
        if (_pixelStep == 3)
        {
            row.CopyTo(pixels[at..]);
            return;
        }

        for (var x = 0; x < row.Length; x += 3, at += _pixelStep)
        {
            row.Slice(x, 3).CopyTo(pixels[at..]);
        }
    }

    /// <summary>Along one axis: where in the frame the picture starts, and what of the picture is in it.</summary>
    private static (int Start, AxisPlan Plan) Visible(int frame, int start, int length, bool reversed)
    {
        var first = Math.Max(0, -start);
        var count = Math.Min(length - first, frame - Math.Max(0, start));
        return (Math.Max(0, start), new(length, reversed ? length - first - count : first, count));
    }
}

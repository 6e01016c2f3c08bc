namespace Akin.Imaging.Resampling;

/// <summary>Puts rows of a picture as it is stored where they belong in the upright picture.</summary>
internal readonly ref struct RowSink
{
    private readonly Span<byte> _pixels;
    private readonly int _first;
    private readonly int _rowStep;
    private readonly int _pixelStep;

    /// <summary>Makes a sink.</summary>
    /// <param name="pixels">The upright picture, RGB.</param>
    /// <param name="width">Width of the stored picture (the upright one's height for orientations 5 … 8).</param>
    /// <param name="height">Height of the stored picture.</param>
    /// <param name="orientation">EXIF orientation, 1 … 8.</param>
    public RowSink(Span<byte> pixels, int width, int height, int orientation)
    {
        _pixels = pixels;
        var turned = orientation >= 5;
        var stride = (turned ? height : width) * 3;

        // Where the stored picture's first pixel goes, and which way its rows and columns run from there.
        var fromRight = orientation is 2 or 3 or 6 or 7;
        var fromBottom = orientation is 3 or 4 or 7 or 8;
        var across = fromRight ? -3 : 3;
        var down = fromBottom ? -stride : stride;
        _pixelStep = turned ? down : across;
        _rowStep = turned ? across : down;
        _first = (fromRight ? stride - 3 : 0) + (fromBottom ? ((turned ? width : height) - 1) * stride : 0);
    }

    /// <summary>Puts one stored row.</summary>
    public void Put(int y, ReadOnlySpan<byte> row)
    {
        var at = _first + (y * _rowStep);
        if (_pixelStep == 3)
        {
            row.CopyTo(_pixels[at..]);
            return;
        }

        for (var x = 0; x < row.Length; x += 3, at += _pixelStep)
        {
            row.Slice(x, 3).CopyTo(_pixels[at..]);
        }
    }
}

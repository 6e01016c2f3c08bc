namespace Akin.Duplicates.Comparing;

/// <summary>Two pictures' values pixel on pixel in the rectangle of the second in which both are.</summary>
/// <param name="Left">The second picture's first column in it.</param>
/// <param name="Top">Its first line in it.</param>
/// <param name="Width">Columns, ≥ 0.</param>
/// <param name="Height">Lines, ≥ 0.</param>
/// <param name="Whole">The first picture's values, row-major.</param>
/// <param name="Part">The second's.</param>
internal readonly record struct OverlaidValues(
    int Left, int Top, int Width, int Height, float[] Whole, float[] Part)
{
    /// <summary>Both at half the size: the means of two by two pixels of the second picture.</summary>
    public OverlaidValues Halved()
    {
        var (left, top) = ((Left + 1) / 2, (Top + 1) / 2);
        var width = Math.Max(0, ((Left + Width) / 2) - left);
        var height = Math.Max(0, ((Top + Height) / 2) - top);
        var first = (((2 * top) - Top) * Width) + (2 * left) - Left;
        return new(
            left, top, width, height, Half(Whole, Width, first, width, height),
            Half(Part, Width, first, width, height));
    }

    private static float[] Half(float[] values, int stride, int first, int width, int height)
    {
        var half = new float[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = first + (2 * ((y * stride) + x));
                half[(y * width) + x] = (values[at] + values[at + 1] + values[at + stride] + values[at + stride + 1])
                    / 4;
            }
        }

        return half;
    }
}

using Akin.Imaging;

namespace Akin.Duplicates;

/// <summary>Where in a picture there is how much fine structure, on a raster of cells.</summary>
internal sealed class FineStructure
{
    private const int Cells = 64;

    /// <summary>The side of windows, in pixels.</summary>
    private const int Side = 256;

    /// <summary>Windows begin at blocks of JPEG pictures, so that a window is compressed as the whole is.</summary>
    private const int Block = 16;

    // Sums of the cells above and to the left.
    private readonly double[,] _sums = new double[Cells + 1, Cells + 1];

    private FineStructure()
    {
    }

    /// <summary>Measures a picture; O(pixels), of large ones every few.</summary>
    public static FineStructure Of(RgbImage image)
    {
        const int samples = 1024;
        var (width, height) = (image.Width, image.Height);
        var (columns, rows) = (Math.Max(1, width / samples), Math.Max(1, height / samples));
        var structure = new FineStructure();
        for (var y = 1; y < height - 1; y += rows)
        {
            for (var x = 1; x < width - 1; x += columns)
            {
                var edge = (4 * Green(x, y)) - Green(x - 1, y) - Green(x + 1, y) - Green(x, y - 1) - Green(x, y + 1);
                structure._sums[(y * Cells / height) + 1, (x * Cells / width) + 1] += edge * edge;
            }
        }

        for (var y = 1; y <= Cells; y++)
        {
            for (var x = 1; x <= Cells; x++)
            {
                structure._sums[y, x] += structure._sums[y - 1, x] + structure._sums[y, x - 1]
                    - structure._sums[y - 1, x - 1];
            }
        }

        return structure;

        int Green(int x, int y) => image.Pixels[(3 * ((y * width) + x)) + 1];
    }

    /// <summary>
    /// The window with the most in each quarter of the picture once it is turned and brought to a size, the first one
    /// with the most of all; at least one.
    /// </summary>
    public PixelWindow[] Windows(int width, int height, Turn turn)
    {
        var (across, down) = (Starts(width), Starts(height));
        return
        [
            .. from top in down
            from left in across
            let window = new PixelWindow(left, top, Math.Min(Side, width), Math.Min(Side, height))
            group window by (2 * left + window.Width > width, 2 * top + window.Height > height) into quarter
            let best = quarter.MaxBy(In)
            orderby In(best) descending
            select best,
        ];

        double In(PixelWindow window) => Within(new Frame(
            (double)window.Left / width, (double)window.Top / height, (double)(window.Left + window.Width) / width,
            (double)(window.Top + window.Height) / height).Turned(turn.Back));
    }

    private double Within(Frame frame)
    {
        var (left, top) = (Cell(frame.Left), Cell(frame.Top));
        var (right, bottom) = (Cell(frame.Right), Cell(frame.Bottom));
        return _sums[bottom, right] - _sums[top, right] - _sums[bottom, left] + _sums[top, left];

        static int Cell(double share) => (int)Math.Round(share * Cells);
    }

    /// <summary>Where windows begin along an axis: half a window after each other, and at the end.</summary>
    private static int[] Starts(int length)
    {
        var last = Math.Max(0, length - Side) / Block * Block;
        return [.. Enumerable.Range(0, (last / (Side / 2)) + 1).Select(i => i * Side / 2).Append(last).Distinct()];
    }
}

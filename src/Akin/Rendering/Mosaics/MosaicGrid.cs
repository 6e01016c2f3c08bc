using Akin.Numerics;
using Akin.Projection.Raster;

namespace Akin.Rendering.Mosaics;

/// <summary>Pictures on a raster: each in the middle of a cell of its own, near its place on the map.</summary>
internal static class MosaicGrid
{
    // Cells from this size on have two pixels of ground between them, smaller ones one or none.
    private const int WideCell = 24;
    private const int NarrowCell = 8;

    // Pictures are not made larger than they are, so larger cells would be empty.
    private const int LargestCell = 1024;

    public static List<MosaicBox> Place(
        IReadOnlyList<MosaicPicture> pictures, int[] placed, MosaicOptions options, int height,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var most = MostCell(placed.Length, options, height);
        var wanted = options.MaxSide is { } side ? side + (2 * options.Border) + Gap(side) : LargestCell;
        var cell = Math.Min(most, wanted);
        var (columns, rows) = (options.Width / cell, height / cell);
        var gap = Gap(cell);
        var border = Math.Min(options.Border, (cell - gap - 1) / 4);
        var inner = Math.Min(cell - gap - (2 * border), options.MaxSide ?? int.MaxValue);

        // A raster that is full anyway is filled evenly; one with room shows the shape of the map.
        var stretch = options.Stretch || cell == most;
        var window = options.Window ?? MapWindow.Of(pictures);
        var points = Array.ConvertAll(
            placed, i => window.Place(pictures[i].X, pictures[i].Y, columns, rows, stretch));
        var cells = RasterAssignment.Of(points, columns, rows, options.Threads, progress, cancellation);
        int left = (options.Width - (columns * cell)) / 2, top = (height - (rows * cell)) / 2;
        var boxes = new List<MosaicBox>(placed.Length);
        for (var i = 0; i < placed.Length; i++)
        {
            var (wide, high) = MosaicLayout.Fit(pictures[placed[i]], inner);
            (wide, high) = (wide + (2 * border), high + (2 * border));
            boxes.Add(new(
                placed[i],
                left + (cells[i] % columns * cell) + ((cell - wide) / 2),
                top + (cells[i] / columns * cell) + ((cell - high) / 2),
                wide, high, border));
        }

        return boxes;
    }

    private static int Gap(int cell) => cell >= WideCell ? 2 : cell >= NarrowCell ? 1 : 0;

    /// <summary>The largest cell of which there are enough.</summary>
    private static int MostCell(int count, MosaicOptions options, int height)
    {
        var cell = (int)Math.Sqrt((double)options.Width * height / count);
        cell = Math.Min(cell, Math.Min(options.Width, height));
        while (cell > 0 && (long)(options.Width / cell) * (height / cell) < count)
            cell--;

        return cell > 0 ? cell : throw new ArgumentException(
            $"{count:N0} pictures do not fit side by side into {options.Width} × {options.Height} pixels; "
            + "make the mosaic larger.", nameof(options));
    }
}

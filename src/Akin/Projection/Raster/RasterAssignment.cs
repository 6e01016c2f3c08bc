using Akin.Numerics;

namespace Akin.Projection.Raster;

/// <summary>
/// Gives each point of a map a cell of a raster for itself, so that the points move little: the sum of their squared
/// ways is least where there are few, and near it where there are many. O(n log n) time past a few thousand cells,
/// O(cells) memory.
/// </summary>
/// <remarks>
/// Up to two million pairs of points and cells the linear assignment problem is solved as a whole. Beyond, the raster
/// is halved again and again, each half taking the points on its side and as many more as the other cannot hold; then
/// windows of 16 × 16 cells are solved exactly, over and over, each time shifted, until that gains nothing.
/// </remarks>
public static class RasterAssignment
{
    private const long MostPairs = 2_000_000;

    /// <summary>Assigns.</summary>
    /// <param name="points">Places in cells: 0 … columns from the left, 0 … rows from the top; finite.</param>
    /// <param name="columns">Cells in a row, ≥ 1.</param>
    /// <param name="rows">Rows of cells; there are at least as many cells as points.</param>
    /// <param name="threads">Threads, ≥ 1; the answer is the same for any.</param>
    /// <param name="progress">Told after each sweep of windows.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The cell of each point, counted along the rows; no two alike.</returns>
    public static int[] Of(
        IReadOnlyList<(double X, double Y)> points, int columns, int rows, int threads = 1,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        var cells = checked(columns * rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points.Count, cells, nameof(points));
        var raster = new RasterCells([.. points], columns, rows);
        if ((long)points.Count * cells <= MostPairs)
        {
            raster.Solve([.. Enumerable.Range(0, points.Count)], [.. Enumerable.Range(0, cells)], cancellation);
        }
        else
        {
            RasterBisection.Fill(raster, cancellation);
            RasterWindows.Improve(raster, threads, progress, cancellation);
        }

        return raster.CellOf;
    }
}

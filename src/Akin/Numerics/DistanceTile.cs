using System.Buffers;

namespace Akin.Numerics;

/// <summary>
/// Blocks of squared Euclidean distances and of inner products between points. Distances are sums of squared
/// differences: relative error about d × 6e-8 at worst wherever the data lie, equal points exactly 0, d(x, y) = d(y, x)
/// to the bit.
/// </summary>
internal static unsafe class DistanceTile
{
    /// <summary>Squared distances of rows of <paramref name="x"/> against packed points.</summary>
    /// <param name="x">Rows, as many columns as <paramref name="y"/> has dimensions.</param>
    /// <param name="start">First row.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="y">Packed points.</param>
    /// <param name="tile">count × <see cref="PointPanels.TileStride"/> floats; those past y's count are not
    /// meaningful.</param>
    public static void SquaredDistances(Matrix x, int start, int count, PointPanels y, Span<float> tile) =>
        Fill<SquaredDifferenceTerm>(SimdWidths.Best, x, start, count, y, tile);

    /// <summary>
    /// Inner products of rows of <paramref name="x"/> with packed points; parameters as for distances.
    /// </summary>
    public static void Products(Matrix x, int start, int count, PointPanels y, Span<float> tile) =>
        Fill<ProductTerm>(SimdWidths.Best, x, start, count, y, tile);

    /// <summary>
    /// Squared distances of two blocks of rows; packs the second, so pack once yourself when it is used often.
    /// </summary>
    /// <param name="x">Rows.</param>
    /// <param name="xStart">First row of x.</param>
    /// <param name="xCount">Rows of x.</param>
    /// <param name="y">Rows with the same number of columns.</param>
    /// <param name="yStart">First row of y.</param>
    /// <param name="yCount">Rows of y.</param>
    /// <param name="tile">xCount × yCount distances, row-major.</param>
    public static void SquaredDistances(
        Matrix x, int xStart, int xCount, Matrix y, int yStart, int yCount, Span<float> tile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Length, (long)xCount * yCount, nameof(tile));
        using var panels = new PointPanels(yCount, y.Columns);
        panels.Pack(y, yStart, yCount);
        var padded = ArrayPool<float>.Shared.Rent(checked(xCount * panels.TileStride));
        SquaredDistances(x, xStart, xCount, panels, padded);
        for (var row = 0; row < xCount; row++)
        {
            padded.AsSpan(row * panels.TileStride, yCount).CopyTo(tile[(row * yCount)..]);
        }

        ArrayPool<float>.Shared.Return(padded);
    }

    /// <summary>As the others, at a width of choice.</summary>
    internal static void Fill<TTerm>(SimdWidth width, Matrix x, int start, int count, PointPanels y, Span<float> tile)
        where TTerm : IPairTerm
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Columns, y.Dimensions);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)start + count, x.Rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Length, (long)count * y.TileStride, nameof(tile));
        fixed (float* target = tile)
        {
            for (var panel = 0; panel < y.PanelCount; panel++)
            {
                PanelKernel.Run<TTerm>(
                    width, x.Pointer + ((nint)start * x.Columns), x.Columns, count, y[panel], y.Dimensions,
                    target + (panel * PointPanels.Width), y.TileStride);
            }
        }

        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }
}

namespace Akin.Numerics;

/// <summary>
/// Blocks of squared distances as ‖x‖² − 2x·y + ‖y‖²: one multiplication and addition for each dimension of a pair,
/// where differences take two operations. What that costs is stated: a value differs from the true squared distance of
/// the rows by at most <see cref="ErrorFactor"/> × (‖x‖² + ‖y‖²), lengths measured from the offsets that both sides
/// were loaded with. So take offsets near the middle of the data (<see cref="ColumnOffsets"/>), use the bound to tell
/// what is decided, and recompute the rest by differences: with <see cref="Settle"/>, or exactly from the rows
/// themselves with <see cref="ExactDistance"/>.
/// </summary>
internal static unsafe class ProductTile
{
    private const float HalfUnit = 1 / 16777216f; // 2⁻²⁴

    /// <summary>
    /// e such that |value − true| ≤ e × (‖x‖² + ‖y‖²), true for any data: recursive sums of 256 products and sums of
    /// those (Higham, 2002, section 3.1), the roundings of lengths, of their sum and of the shift by the offsets.
    /// About 1.6e-5 from 256 dimensions on, 2.4e-6 at 32.
    /// </summary>
    public static float ErrorFactor(int dimensions) =>
        (Math.Min(dimensions, PanelKernel.DepthBlock) + ChunkedWork.Chunks(dimensions, PanelKernel.DepthBlock) + 8)
        * 1.01f * HalfUnit;

    /// <summary>What may come on top where products underflow: the roundings of subnormal numbers.</summary>
    public static float ErrorFloor(int dimensions) => (dimensions + 8) * 4 * float.Epsilon;

    /// <summary>Squared distances, to the stated bound; they may be a little below 0.</summary>
    /// <param name="x">Rows.</param>
    /// <param name="y">Packed points, loaded with the same offsets.</param>
    /// <param name="firstPanel">First panel of y.</param>
    /// <param name="panels">Number of panels.</param>
    /// <param name="tile">Gets x's count rows of 32 values for each panel; those past y's count are not
    /// meaningful.</param>
    public static void SquaredDistances(PointBlock x, PointPanels y, int firstPanel, int panels, Span<float> tile) =>
        SquaredDistances(SimdWidths.Best, x, y, firstPanel, panels, tile);

    /// <summary>As the other, at a width of choice.</summary>
    internal static void SquaredDistances(
        SimdWidth width, PointBlock x, PointPanels y, int firstPanel, int panels, Span<float> tile)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(x.Dimensions, y.Dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstPanel + panels, y.PanelCount);
        var stride = panels * PointPanels.Width;
        ArgumentOutOfRangeException.ThrowIfLessThan(tile.Length, (long)x.Count * stride, nameof(tile));
        fixed (float* target = tile, rowNorms = x.SquaredNorms, pointNorms = y.SquaredNorms)
        {
            for (var panel = firstPanel; panel < firstPanel + panels; panel++)
            {
                PanelKernel.Run<ProductDistanceTerm>(
                    width, x[0], x.Stride, x.Count, y[panel], y.Dimensions,
                    target + ((panel - firstPanel) * PointPanels.Width), stride,
                    rowNorms, pointNorms + (panel * PointPanels.Width));
            }
        }

        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    /// <summary>
    /// Recomputes by differences each value that could be wrong by more than a share of itself. What is left as it was
    /// has that relative error at most; what is recomputed is the distance of the rows as loaded to a few units in the
    /// last place, exactly 0 for equal ones.
    /// </summary>
    /// <param name="x">The rows of the tile.</param>
    /// <param name="y">The points of the tile.</param>
    /// <param name="firstPanel">First panel of the tile.</param>
    /// <param name="panels">Its number of panels.</param>
    /// <param name="tile">What <see cref="SquaredDistances(PointBlock, PointPanels, int, int, Span{float})"/>
    /// gave.</param>
    /// <param name="relative">The share, > 0: 1e-3 recomputes distances 0 … 1.6 % of the squared lengths.</param>
    /// <returns>How many were recomputed.</returns>
    public static int Settle(
        PointBlock x, PointPanels y, int firstPanel, int panels, Span<float> tile, float relative)
    {
        var limit = ErrorFactor(x.Dimensions) / relative;
        var floor = ErrorFloor(x.Dimensions) / relative;
        var stride = panels * PointPanels.Width;
        var end = Math.Min(stride, y.Count - (firstPanel * PointPanels.Width));
        var norms = y.SquaredNorms.Slice(firstPanel * PointPanels.Width, end);
        var recomputed = 0;
        for (var row = 0; row < x.Count; row++)
        {
            var own = x.SquaredNorms[row];
            var values = tile.Slice(row * stride, end);
            for (var p = 0; p < values.Length; p++)
            {
                if (values[p] <= (limit * (own + norms[p])) + floor)
                {
                    values[p] = Difference(x, row, y, (firstPanel * PointPanels.Width) + p);
                    recomputed++;
                }
            }
        }

        return recomputed;
    }

    private static float Difference(PointBlock x, int row, PointPanels y, int point)
    {
        var values = x[row];
        var other = y[point / PointPanels.Width] + (point % PointPanels.Width);
        var sum = 0.0;
        for (nint i = 0; i < x.Dimensions; i++)
        {
            var difference = (double)values[i] - other[i * PointPanels.Width];
            sum += difference * difference;
        }

        return (float)sum;
    }
}

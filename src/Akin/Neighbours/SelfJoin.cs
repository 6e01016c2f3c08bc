using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Every pair of points once: a tile of distances serves the lists of its rows and those of its columns. Blocks of
/// points are packed from the last to the first, and each is compared with itself and with all rows after it, so that
/// rows which lie near each other meet early and limits fall soon. The lists do not depend on the order of offers,
/// and so not on the threads.
/// </summary>
internal static unsafe class SelfJoin
{
    private const int RowFloats = 1 << 17;

    /// <summary>Offers every pair to both of its points. O(n²·d / 2).</summary>
    public static void Run(
        IRowSource points, NearestLists lists, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var n = points.Rows;
        var block = PackedBlock.PointsOf(points.Columns);
        var rows = PackedBlock.Fitting(RowFloats, points.Columns, NearTile.MostRows);
        using var packed = new PointPanels(Math.Min(n, block), points.Columns);
        for (var first = (ChunkedWork.Chunks(n, block) - 1) * block; first >= 0; first -= block)
        {
            packed.Pack(points, first, Math.Min(block, n - first));
            var start = first;
            ChunkedWork.For(
                n - first, rows, threads,
                (_, row, count) => Compare(points, lists, packed, start, start + row, count), cancellation);
            var left = (long)first * first;
            progress?.Report(new("finding neighbours", ((long)n * n) - left, (long)n * n, "pairs"));
        }
    }

    /// <summary>Compares rows with the packed points before them.</summary>
    private static void Compare(
        IRowSource points, NearestLists lists, PointPanels packed, int first, int start, int rows)
    {
        using var tile = new NearTile();
        using var copy = points is Matrix ? null : Copy(points, start, rows);
        var x = copy is null ? ((Matrix)points).Pointer + ((nint)start * points.Columns) : copy.Pointer;
        for (var panel = 0; panel < packed.PanelCount; panel++)
        {
            var column = first + (panel * PointPanels.Width);
            if (column >= start + rows)
            {
                break;
            }

            var count = tile.Compare(x, rows, packed, panel, lists.Limits + start, lists.Limits + column);
            for (var i = 0; i < count; i++)
            {
                Offer(lists, tile[i], tile[tile[i]], start + tile[i].Row, column);
            }
        }
    }

    private static Matrix Copy(IRowSource points, int start, int rows)
    {
        var copy = new Matrix(rows, points.Columns);
        for (var row = 0; row < rows; row++)
        {
            // Rows that are read into the place for them are there already.
            points.Read(start + row, copy[row]).CopyTo(copy[row]);
        }

        return copy;
    }

    /// <summary>
    /// Offers what was found in a row of a tile: only points before the row, so that no pair comes twice.
    /// </summary>
    private static void Offer(NearestLists lists, NearRow near, ReadOnlySpan<float> distances, int row, int column)
    {
        var before = row - column;
        var mask = before >= PointPanels.Width ? uint.MaxValue : before <= 0 ? 0 : (1u << before) - 1;
        for (var bits = near.ForRow & mask; bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            lists.Offer(row, distances[lane], column + lane);
        }

        for (var bits = near.ForPoints & mask; bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            lists.Offer(column + lane, distances[lane], row);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Every pair of points once: a tile of distances serves the lists of its rows and those of its columns. Blocks of
/// points are packed from the last to the first, and each is compared with itself and with all rows after it, so that
/// rows which lie near each other meet early and limits fall soon. The lists do not depend on the order of offers,
/// and so not on the threads.
/// </summary>
internal sealed unsafe class SelfJoin
{
    private const int BlockFloats = 1 << 20;
    private const int RowFloats = 1 << 17;
    private const int MostBlockPoints = 4096;
    private const int MostRows = 256;
    private const int Locks = 1024;
    private readonly Matrix _points;
    private readonly NearestLists _lists;
    private readonly Lock[] _locks = [.. Enumerable.Range(0, Locks).Select(_ => new Lock())];

    private SelfJoin(Matrix points, NearestLists lists)
    {
        _points = points;
        _lists = lists;
    }

    /// <summary>Offers every pair to both of its points. O(n²·d / 2).</summary>
    public static void Run(
        Matrix points, NearestLists lists, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var join = new SelfJoin(points, lists);
        var n = points.Rows;
        var block = Fitting(BlockFloats, points.Columns, MostBlockPoints);
        var rows = Fitting(RowFloats, points.Columns, MostRows);
        using var packed = new PointPanels(Math.Min(n, block), points.Columns);
        for (var first = (ChunkedWork.Chunks(n, block) - 1) * block; first >= 0; first -= block)
        {
            packed.Pack(points, first, Math.Min(block, n - first));
            var start = first;
            ChunkedWork.For(
                n - first, rows, threads, (_, row, count) => join.Compare(packed, start, start + row, count),
                cancellation);
            var left = (long)first * first;
            progress?.Report(new("finding neighbours", ((long)n * n) - left, (long)n * n, "pairs"));
        }
    }

    /// <summary>As many points as fit in so many floats, in whole panels.</summary>
    private static int Fitting(int floats, int columns, int most) =>
        Math.Clamp(floats / Math.Max(1, columns) / PointPanels.Width * PointPanels.Width, PointPanels.Width, most);

    /// <summary>Compares rows with the packed points before them.</summary>
    [SkipLocalsInit]
    private void Compare(PointPanels packed, int first, int start, int rows)
    {
        var width = SimdWidths.Best;
        var room = stackalloc float[(MostRows * PointPanels.Width) + 16];
        var tile = (float*)(((nint)room + 63) & ~63);
        var found = stackalloc NearRow[MostRows];
        var x = _points.Pointer + ((nint)start * _points.Columns);
        for (var panel = 0; panel < packed.PanelCount; panel++)
        {
            var column = first + (panel * PointPanels.Width);
            if (column >= start + rows)
            {
                break;
            }

            PanelKernel.Run<SquaredDifferenceTerm>(
                width, x, _points.Columns, rows, packed[panel], _points.Columns, tile, PointPanels.Width);
            var count = NearKernel.Run(width, tile, rows, _lists.Limits + start, _lists.Limits + column, found);
            for (var i = 0; i < count; i++)
            {
                Take(found[i], tile + (found[i].Row * PointPanels.Width), start + found[i].Row, column);
            }
        }
    }

    /// <summary>
    /// Offers what was found in a row of a tile: only points before the row, so that no pair comes twice.
    /// </summary>
    private void Take(NearRow near, float* distances, int row, int column)
    {
        var before = row - column;
        var mask = before >= PointPanels.Width ? uint.MaxValue : before <= 0 ? 0 : (1u << before) - 1;
        if ((near.ForRow & mask) != 0)
        {
            lock (_locks[row / PointPanels.Width % Locks])
            {
                for (var bits = near.ForRow & mask; bits != 0; bits &= bits - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(bits);
                    _lists.Offer(row, distances[lane], column + lane);
                }
            }
        }

        if ((near.ForPoints & mask) != 0)
        {
            lock (_locks[column / PointPanels.Width % Locks])
            {
                for (var bits = near.ForPoints & mask; bits != 0; bits &= bits - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(bits);
                    _lists.Offer(column + lane, distances[lane], row);
                }
            }
        }
    }
}

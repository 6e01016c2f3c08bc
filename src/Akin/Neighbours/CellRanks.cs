using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// For every point the cells in the order of their centres' distances, nearest first, equals by number; handed out a
/// few ranks at a time, so that memory stays with the points.
/// </summary>
internal sealed unsafe class CellRanks(Matrix points, Matrix centers, int threads, CancellationToken cancellation)
    : IDisposable
{
    private readonly PointPanels _centers = new(centers);
    private readonly float[] _lastKeys = FilledWith(points.Rows, -1f);
    private readonly int[] _lastCells = FilledWith(points.Rows, -1);

    /// <summary>Ranks handed out so far.</summary>
    public int Done { get; private set; }

    /// <summary>The next ranks: n × count numbers of cells. O(n·cells·d).</summary>
    /// <param name="count">How many, at most as many as are left.</param>
    public int[] Next(int count)
    {
        var cells = GC.AllocateUninitializedArray<int>(checked(points.Rows * count));
        ChunkedWork.For(
            points.Rows, NearTile.MostRows, threads, (_, start, rows) => Find(start, rows, count, cells), cancellation);
        Done += count;
        return cells;
    }

    public void Dispose() => _centers.Dispose();

    private static T[] FilledWith<T>(int count, T value)
    {
        var values = GC.AllocateUninitializedArray<T>(count);
        values.AsSpan().Fill(value);
        return values;
    }

    private void Find(int start, int rows, int count, int[] cells)
    {
        using var tile = new NearTile();
        using var lists = new NearestLists(rows, count);
        var x = points.Pointer + ((nint)start * points.Columns);
        for (var panel = 0; panel < _centers.PanelCount; panel++)
        {
            var found = tile.Compare(x, rows, _centers, panel, lists.Limits, null);
            for (var i = 0; i < found; i++)
            {
                Offer(lists, start, tile[i], tile[tile[i]], panel * PointPanels.Width);
            }
        }

        for (var row = 0; row < rows; row++)
        {
            lists.RowsOf(row).CopyTo(cells.AsSpan((start + row) * count));
            _lastKeys[start + row] = lists.KeysOf(row)[^1];
            _lastCells[start + row] = lists.RowsOf(row)[^1];
        }
    }

    /// <summary>Offers the cells that come after those handed out.</summary>
    private void Offer(NearestLists lists, int start, NearRow near, ReadOnlySpan<float> distances, int firstCell)
    {
        var point = start + near.Row;
        var (lastKey, lastCell) = (_lastKeys[point], _lastCells[point]);
        var there = Math.Min(PointPanels.Width, centers.Rows - firstCell);
        var mask = there == PointPanels.Width ? uint.MaxValue : (1u << there) - 1;
        for (var bits = near.ForRow & mask; bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            var (key, cell) = (distances[lane], firstCell + lane);
            if (key > lastKey || (key == lastKey && cell > lastCell))
            {
                lists.Offer(near.Row, key, cell);
            }
        }
    }
}

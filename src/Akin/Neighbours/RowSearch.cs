using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>The exact nearest points of some of the points.</summary>
internal static unsafe class RowSearch
{
    private const int RowsInAChunk = 64;

    /// <summary>Lists of the candidates of each of the rows. O(rows·n·d).</summary>
    /// <param name="points">All points.</param>
    /// <param name="rows">Whose neighbours are wanted.</param>
    /// <param name="length">Candidates of each.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static NearestLists Run(
        Matrix points, int[] rows, int length, int threads, CancellationToken cancellation)
    {
        using var wanted = RowSample.Copy(points, rows);
        var lists = new NearestLists(rows.Length, length);
        var block = PackedBlock.PointsOf(points.Columns);
        using var packed = new PointPanels(Math.Min(points.Rows, block), points.Columns);
        for (var first = 0; first < points.Rows; first += block)
        {
            packed.Pack(points, first, Math.Min(block, points.Rows - first));
            var start = first;
            ChunkedWork.For(
                rows.Length, RowsInAChunk, threads,
                (_, row, count) => Compare(wanted, rows, packed, start, row, count, lists), cancellation);
        }

        return lists;
    }

    private static void Compare(
        Matrix wanted, int[] rows, PointPanels packed, int first, int start, int count, NearestLists lists)
    {
        using var tile = new NearTile();
        var x = wanted.Pointer + ((nint)start * wanted.Columns);
        for (var panel = 0; panel < packed.PanelCount; panel++)
        {
            var column = first + (panel * PointPanels.Width);
            var there = packed.CountIn(panel);
            var mask = there == PointPanels.Width ? uint.MaxValue : (1u << there) - 1;
            var found = tile.Compare(x, count, packed, panel, lists.Limits + start, null);
            for (var i = 0; i < found; i++)
            {
                var row = start + tile[i].Row;
                var distances = tile[tile[i]];
                for (var bits = tile[i].ForRow & mask; bits != 0; bits &= bits - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(bits);
                    if (column + lane != rows[row])
                    {
                        lists.Offer(row, distances[lane], column + lane);
                    }
                }
            }
        }
    }
}

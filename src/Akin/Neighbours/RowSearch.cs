using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>The exact nearest points of a few: some of the points themselves, or others.</summary>
internal static unsafe class RowSearch
{
    private const int RowsInAChunk = 64;

    /// <summary>Lists of the candidates of some of the points, themselves left out. O(rows·n·d).</summary>
    /// <param name="points">All points.</param>
    /// <param name="rows">Whose neighbours are wanted.</param>
    /// <param name="length">Candidates of each.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static NearestLists Run(
        Matrix points, int[] rows, int length, int threads, CancellationToken cancellation)
    {
        using var wanted = RowSample.Copy(points, rows);
        return Run(points, wanted, rows, length, threads, null, cancellation);
    }

    /// <summary>Lists of the candidates of other points. O(m·n·d).</summary>
    /// <param name="points">n × d: those to be found.</param>
    /// <param name="queries">m × d: whose neighbours are wanted.</param>
    /// <param name="own">For each query the point that it is, and that is left out; none when they are others.</param>
    /// <param name="length">Candidates of each.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="progress">Hears of points looked at.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static NearestLists Run(
        Matrix points, Matrix queries, int[]? own, int length, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var lists = new NearestLists(queries.Rows, length);
        var block = PackedBlock.PointsOf(points.Columns);
        using var packed = new PointPanels(Math.Min(points.Rows, block), points.Columns);
        for (var first = 0; first < points.Rows; first += block)
        {
            packed.Pack(points, first, Math.Min(block, points.Rows - first));
            var start = first;
            ChunkedWork.For(
                queries.Rows, RowsInAChunk, threads,
                (_, row, count) => Compare(queries, own, packed, start, row, count, lists), cancellation);
            progress?.Report(new("finding neighbours", first + packed.Count, points.Rows, "points"));
        }

        return lists;
    }

    private static void Compare(
        Matrix queries, int[]? own, PointPanels packed, int first, int start, int count, NearestLists lists)
    {
        using var tile = new NearTile();
        var x = queries.Pointer + ((nint)start * queries.Columns);
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
                    if (own is null || column + lane != own[row])
                    {
                        lists.Offer(row, distances[lane], column + lane);
                    }
                }
            }
        }
    }
}

using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Compares the points that visit a cell with the points that live there, tile by tile. A pair is offered to both of
/// its points: who is visited gets to know the visitor.
/// </summary>
internal sealed unsafe class CellVisits(Matrix points, CellLists homes, NearestLists lists)
{
    /// <summary>All visits to all cells. O(Σ visitors × inhabitants × d).</summary>
    public void Run(CellLists visitors, int threads, CancellationToken cancellation) => ChunkedWork.For(
        homes.Starts.Length - 1, 1, threads, (cell, _, _) => Visit(homes[cell], visitors[cell], cancellation),
        cancellation);

    private void Visit(ReadOnlySpan<int> inhabitants, ReadOnlySpan<int> visitors, CancellationToken cancellation)
    {
        if (inhabitants.Length == 0 || visitors.Length == 0)
        {
            return;
        }

        using var tile = new NearTile();
        using var rows = new Matrix(NearTile.MostRows, points.Columns);
        var block = PackedBlock.PointsOf(points.Columns);
        using var packed = new PointPanels(Math.Min(block, inhabitants.Length), points.Columns);
        for (var first = 0; first < inhabitants.Length; first += block)
        {
            var there = inhabitants.Slice(first, Math.Min(block, inhabitants.Length - first));
            using var gathered = RowSample.Copy(points, there);
            packed.Pack(gathered, 0, there.Length);
            for (var start = 0; start < visitors.Length; start += NearTile.MostRows)
            {
                cancellation.ThrowIfCancellationRequested();
                var some = visitors.Slice(start, Math.Min(NearTile.MostRows, visitors.Length - start));
                Compare(some, there, packed, rows, tile);
            }
        }
    }

    private void Compare(
        ReadOnlySpan<int> visitors, ReadOnlySpan<int> there, PointPanels packed, Matrix rows, NearTile tile)
    {
        var rowLimits = stackalloc float[NearTile.MostRows];
        var pointLimits = stackalloc float[PointPanels.Width];
        for (var i = 0; i < visitors.Length; i++)
        {
            points[visitors[i]].CopyTo(rows[i]);
            rowLimits[i] = lists.Limits[visitors[i]];
        }

        for (var panel = 0; panel < packed.PanelCount; panel++)
        {
            var ids = there.Slice(panel * PointPanels.Width, packed.CountIn(panel));
            for (var lane = 0; lane < PointPanels.Width; lane++)
            {
                pointLimits[lane] = lane < ids.Length ? lists.Limits[ids[lane]] : -1;
            }

            var found = tile.Compare(rows.Pointer, visitors.Length, packed, panel, rowLimits, pointLimits);
            for (var i = 0; i < found; i++)
            {
                var visitor = visitors[tile[i].Row];
                Offer(visitor, tile[i], tile[tile[i]], ids);
                rowLimits[tile[i].Row] = lists.Limits[visitor];
            }
        }
    }

    private void Offer(int visitor, NearRow near, ReadOnlySpan<float> distances, ReadOnlySpan<int> ids)
    {
        for (var bits = near.ForRow | near.ForPoints; bits != 0; bits &= bits - 1)
        {
            var lane = BitOperations.TrailingZeroCount(bits);
            if (lane < ids.Length && ids[lane] != visitor)
            {
                lists.Offer(visitor, distances[lane], ids[lane]);
                lists.Offer(ids[lane], distances[lane], visitor);
            }
        }
    }
}

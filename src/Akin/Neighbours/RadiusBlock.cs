using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>Who may be within a radius of some consecutive points: candidates that float32 found.</summary>
internal sealed unsafe class RadiusBlock(
    Matrix points, double radius, int first, int count, long room, int threads, CancellationToken cancellation)
{
    private const int QueriesInAChunk = 256;
    private long _found;

    /// <summary>The first point.</summary>
    public int First => first;

    /// <summary>Number of points.</summary>
    public int Count => count;

    /// <summary>Where the candidates of each point begin, and the end of the last.</summary>
    public int[] Starts { get; private set; } = [];

    /// <summary>Candidates, point by point.</summary>
    public int[] Candidates { get; private set; } = [];

    /// <summary>The candidates of the i-th point of the block.</summary>
    public Span<int> this[int i] => Candidates.AsSpan(Starts[i], Starts[i + 1] - Starts[i]);

    /// <summary>
    /// Compares the points with all; <see langword="false"/> when there is not enough room for more than one point.
    /// </summary>
    public bool TryFill()
    {
        using var packed = new PointPanels(count, points.Columns);
        packed.Pack(points, first, count);
        return TryArrange(ChunkedWork.Map(
            points.Rows, NearTile.MostRows, threads, (_, start, rows) => Compare(packed, start, rows), cancellation));
    }

    /// <summary>The same by a tree.</summary>
    public bool TryFill(KdTree tree) => TryArrange(ChunkedWork.Map(
        count, QueriesInAChunk, threads,
        (_, start, rows) =>
        {
            using var tile = new NearTile();
            var pairs = new List<(int, int)>();
            var x = stackalloc float[points.Columns];
            for (var i = start; i < start + rows && HasRoom; i++)
            {
                var before = pairs.Count;
                tree.CopyRow(first + i, x);
                Visit(tree, tile, x, UpperLimit(radius * tree.Scale), i, pairs, 0);
                Interlocked.Add(ref _found, pairs.Count - before);
            }

            return pairs;
        },
        cancellation));

    private bool HasRoom => count == 1 || Interlocked.Read(ref _found) <= room;

    /// <summary>A float32 square that no point within the radius exceeds, whatever rounding did to its sum.</summary>
    private float UpperLimit(double reach) =>
        MathF.BitIncrement((float)(reach * reach * (1 + ((points.Columns + 8) * 2.4e-7))));

    private List<(int Query, int Row)> Compare(PointPanels packed, int start, int rows)
    {
        var pairs = new List<(int, int)>();
        if (!HasRoom)
        {
            return pairs;
        }

        using var tile = new NearTile();
        var limit = UpperLimit(radius);
        var limits = stackalloc float[PointPanels.Width];
        var x = points.Pointer + ((nint)start * points.Columns);
        for (var panel = 0; panel < packed.PanelCount; panel++)
        {
            var there = packed.CountIn(panel);
            for (var lane = 0; lane < PointPanels.Width; lane++)
            {
                limits[lane] = lane < there ? limit : -1;
            }

            var found = tile.Compare(x, rows, packed, panel, null, limits);
            for (var i = 0; i < found; i++)
            {
                for (var bits = tile[i].ForPoints; bits != 0; bits &= bits - 1)
                {
                    var query = (panel * PointPanels.Width) + BitOperations.TrailingZeroCount(bits);
                    if (first + query != start + tile[i].Row)
                    {
                        pairs.Add((query, start + tile[i].Row));
                    }
                }
            }
        }

        Interlocked.Add(ref _found, pairs.Count);
        return pairs;
    }

    private void Visit(
        KdTree tree, NearTile tile, float* x, float limit, int query, List<(int Query, int Row)> pairs, int node)
    {
        if (tree.LeastSquaredDistance(new ReadOnlySpan<float>(x, tree.Dimensions), node) > limit)
        {
            return;
        }

        if (!tree.Shape.IsLeaf(node))
        {
            Visit(tree, tile, x, limit, query, pairs, node + 1);
            Visit(tree, tile, x, limit, query, pairs, tree.Shape.Right(node));
            return;
        }

        var start = tree.StartOf(tree.Shape.FirstLeaf(node));
        if (tile.Compare(x, 1, tree.Panel(start), tree.Dimensions, &limit, null) == 0)
        {
            return;
        }

        for (var bits = tile[0].ForRow; bits != 0; bits &= bits - 1)
        {
            var at = start + BitOperations.TrailingZeroCount(bits);
            if (at < tree.Count && tree.Rows[at] != first + query)
            {
                pairs.Add((query, tree.Rows[at]));
            }
        }
    }

    private bool TryArrange(List<(int Query, int Row)>[] chunks)
    {
        if (!HasRoom)
        {
            return false;
        }

        Starts = new int[count + 1];
        foreach (var chunk in chunks)
        {
            chunk.ForEach(pair => Starts[pair.Query + 1]++);
        }

        for (var i = 0; i < count; i++)
        {
            Starts[i + 1] += Starts[i];
        }

        Candidates = new int[Starts[count]];
        var next = Starts[..count];
        foreach (var chunk in chunks)
        {
            chunk.ForEach(pair => Candidates[next[pair.Query]++] = pair.Row);
        }

        return true;
    }
}

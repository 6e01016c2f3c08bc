using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>Who may be within a radius of some consecutive points: candidates that float32 found.</summary>
internal sealed unsafe class RadiusBlock(
    Matrix points, double radius, int first, int count, long room, int threads, CancellationToken cancellation)
{
    private const int QueriesInAChunk = 256;
    private readonly float _limit = UpperLimit(radius, points.Columns);
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
            for (var i = start; i < start + rows && HasRoom; i++)
            {
                var before = pairs.Count;
                Visit(tree, tile, i, pairs, 0, 0, tree.Leaves);
                Interlocked.Add(ref _found, pairs.Count - before);
            }

            return pairs;
        },
        cancellation));

    private bool HasRoom => count == 1 || Interlocked.Read(ref _found) <= room;

    /// <summary>A float32 square that no point within the radius exceeds, whatever rounding did to its sum.</summary>
    private static float UpperLimit(double radius, int columns) =>
        MathF.BitIncrement((float)(radius * radius * (1 + ((columns + 8) * 2.4e-7))));

    private List<(int Query, int Row)> Compare(PointPanels packed, int start, int rows)
    {
        var pairs = new List<(int, int)>();
        if (!HasRoom)
        {
            return pairs;
        }

        using var tile = new NearTile();
        var limits = stackalloc float[PointPanels.Width];
        var x = points.Pointer + ((nint)start * points.Columns);
        for (var panel = 0; panel < packed.PanelCount; panel++)
        {
            var there = packed.CountIn(panel);
            for (var lane = 0; lane < PointPanels.Width; lane++)
            {
                limits[lane] = lane < there ? _limit : -1;
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
        KdTree tree, NearTile tile, int query, List<(int Query, int Row)> pairs, int node, int firstLeaf, int end)
    {
        if (Gap(tree, node, points[first + query]) > _limit)
        {
            return;
        }

        if (end - firstLeaf > 1)
        {
            var (middle, right) = KdTree.Split(node, firstLeaf, end);
            Visit(tree, tile, query, pairs, node + 1, firstLeaf, middle);
            Visit(tree, tile, query, pairs, right, middle, end);
            return;
        }

        var limit = _limit;
        var x = points.Pointer + ((nint)(first + query) * points.Columns);
        if (tile.Compare(x, 1, tree.Panels, firstLeaf, &limit, null) == 0)
        {
            return;
        }

        for (var bits = tile[0].ForRow; bits != 0; bits &= bits - 1)
        {
            var at = (firstLeaf * PointPanels.Width) + BitOperations.TrailingZeroCount(bits);
            if (at < tree.Rows.Length && tree.Rows[at] != first + query)
            {
                pairs.Add((query, tree.Rows[at]));
            }
        }
    }

    /// <summary>The squared distance of a point to the box of a node.</summary>
    private static double Gap(KdTree tree, int node, ReadOnlySpan<float> point)
    {
        var low = tree.Low(node);
        var high = tree.High(node);
        var sum = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            var gap = Math.Max(0, Math.Max((double)low[i] - point[i], (double)point[i] - high[i]));
            sum += gap * gap;
        }

        return sum;
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

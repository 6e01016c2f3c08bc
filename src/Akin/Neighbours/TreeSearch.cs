using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Nearest neighbours by a k-d tree, a leaf of 32 points at a time: their common box walks down the tree, nearer
/// halves first, and leaves out what lies beyond the farthest of their limits. Lists are in the order of the leaves,
/// their keys scaled as the tree's distances.
/// </summary>
internal sealed unsafe class TreeSearch : IDisposable
{
    private const int LeavesInAChunk = 64;

    // What float32 may be wrong by, for the few dimensions of a tree.
    private const float Slack = 1 + 1e-5f;
    private readonly KdTree _tree;
    private readonly NearestLists _lists;
    private readonly int[] _leastRows;
    private readonly NearTile _tile = new();
    private readonly Matrix _points;
    private int _leaf;
    private int _start;
    private float _limit;
    private int _lastRow;

    private TreeSearch(KdTree tree, NearestLists lists, int[] leastRows)
    {
        (_tree, _lists, _leastRows) = (tree, lists, leastRows);
        _points = new Matrix(PointPanels.Width, tree.Dimensions);
    }

    /// <summary>A tree for searches.</summary>
    public static KdTree TreeOf(Matrix points, int threads, CancellationToken cancellation) =>
        new(points, PointPanels.Width, threads, cancellation);

    /// <summary>Fills a list for each point of a tree with leaves of 32.</summary>
    public static void Run(
        KdTree tree, NearestLists lists, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var leastRows = LeastRows(tree);
        long done = 0;
        ChunkedWork.For(
            tree.Leaves, LeavesInAChunk, threads,
            (_, first, count) =>
            {
                using var search = new TreeSearch(tree, lists, leastRows);
                for (var leaf = first; leaf < first + count; leaf++)
                {
                    search.Find(leaf);
                }

                var found = Interlocked.Add(ref done, count) * PointPanels.Width;
                progress?.Report(new("finding neighbours", Math.Min(found, lists.Points), lists.Points, "points"));
            },
            cancellation);
    }

    public void Dispose()
    {
        _tile.Dispose();
        _points.Dispose();
    }

    /// <summary>The least row among the points of each node: of points equally far the one of the lower row counts.
    /// </summary>
    private static int[] LeastRows(KdTree tree)
    {
        var shape = tree.Shape;
        var least = new int[shape.Nodes];
        for (var node = shape.Nodes - 1; node >= 0; node--)
        {
            var leaf = shape.FirstLeaf(node);
            least[node] = shape.IsLeaf(node)
                ? tree.Rows.AsSpan(tree.StartOf(leaf), tree.CountOf(leaf)).ToArray().Min()
                : Math.Min(least[node + 1], least[shape.Right(node)]);
        }

        return least;
    }

    private void Find(int leaf)
    {
        (_leaf, _start) = (leaf, _tree.StartOf(leaf));
        (_limit, _lastRow) = (float.PositiveInfinity, int.MaxValue);
        for (var p = 0; p < _tree.CountOf(leaf); p++)
        {
            _tree.CopyPoint(_start + p, _points.Pointer + (p * _tree.Dimensions));
        }

        Compare(leaf);
        Visit(0, 0);
    }

    private void Visit(int node, float gap)
    {
        if (!(gap < _limit || (gap == _limit && _leastRows[node] < _lastRow)))
        {
            return;
        }

        var shape = _tree.Shape;
        if (shape.IsLeaf(node))
        {
            if (shape.FirstLeaf(node) != _leaf)
            {
                Compare(shape.FirstLeaf(node));
            }

            return;
        }

        var (near, far) = (node + 1, shape.Right(node));
        var (toNear, toFar) = (Gap(near), Gap(far));
        if (toFar < toNear)
        {
            (near, far, toNear, toFar) = (far, near, toFar, toNear);
        }

        Visit(near, toNear);
        Visit(far, toFar);
    }

    private float Gap(int node) => _tree.LeastSquaredDistance(_tree.LeafNodes[_leaf], node);

    private void Compare(int leaf)
    {
        var start = _tree.StartOf(leaf);
        var there = _tree.CountOf(leaf);
        var found = _tile.Compare(
            _points.Pointer, _tree.CountOf(_leaf), _tree.Panel(start), _tree.Dimensions, _lists.Limits + _start, null);
        for (var i = 0; i < found; i++)
        {
            var point = _start + _tile[i].Row;
            var distances = _tile[_tile[i]];
            for (var bits = _tile[i].ForRow; bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                if (lane < there && start + lane != point)
                {
                    _lists.Offer(point, distances[lane], _tree.Rows[start + lane]);
                }
            }
        }

        if (found > 0)
        {
            FindLimit();
        }
    }

    /// <summary>What no point of the leaf can take any more.</summary>
    private void FindLimit()
    {
        (_limit, _lastRow) = (0, -1);
        for (var point = _start; point < _start + _tree.CountOf(_leaf); point++)
        {
            _limit = Math.Max(_limit, _lists.LimitOf(point) * Slack);
            _lastRow = Math.Max(_lastRow, _lists.LastRowOf(point));
        }
    }
}

using System.Numerics;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Nearest neighbours by a k-d tree, a leaf of 32 points at a time: their common box walks down the tree, nearer
/// halves first, and leaves out what lies beyond the farthest of their limits. Lists are in the order of the leaves.
/// </summary>
internal sealed unsafe class TreeSearch
{
    private const int LeavesInAChunk = 64;

    // What float32 may be wrong by, for the few dimensions of a tree.
    private const double Slack = 1 + 1e-5;
    private readonly KdTree _tree;
    private readonly NearestLists _lists;
    private readonly NearTile _tile;
    private readonly int _leaf;
    private readonly int _start;
    private readonly int _rows;
    private readonly float[] _boxLow;
    private readonly float[] _boxHigh;
    private double _limit;
    private int _lastRow;

    private TreeSearch(KdTree tree, NearestLists lists, NearTile tile, int leaf)
    {
        _tile = tile;
        _tree = tree;
        _lists = lists;
        _leaf = leaf;
        _start = leaf * PointPanels.Width;
        _rows = tree.Panels.CountIn(leaf);
        _boxLow = tree.Points[_start].ToArray();
        _boxHigh = tree.Points[_start].ToArray();
        for (var point = _start + 1; point < _start + _rows; point++)
        {
            var values = tree.Points[point];
            for (var i = 0; i < values.Length; i++)
            {
                _boxLow[i] = Math.Min(_boxLow[i], values[i]);
                _boxHigh[i] = Math.Max(_boxHigh[i], values[i]);
            }
        }

        _limit = double.PositiveInfinity;
        _lastRow = int.MaxValue;
    }

    /// <summary>Fills a list for each point of the tree.</summary>
    public static void Run(
        KdTree points, NearestLists lists, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        long done = 0;
        ChunkedWork.For(
            points.Leaves, LeavesInAChunk, threads,
            (_, first, count) =>
            {
                using var tile = new NearTile();
                for (var leaf = first; leaf < first + count; leaf++)
                {
                    var search = new TreeSearch(points, lists, tile, leaf);
                    search.Compare(leaf);
                    search.Visit(0, 0, points.Leaves);
                }

                var found = Interlocked.Add(ref done, count) * PointPanels.Width;
                progress?.Report(new("finding neighbours", Math.Min(found, lists.Points), lists.Points, "points"));
            },
            cancellation);
    }

    private void Visit(int node, int first, int end)
    {
        if (end - first == 1)
        {
            if (first != _leaf)
            {
                Compare(first);
            }

            return;
        }

        var (middle, right) = KdTree.Split(node, first, end);
        var (toLeft, toRight) = (Gap(node + 1), Gap(right));
        if (toLeft <= toRight)
        {
            VisitIfNear(node + 1, first, middle, toLeft);
            VisitIfNear(right, middle, end, toRight);
        }
        else
        {
            VisitIfNear(right, middle, end, toRight);
            VisitIfNear(node + 1, first, middle, toLeft);
        }
    }

    private void VisitIfNear(int node, int first, int end, double gap)
    {
        if (gap < _limit || (gap == _limit && _tree.LeastRow(node) < _lastRow))
        {
            Visit(node, first, end);
        }
    }

    /// <summary>The squared distance of the leaf's box to that of a node.</summary>
    private double Gap(int node)
    {
        var low = _tree.Low(node);
        var high = _tree.High(node);
        var sum = 0.0;
        for (var i = 0; i < low.Length; i++)
        {
            var gap = Math.Max(0, Math.Max((double)low[i] - _boxHigh[i], (double)_boxLow[i] - high[i]));
            sum += gap * gap;
        }

        return sum;
    }

    private void Compare(int leaf)
    {
        var x = _tree.Points.Pointer + ((nint)_start * _tree.Points.Columns);
        var column = leaf * PointPanels.Width;
        var there = _tree.Panels.CountIn(leaf);
        var found = _tile.Compare(x, _rows, _tree.Panels, leaf, _lists.Limits + _start, null);
        for (var i = 0; i < found; i++)
        {
            var point = _start + _tile[i].Row;
            var distances = _tile[_tile[i]];
            for (var bits = _tile[i].ForRow; bits != 0; bits &= bits - 1)
            {
                var lane = BitOperations.TrailingZeroCount(bits);
                if (lane < there && column + lane != point)
                {
                    _lists.Offer(point, distances[lane], _tree.Rows[column + lane]);
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
        for (var point = _start; point < _start + _rows; point++)
        {
            _limit = Math.Max(_limit, _lists.LimitOf(point) * Slack);
            _lastRow = Math.Max(_lastRow, _lists.LastRowOf(point));
        }
    }
}

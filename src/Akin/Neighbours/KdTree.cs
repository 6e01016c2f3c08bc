using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// A balanced k-d tree (Bentley, 1975) for few dimensions: leaves of 32 points that are panels for the kernels, the
/// wider side of a box cut at its median. Nodes are numbered in preorder, so a subtree of m leaves takes 2·m − 1
/// numbers and no links are kept. Equal values are told apart by their rows: the tree depends on the data alone.
/// </summary>
internal sealed class KdTree : IDisposable
{
    /// <summary>Beyond so many dimensions comparing all pairs is faster.</summary>
    public const int MostColumns = 6;

    private const int LeavesForATask = 256;
    private readonly float[] _low;
    private readonly float[] _high;
    private readonly int[] _leastRows;

    /// <summary>Builds the tree. O(n·log n).</summary>
    public KdTree(Matrix points, int threads)
    {
        Rows = [.. Enumerable.Range(0, points.Rows)];
        Leaves = ChunkedWork.Chunks(points.Rows, PointPanels.Width);
        var nodes = Math.Max(0, (2 * Leaves) - 1);
        _low = new float[nodes * points.Columns];
        _high = new float[nodes * points.Columns];
        _leastRows = new int[nodes];
        if (nodes > 0)
        {
            Build(points, 0, 0, Leaves, threads > 1);
        }

        Points = RowSample.Copy(points, Rows);
        Panels = new PointPanels(Points);
    }

    /// <summary>Number of leaves; leaf i is panel i and holds the points from 32·i on.</summary>
    public int Leaves { get; }

    /// <summary>The points in the order of the leaves.</summary>
    public Matrix Points { get; }

    /// <summary>The same, packed.</summary>
    public PointPanels Panels { get; }

    /// <summary>Which row each of <see cref="Points"/> is.</summary>
    public int[] Rows { get; }

    /// <summary>The lowest corner of a node's box.</summary>
    public ReadOnlySpan<float> Low(int node) => _low.AsSpan(node * Points.Columns, Points.Columns);

    /// <summary>The highest corner of a node's box.</summary>
    public ReadOnlySpan<float> High(int node) => _high.AsSpan(node * Points.Columns, Points.Columns);

    /// <summary>The least row among the points of a node.</summary>
    public int LeastRow(int node) => _leastRows[node];

    /// <summary>The leaf that ends the left half of leaves first … end − 1, and the number of the right half.</summary>
    public static (int Middle, int Right) Split(int node, int first, int end)
    {
        var middle = (first + end + 1) / 2;
        return (middle, node + (2 * (middle - first)));
    }

    public void Dispose()
    {
        Points.Dispose();
        Panels.Dispose();
    }

    private void Build(Matrix points, int node, int first, int end, bool parallel)
    {
        var rows = Rows.AsSpan((first * PointPanels.Width)..Math.Min(Rows.Length, end * PointPanels.Width));
        var axis = Enclose(points, node, rows);
        if (end - first == 1)
        {
            return;
        }

        var (middle, right) = Split(node, first, end);
        MedianSelection.Select(points, axis, rows, (middle - first) * PointPanels.Width);
        if (parallel && end - first > LeavesForATask)
        {
            Parallel.Invoke(
                () => Build(points, node + 1, first, middle, parallel),
                () => Build(points, right, middle, end, parallel));
        }
        else
        {
            Build(points, node + 1, first, middle, parallel: false);
            Build(points, right, middle, end, parallel: false);
        }
    }

    /// <summary>Finds the box and the least row of a node; gives its widest dimension.</summary>
    private int Enclose(Matrix points, int node, ReadOnlySpan<int> rows)
    {
        var columns = points.Columns;
        var low = _low.AsSpan(node * columns, columns);
        var high = _high.AsSpan(node * columns, columns);
        points[rows[0]].CopyTo(low);
        points[rows[0]].CopyTo(high);
        var least = rows[0];
        foreach (var row in rows)
        {
            var values = points[row];
            least = Math.Min(least, row);
            for (var i = 0; i < values.Length; i++)
            {
                low[i] = Math.Min(low[i], values[i]);
                high[i] = Math.Max(high[i], values[i]);
            }
        }

        _leastRows[node] = least;
        var widest = 0;
        for (var i = 1; i < columns; i++)
        {
            widest = high[i] - low[i] > high[widest] - low[widest] ? i : widest;
        }

        return widest;
    }
}

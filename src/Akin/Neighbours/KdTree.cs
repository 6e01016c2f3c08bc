using System.Runtime.InteropServices;
using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Points in the leaves of a balanced k-d tree, each leaf packed for the distance kernels (<see cref="PointPanels"/>
/// says how), with a box around every node. Distances are between points scaled by a power of two, so that squares
/// neither overflow nor vanish in float32; <see cref="Scale"/> undoes it. Positions run through the leaves.
/// Bentley, Multidimensional binary search trees, 1975. O(n·d·log n).
/// </summary>
internal sealed unsafe class KdTree : IDisposable
{
    /// <summary>Beyond so many dimensions comparing all pairs is the faster way to nearest points.</summary>
    public const int MostColumns = 6;

    private const int LeavesInAChunk = 64;
    private readonly Matrix _points;
    private readonly NodeBoxes _boxes;
    private float* _panels;

    /// <summary>Builds the tree.</summary>
    /// <param name="points">n × d, n ≥ 1, finite; must live as long as the tree.</param>
    /// <param name="leafSize">Points in a leaf, a multiple of 32; the last leaf may hold fewer.</param>
    /// <param name="threads">Threads, ≥ 1; the tree is the same for any.</param>
    /// <param name="cancellation">Stops the building.</param>
    public KdTree(Matrix points, int leafSize, int threads, CancellationToken cancellation)
    {
        _points = points;
        LeafSize = leafSize;
        Scale = ScaleFor(points);
        Leaves = ChunkedWork.Chunks(points.Rows, leafSize);
        Shape = new TreeShape(Leaves);
        LeafNodes = Shape.LeafNodes();
        Rows = new TreeSplit(points, Shape, leafSize, threads, cancellation).Rows;
        var bytes = (nuint)Leaves * (nuint)leafSize * (nuint)points.Columns * sizeof(float);
        _panels = (float*)LargeMemory.Allocate(bytes);
        _boxes = new NodeBoxes(Shape.Nodes, points.Columns);
        ChunkedWork.For(Leaves, LeavesInAChunk, threads, PackLeaves, cancellation);
        for (var node = Shape.Nodes - 1; node >= 0; node--)
        {
            if (!Shape.IsLeaf(node))
            {
                _boxes.Join(node, node + 1, Shape.Right(node));
            }
        }
    }

    ~KdTree() => Free();

    /// <summary>Points.</summary>
    public int Count => Rows.Length;

    /// <summary>Dimensions.</summary>
    public int Dimensions => _points.Columns;

    /// <summary>Points in every leaf but the last.</summary>
    public int LeafSize { get; }

    /// <summary>Leaves.</summary>
    public int Leaves { get; }

    /// <summary>The nodes.</summary>
    public TreeShape Shape { get; }

    /// <summary>The node of each leaf.</summary>
    public int[] LeafNodes { get; }

    /// <summary>The row of each position.</summary>
    public int[] Rows { get; }

    /// <summary>What coordinates are multiplied by.</summary>
    public double Scale { get; }

    /// <summary>A leaf that pays: small where boxes keep most of the points away, large where they keep none.</summary>
    public static int LeafSizeFor(int dimensions) => dimensions switch
    {
        <= 4 => 32,
        <= 8 => 64,
        <= 16 => 128,
        _ => 256,
    };

    /// <summary>First position of a leaf.</summary>
    public int StartOf(int leaf) => leaf * LeafSize;

    /// <summary>Points in a leaf.</summary>
    public int CountOf(int leaf) => Math.Min(LeafSize, Count - (leaf * LeafSize));

    /// <summary>No point of a node is nearer to any of the other than the root of this; scaled.</summary>
    public float LeastSquaredDistance(int node, int other) => _boxes.LeastSquaredDistance(node, other);

    /// <summary>No point of a node is nearer to a scaled point than the root of this; scaled.</summary>
    public float LeastSquaredDistance(ReadOnlySpan<float> point, int node) =>
        _boxes.LeastSquaredDistance(point, node);

    /// <summary>No point of a node is farther from any of the other than the root of this; scaled.</summary>
    public float MostSquaredDistance(int node, int other) => _boxes.MostSquaredDistance(node, other);

    /// <summary>The 32 points from a position on, a multiple of 32, packed.</summary>
    public float* Panel(int position) => _panels + ((nint)position * Dimensions);

    /// <summary>The scaled coordinates of a row of the points.</summary>
    /// <param name="row">0 … n − 1.</param>
    /// <param name="target">d floats.</param>
    public void CopyRow(int row, float* target)
    {
        var values = _points[row];
        for (var i = 0; i < values.Length; i++)
        {
            target[i] = (float)(values[i] * Scale);
        }
    }

    /// <summary>The scaled coordinates of a position.</summary>
    /// <param name="position">0 … n − 1.</param>
    /// <param name="target">d floats.</param>
    public void CopyPoint(int position, float* target) => CopyRow(Rows[position], target);

    /// <summary>
    /// Squared distances of some rows to 32 points of a leaf; scaled. Relative error at most
    /// <see cref="RelativeError"/>.
    /// </summary>
    /// <param name="rows">count × d, one after the other.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="position">A multiple of 32: the first of the points.</param>
    /// <param name="tile">count × 32; what is past the leaf's points is not meaningful.</param>
    public void Distances(float* rows, int count, int position, float* tile) =>
        PanelKernel.Run<SquaredDifferenceTerm>(
            SimdWidths.Best, rows, Dimensions, count, Panel(position), Dimensions, tile, PointPanels.Width);

    /// <summary>Does some work for every leaf, on several threads.</summary>
    public void ForLeaves(int threads, LeafWork work, CancellationToken cancellation) =>
        ForLeaves(Enumerable.Range(0, Leaves).ToArray(), threads, work, cancellation);

    /// <summary>Does some work for some leaves, on several threads.</summary>
    public void ForLeaves(
        ReadOnlyMemory<int> leaves, int threads, LeafWork work, CancellationToken cancellation) => ChunkedWork.For(
        leaves.Length, 1, threads,
        (_, number, _) =>
        {
            var leaf = leaves.Span[number];
            var floats = (nuint)LeafSize * (nuint)(Dimensions + PointPanels.Width);
            var rows = (float*)NativeMemory.AlignedAlloc(floats * sizeof(float), 64);
            for (var p = 0; p < CountOf(leaf); p++)
            {
                CopyPoint(StartOf(leaf) + p, rows + ((nint)p * Dimensions));
            }

            try
            {
                work(leaf, rows, rows + ((nint)LeafSize * Dimensions));
            }
            finally
            {
                NativeMemory.AlignedFree(rows);
            }
        },
        cancellation);

    /// <summary>The most that a squared distance of the kernels is off, relative to itself.</summary>
    public double RelativeError => (Math.Min(Dimensions, 256) + ChunkedWork.Chunks(Dimensions, 256) + 4) * 6.1e-8;

    /// <summary>The squared distance of two positions in float64, not scaled.</summary>
    public double ExactSquaredDistance(int a, int b) => ExactDistance.Squared(_points[Rows[a]], _points[Rows[b]]);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void PackLeaves(int chunk, int first, int leaves)
    {
        var values = stackalloc float[Dimensions];
        for (var leaf = first; leaf < first + leaves; leaf++)
        {
            new Span<float>(Panel(StartOf(leaf)), LeafSize * Dimensions).Clear();
            for (var p = 0; p < CountOf(leaf); p++)
            {
                var position = StartOf(leaf) + p;
                CopyPoint(position, values);
                _boxes.Include(LeafNodes[leaf], new(values, Dimensions), isFirst: p == 0);
                var target = Panel(position - (position % PointPanels.Width)) + (position % PointPanels.Width);
                for (var i = 0; i < Dimensions; i++)
                {
                    target[(nint)i * PointPanels.Width] = values[i];
                }
            }
        }
    }

    private static double ScaleFor(Matrix points)
    {
        const int LargestExponent = 50;
        var most = 0f;
        for (var row = 0; row < points.Rows; row++)
        {
            foreach (var value in points[row])
            {
                most = Math.Max(most, Math.Abs(value));
            }
        }

        return most == 0 ? 1 : Math.ScaleB(1, LargestExponent - Math.ILogB(most));
    }

    private void Free()
    {
        LargeMemory.Free(_panels);
        _panels = null;
    }
}

using System.Numerics;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Clustering.Density;

/// <summary>
/// The nearest other points of every point of a <see cref="KdTree"/>, exactly, by position. A leaf looks at nearer
/// boxes first and leaves out those that are farther than the last neighbour of any of its points.
/// </summary>
internal sealed unsafe class NearestPoints
{
    private readonly KdTree _tree;
    private readonly CancellationToken _cancellation;

    private NearestPoints(KdTree tree, int count, CancellationToken cancellation)
    {
        _tree = tree;
        _cancellation = cancellation;
        Count = count;
        Positions = new int[checked(tree.Count * count)];
        SquaredDistances = new float[Positions.Length];
        SquaredDistances.AsSpan().Fill(float.PositiveInfinity);
    }

    /// <summary>Neighbours of each point.</summary>
    public int Count { get; }

    /// <summary>Positions of the neighbours, n × count, nearest first.</summary>
    public int[] Positions { get; }

    /// <summary>Their squared distances, scaled.</summary>
    public float[] SquaredDistances { get; }

    /// <summary>Finds them.</summary>
    /// <param name="tree">The points.</param>
    /// <param name="count">Neighbours of each, 0 … n − 1.</param>
    /// <param name="threads">Threads, ≥ 1; the result is the same for any.</param>
    /// <param name="progress">Told of points done.</param>
    /// <param name="cancellation">Looked at before every leaf.</param>
    public static NearestPoints Find(
        KdTree tree, int count, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var found = new NearestPoints(tree, count, cancellation);
        if (count == 0)
        {
            return found;
        }

        var done = 0;
        tree.ForLeaves(
            threads,
            (leaf, rows, tile) =>
            {
                var farthest = float.PositiveInfinity;
                found.Compare(leaf, leaf, rows, tile, ref farthest);
                found.Visit(leaf, 0, 0, rows, tile, ref farthest);
                var number = Interlocked.Increment(ref done);
                if (number % 64 == 0 || number == tree.Leaves)
                {
                    progress?.Report(new("nearest points", number, tree.Leaves, "blocks"));
                }
            },
            cancellation);
        return found;
    }

    /// <summary>
    /// The core distance of a position, squared and scaled: to its samples-th nearest point, itself counted.
    /// </summary>
    public float Core(int position, int samples) =>
        samples <= 1 ? 0 : SquaredDistances[(position * Count) + samples - 2];

    private void Visit(int leaf, int node, float distance, float* rows, float* tile, ref float farthest)
    {
        if (distance >= farthest)
        {
            return;
        }

        var shape = _tree.Shape;
        if (!shape.IsLeaf(node))
        {
            var (near, far) = (node + 1, shape.Right(node));
            var own = _tree.LeafNodes[leaf];
            var (toNear, toFar) = (_tree.LeastSquaredDistance(own, near), _tree.LeastSquaredDistance(own, far));
            if (toFar < toNear)
            {
                (near, far, toNear, toFar) = (far, near, toFar, toNear);
            }

            Visit(leaf, near, toNear, rows, tile, ref farthest);
            Visit(leaf, far, toFar, rows, tile, ref farthest);
        }
        else if (shape.FirstLeaf(node) != leaf)
        {
            _cancellation.ThrowIfCancellationRequested();
            Compare(leaf, shape.FirstLeaf(node), rows, tile, ref farthest);
        }
    }

    private void Compare(int leaf, int other, float* rows, float* tile, ref float farthest)
    {
        var count = _tree.CountOf(leaf);
        for (var first = 0; first < _tree.CountOf(other); first += PointPanels.Width)
        {
            var position = _tree.StartOf(other) + first;
            var there = HitMask.First(_tree.CountOf(other) - first);
            _tree.Distances(rows, count, position, tile);
            for (var p = 0; p < count; p++)
            {
                var self = _tree.StartOf(leaf) + p;
                var values = tile + (p * PointPanels.Width);
                var kept = SquaredDistances.AsSpan(self * Count, Count);
                var hits = HitMask.AtMost(values, kept[^1]) & there;
                for (; hits != 0; hits &= hits - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(hits);
                    if (values[lane] < kept[^1] && position + lane != self)
                    {
                        Insert(kept, Positions.AsSpan(self * Count, Count), values[lane], position + lane);
                    }
                }
            }
        }

        farthest = 0;
        for (var p = 0; p < count; p++)
        {
            farthest = Math.Max(farthest, SquaredDistances[((_tree.StartOf(leaf) + p + 1) * Count) - 1]);
        }
    }

    private static void Insert(Span<float> kept, Span<int> positions, float distance, int position)
    {
        var i = kept.Length - 1;
        for (; i > 0 && kept[i - 1] > distance; i--)
        {
            kept[i] = kept[i - 1];
            positions[i] = positions[i - 1];
        }

        kept[i] = distance;
        positions[i] = position;
    }
}

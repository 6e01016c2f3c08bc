using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Clustering.Density;

/// <summary>
/// The minimum spanning tree of mutual reachability by Borůvka's rounds: every component takes its shortest edge out. A
/// point keeps the shortest way out that it knows and a bound below which there is none; both stay true while
/// components grow, and lists of nearest points answer most rounds, so only points whose bound is below what their
/// component has found look at distances again. Borůvka, 1926; March, Ram and Gray, Fast Euclidean minimum spanning
/// tree, 2010.
/// </summary>
internal sealed class ReachTree
{
    /// <summary>Nearest points that are kept of each, at least.</summary>
    public const int ListedNeighbours = 15;
    private readonly KdTree _tree;
    private readonly NearestPoints _nearest;
    private readonly int _samples;
    private readonly int _threads;
    private readonly ReachSearch _search;
    private readonly DisjointSets _sets;
    private readonly List<ReachEdge> _edges;

    private ReachTree(KdTree tree, NearestPoints nearest, int samples, int threads)
    {
        (_tree, _nearest, _samples, _threads) = (tree, nearest, samples, threads);
        _sets = new(tree.Count);
        _edges = new(tree.Count - 1);
        _search = new(tree, nearest, samples);
    }

    /// <summary>The n − 1 edges of the tree, in no order.</summary>
    /// <param name="points">n × d, n ≥ samples.</param>
    /// <param name="samples">Points that make a place dense, ≥ 1.</param>
    /// <param name="threads">Threads, ≥ 1; the result is the same for any.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Looked at before every block of work.</param>
    public static ReachEdge[] Build(
        Matrix points, int samples, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        using var tree = new KdTree(
            points, KdTree.LeafSizeFor(points.Columns), threads, cancellation);
        var listed = Math.Min(points.Rows - 1, Math.Max(samples - 1, ListedNeighbours));
        var nearest = NearestPoints.Find(tree, listed, threads, progress, cancellation);
        var building = new ReachTree(tree, nearest, samples, threads);
        while (building._edges.Count < tree.Count - 1)
        {
            building.Round(cancellation);
            progress?.Report(new("spanning tree", building._edges.Count, tree.Count - 1, "edges"));
        }

        return [.. building._edges];
    }

    private void Round(CancellationToken cancellation)
    {
        _search.Begin(_sets, _threads, cancellation);
        _search.Run(_threads, cancellation);
        for (var position = 0; position < _tree.Count; position++)
        {
            // The best of a component is kept at its first position.
            var (from, way) = _search.BestOf(position);
            if (way.To >= 0 && _sets.Union(from, way.To))
            {
                _edges.Add(Edge(from, way.To));
            }
        }
    }

    private ReachEdge Edge(int a, int b)
    {
        var distance = Math.Sqrt(_tree.ExactSquaredDistance(a, b));
        return new(_tree.Rows[a], _tree.Rows[b], Math.Max(distance, Math.Max(Core(a), Core(b))), distance);
    }

    private double Core(int position) => _samples == 1 ? 0 : Math.Sqrt(_tree.ExactSquaredDistance(
        position, _nearest.Positions[(position * _nearest.Count) + _samples - 2]));
}

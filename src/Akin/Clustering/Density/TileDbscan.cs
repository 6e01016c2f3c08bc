using System.Numerics;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Clustering.Density;

/// <summary>
/// DBSCAN over tiles of distances between the leaves of a tree, each pair of leaves once. A pair of neighbours whose
/// points are known to be core is joined on the spot; one with a point that is not (yet) is put off. A point takes part
/// in fewer than min samples pairs before it is known, so what is put off is bounded by n × min samples. Leaves that
/// are wholly core and of one set need no distances between them.
/// </summary>
internal sealed unsafe class TileDbscan
{
    private const int Shown = 64;
    private readonly KdTree _tree;
    private readonly DbscanOptions _options;
    private readonly DensityReach _found;
    private readonly IProgress<StageProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly double _limit;
    private readonly float _surely;
    private readonly float _hardly;
    private readonly int[] _neighbours;
    private readonly bool[] _settled;
    private readonly List<(int A, int B)>[] _putOff;

    public TileDbscan(
        KdTree tree, DbscanOptions options, DensityReach found, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        (_tree, _options, _found, _progress, _cancellation) = (tree, options, found, progress, cancellation);
        _limit = options.Radius * options.Radius;
        var scaled = _limit * tree.Scale * tree.Scale;
        _surely = (float)(scaled * (1 - tree.RelativeError));
        _hardly = (float)(scaled * (1 + tree.RelativeError));
        _neighbours = new int[tree.Count];
        _neighbours.AsSpan().Fill(1);
        _settled = new bool[tree.Shape.Nodes];
        _putOff = new List<(int, int)>[tree.Leaves];
    }

    public void Run()
    {
        // Leaves with themselves first: what is dense is then known early.
        _tree.ForLeaves(_options.Threads, (leaf, rows, tile) => Compare(leaf, leaf, rows, tile), _cancellation);
        var done = 0;
        _tree.ForLeaves(
            _options.Threads,
            (leaf, rows, tile) =>
            {
                Visit(leaf, 0, rows, tile);
                var number = Interlocked.Increment(ref done);
                if (number % Shown == 0 || number == _tree.Leaves)
                {
                    _progress?.Report(new("DBSCAN", number, _tree.Leaves, "blocks"));
                }
            },
            _cancellation);
        Finish();
    }

    /// <summary>Compares a leaf with the later leaves under a node that are near enough.</summary>
    private void Visit(int leaf, int node, float* rows, float* tile)
    {
        var shape = _tree.Shape;
        if (shape.FirstLeaf(node) + shape.LeavesUnder(node) <= leaf + 1
            || _tree.LeastSquaredDistance(_tree.LeafNodes[leaf], node) > _hardly)
        {
            return;
        }

        if (IsSettled(node) && IsSettled(_tree.LeafNodes[leaf]) && SetOf(node) == SetOf(_tree.LeafNodes[leaf]))
        {
            return;
        }

        _cancellation.ThrowIfCancellationRequested();
        if (shape.IsLeaf(node))
        {
            Compare(leaf, shape.FirstLeaf(node), rows, tile);
        }
        else
        {
            Visit(leaf, node + 1, rows, tile);
            Visit(leaf, shape.Right(node), rows, tile);
        }
    }

    /// <summary>The set of a node's first point.</summary>
    private int SetOf(int node) => _found.Sets.Find(_tree.Rows[_tree.StartOf(_tree.Shape.FirstLeaf(node))]);

    /// <summary>
    /// Whether all points under a node are known to be core points of one set; once so, it stays so. A node above the
    /// leaves learns it from its children.
    /// </summary>
    private bool IsSettled(int node)
    {
        if (!_settled[node])
        {
            var (left, right) = (node + 1, _tree.Shape.Right(node));
            _settled[node] = _tree.Shape.IsLeaf(node)
                ? IsOneSet(_tree.Shape.FirstLeaf(node))
                : _settled[left] && _settled[right] && SetOf(left) == SetOf(right);
        }

        return _settled[node];
    }

    private bool IsOneSet(int leaf)
    {
        var start = _tree.StartOf(leaf);
        var set = _found.Sets.Find(_tree.Rows[start]);
        for (var position = start; position < start + _tree.CountOf(leaf); position++)
        {
            if (!IsCore(position) || _found.Sets.Find(_tree.Rows[position]) != set)
            {
                return false;
            }
        }

        return true;
    }

    private void Compare(int leaf, int other, float* rows, float* tile)
    {
        var count = _tree.CountOf(leaf);
        for (var first = 0; first < _tree.CountOf(other); first += PointPanels.Width)
        {
            var position = _tree.StartOf(other) + first;
            var there = HitMask.First(_tree.CountOf(other) - first);
            _tree.Distances(rows, count, position, tile);
            for (var p = 0; p < count; p++)
            {
                var values = tile + (p * PointPanels.Width);
                var hits = HitMask.AtMost(values, _hardly) & there;
                if (hits != 0)
                {
                    var self = _tree.StartOf(leaf) + p;
                    hits &= leaf != other ? uint.MaxValue : self < position ? uint.MaxValue
                        : self - position >= 31 ? 0 : uint.MaxValue << (self - position + 1);
                    var unsure = hits & ~HitMask.AtMost(values, _surely);
                    Take(leaf, self, position, unsure == 0 ? hits : Decide(self, position, hits, unsure));
                }
            }
        }
    }

    /// <summary>Where float32 leaves it open, float64 decides.</summary>
    private uint Decide(int self, int position, uint hits, uint unsure)
    {
        for (; unsure != 0; unsure &= unsure - 1)
        {
            var lane = BitOperations.TrailingZeroCount(unsure);
            if (_tree.ExactSquaredDistance(self, position + lane) > _limit)
            {
                hits &= ~(1u << lane);
            }
        }

        return hits;
    }

    private void Take(int leaf, int self, int position, uint hits)
    {
        AddNeighbours(self, BitOperations.PopCount(hits));
        var isCore = IsCore(self);
        var row = _tree.Rows[self];
        for (; hits != 0; hits &= hits - 1)
        {
            var other = position + BitOperations.TrailingZeroCount(hits);
            AddNeighbours(other, 1);
            if (isCore && IsCore(other))
            {
                _found.Sets.Union(row, _tree.Rows[other]);
            }
            else
            {
                (_putOff[leaf] ??= []).Add((self, other));
            }
        }
    }

    private void AddNeighbours(int position, int count)
    {
        if (!IsCore(position))
        {
            Interlocked.Add(ref _neighbours[position], count);
        }
    }

    private bool IsCore(int position) => Volatile.Read(ref _neighbours[position]) >= _options.MinSamples;

    private void Finish()
    {
        for (var position = 0; position < _tree.Count; position++)
        {
            _found.Core[_tree.Rows[position]] = IsCore(position);
        }

        var pairs = _putOff.Where(list => list is not null).SelectMany(list => list)
            .Select(pair => (A: _tree.Rows[pair.A], B: _tree.Rows[pair.B])).ToList();
        foreach (var (a, b) in pairs)
        {
            if (_found.Core[a] && _found.Core[b])
            {
                _found.Sets.Union(a, b);
            }
        }

        foreach (var (a, b) in pairs)
        {
            if (_found.Core[a] != _found.Core[b])
            {
                _found.Reach(_found.Core[a] ? b : a, _found.Core[a] ? a : b);
            }
        }
    }
}

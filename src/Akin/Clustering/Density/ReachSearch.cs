using System.Numerics;
using System.Runtime.Intrinsics;
using Akin.Neighbours;
using Akin.Numerics;

namespace Akin.Clustering.Density;

/// <summary>One round's search for the shortest edge out of every component.</summary>
internal sealed unsafe class ReachSearch
{
    private const int FirstWave = 16;
    private const int LargestWave = 256;
    private readonly KdTree _tree;
    private readonly NearestPoints _nearest;
    private readonly float[] _core;
    private readonly float[] _leastCore;
    private readonly int[] _component;
    private readonly int[] _nodeComponent;
    private readonly Candidate[] _way;
    private readonly Candidate[] _bound;
    private readonly Candidate[] _best;
    private readonly int[] _bestFrom;
    private CancellationToken _cancellation;

    public ReachSearch(KdTree tree, NearestPoints nearest, int samples)
    {
        (_tree, _nearest) = (tree, nearest);
        var padded = tree.Leaves * tree.LeafSize;
        _core = new float[padded];
        _component = new int[padded];
        _way = new Candidate[tree.Count];
        _bound = new Candidate[tree.Count];
        _best = new Candidate[tree.Count];
        _bestFrom = new int[tree.Count];
        _nodeComponent = new int[tree.Shape.Nodes];
        _leastCore = new float[tree.Shape.Nodes];
        for (var position = 0; position < tree.Count; position++)
        {
            _core[position] = nearest.Core(position, samples);
            _way[position] = Candidate.None;
        }

        Gather(_leastCore, leaf => _core.AsSpan(tree.StartOf(leaf), tree.CountOf(leaf)).ToArray().Min(), Math.Min);
    }

    /// <summary>The best way out of the component whose first position this is, and where it starts.</summary>
    public (int From, Candidate Way) BestOf(int position) => (_bestFrom[position], _best[position]);

    /// <summary>Takes the components in, and what the lists of nearest points know of ways out.</summary>
    public void Begin(DisjointSets sets, int threads, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        ChunkedWork.For(
            _tree.Count, 4096, threads,
            (_, start, count) =>
            {
                for (var position = start; position < start + count; position++)
                {
                    _component[position] = sets.Find(position);
                }
            },
            cancellation);
        ChunkedWork.For(
            _tree.Count, 4096, threads,
            (_, start, count) =>
            {
                for (var position = start; position < start + count; position++)
                {
                    Refresh(position);
                }
            },
            cancellation);
        Gather(_nodeComponent, ComponentOfLeaf, (a, b) => a == b ? a : -1);
        _best.AsSpan().Fill(Candidate.None);
        for (var position = 0; position < _tree.Count; position++)
        {
            Offer(position);
        }
    }

    /// <summary>
    /// Looks from every point whose bound is below its component's best. Leaves go in waves of a fixed size, and a
    /// component's best is brought up to date between them: more is left out, and the result is the same for any number
    /// of threads.
    /// </summary>
    public void Run(int threads, CancellationToken cancellation)
    {
        var active = Enumerable.Range(0, _tree.Leaves).Where(leaf => Active(leaf).Any()).ToArray();
        var wave = FirstWave;
        for (var start = 0; start < active.Length; start += wave, wave = Math.Min(LargestWave, 2 * wave))
        {
            var first = start;
            var count = Math.Min(wave, active.Length - start);
            _tree.ForLeaves(active.AsMemory(first, count), threads, Look, cancellation);
            foreach (var leaf in active.AsSpan(first, count))
            {
                for (var p = 0; p < _tree.CountOf(leaf); p++)
                {
                    Offer(_tree.StartOf(leaf) + p);
                }
            }
        }
    }

    /// <summary>
    /// Forgets a way that leads inside by now, and takes the best of the listed points that are outside.
    /// </summary>
    private void Refresh(int position)
    {
        var way = _way[position];
        if (way.To >= 0 && _component[way.To] != _component[position])
        {
            return;
        }

        way = Candidate.None;
        var first = position * _nearest.Count;
        for (var i = first; i < first + _nearest.Count; i++)
        {
            var other = _nearest.Positions[i];
            var distance = _nearest.SquaredDistances[i];
            if (_component[other] != _component[position])
            {
                var listed = new Candidate(
                    Math.Max(distance, Math.Max(_core[position], _core[other])), distance, other);
                way = listed.IsBelow(way) ? listed : way;
            }
        }

        // What is not listed is at least as far as the last that is.
        var last = _nearest.Count == 0 ? 0 : _nearest.SquaredDistances[first + _nearest.Count - 1];
        var bound = new Candidate(Math.Max(last, _core[position]), last, -1);
        bound = way.IsBelow(bound) ? way : bound;
        _bound[position] = bound.IsBelow(_bound[position]) ? _bound[position] : bound;
        _way[position] = way;
    }

    private void Offer(int position)
    {
        var component = _component[position];
        if (_way[position].IsBelow(_best[component]))
        {
            _best[component] = _way[position];
            _bestFrom[component] = position;
        }
    }

    private IEnumerable<int> Active(int leaf)
    {
        for (var position = _tree.StartOf(leaf); position < _tree.StartOf(leaf) + _tree.CountOf(leaf); position++)
        {
            if (_bound[position].IsBelow(_way[position]) && _bound[position].IsBelow(_best[_component[position]]))
            {
                yield return position;
            }
        }
    }

    private void Look(int leaf, float* rows, float* tile)
    {
        var active = Active(leaf).ToArray();
        if (active.Length == 0)
        {
            return;
        }

        for (var p = 0; p < active.Length; p++)
        {
            _tree.CopyPoint(active[p], rows + ((nint)p * _tree.Dimensions));
        }

        var looking = new Looking(_tree.LeafNodes[leaf], active, rows, tile)
        {
            Component = active.All(position => _component[position] == _component[active[0]])
                ? _component[active[0]] : -1,
            LeastCore = active.Min(position => _core[position]),
        };
        Narrow(looking);
        Visit(looking, 0, 0);
        foreach (var position in active)
        {
            // Nothing shorter was left out but what is longer than the component's best.
            var best = _best[_component[position]];
            _bound[position] = _way[position].IsBelow(best) ? _way[position] : best;
        }
    }

    private void Visit(Looking looking, int node, float distance)
    {
        if (looking.Component >= 0 && _nodeComponent[node] == looking.Component)
        {
            return;
        }

        var least = new Candidate(Math.Max(distance, Math.Max(looking.LeastCore, _leastCore[node])), distance, -1);
        if (!least.IsBelow(looking.Farthest))
        {
            return;
        }

        var shape = _tree.Shape;
        if (shape.IsLeaf(node))
        {
            _cancellation.ThrowIfCancellationRequested();
            Compare(looking, shape.FirstLeaf(node));
            Narrow(looking);
            return;
        }

        var (near, far) = (node + 1, shape.Right(node));
        var (toNear, toFar) = (
            _tree.LeastSquaredDistance(looking.Node, near), _tree.LeastSquaredDistance(looking.Node, far));
        if (toFar < toNear)
        {
            (near, far, toNear, toFar) = (far, near, toFar, toNear);
        }

        Visit(looking, near, toNear);
        Visit(looking, far, toFar);
    }

    /// <summary>The longest way that any of the points looking still has to beat.</summary>
    private void Narrow(Looking looking)
    {
        var farthest = new Candidate(0, 0, -1);
        foreach (var position in looking.Positions)
        {
            var limit = LimitOf(position);
            farthest = farthest.IsBelow(limit) ? limit : farthest;
        }

        looking.Farthest = farthest;
    }

    private Candidate LimitOf(int position)
    {
        var best = _best[_component[position]];
        return _way[position].IsBelow(best) ? _way[position] : best;
    }

    private void Compare(Looking looking, int leaf)
    {
        for (var first = 0; first < _tree.CountOf(leaf); first += PointPanels.Width)
        {
            var start = _tree.StartOf(leaf) + first;
            var there = HitMask.First(_tree.CountOf(leaf) - first);
            _tree.Distances(looking.Rows, looking.Positions.Length, start, looking.Tile);
            for (var p = 0; p < looking.Positions.Length; p++)
            {
                var values = looking.Tile + (p * PointPanels.Width);
                var position = looking.Positions[p];
                var limit = LimitOf(position);
                var hits = Hits(values, start, position, limit.Reach) & there;
                for (; hits != 0; hits &= hits - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(hits);
                    var reach = Math.Max(values[lane], Math.Max(_core[position], _core[start + lane]));
                    var way = new Candidate(reach, values[lane], start + lane);
                    if (way.IsBelow(limit))
                    {
                        _way[position] = limit = way;
                    }
                }
            }
        }
    }

    /// <summary>Which of 32 points are in another component and reached within a limit.</summary>
    private uint Hits(float* values, int start, int position, float limit)
    {
        fixed (float* core = &_core[start])
        fixed (int* component = &_component[start])
        {
            var own = Vector512.Create(_core[position]);
            var limits = Vector512.Create(limit);
            var inside = Vector512.Create(_component[position]);
            ulong hits = 0;
            for (var lane = 0; lane < PointPanels.Width; lane += 16)
            {
                var reach = Vector512.Max(
                    Vector512.Load(values + lane), Vector512.Max(own, Vector512.Load(core + lane)));
                var near = Vector512.LessThanOrEqual(reach, limits).ExtractMostSignificantBits();
                var same = Vector512.Equals(Vector512.Load(component + lane), inside).ExtractMostSignificantBits();
                hits |= (near & ~same) << lane;
            }

            return (uint)hits;
        }
    }

    private int ComponentOfLeaf(int leaf)
    {
        var all = _component.AsSpan(_tree.StartOf(leaf), _tree.CountOf(leaf));
        return all.ContainsAnyExcept(all[0]) ? -1 : all[0];
    }

    /// <summary>A value of each node from those of the leaves.</summary>
    private void Gather<T>(T[] values, Func<int, T> ofLeaf, Func<T, T, T> join)
    {
        var shape = _tree.Shape;
        for (var node = shape.Nodes - 1; node >= 0; node--)
        {
            values[node] = shape.IsLeaf(node)
                ? ofLeaf(shape.FirstLeaf(node)) : join(values[node + 1], values[shape.Right(node)]);
        }
    }

    /// <summary>The points of a leaf that look for a way out.</summary>
    private sealed class Looking(int node, int[] positions, float* rows, float* tile)
    {
        public int Node { get; } = node;

        public int[] Positions { get; } = positions;

        public float* Rows { get; } = rows;

        public float* Tile { get; } = tile;

        /// <summary>The component of all of them; −1 where there are several.</summary>
        public int Component { get; init; }

        public float LeastCore { get; init; }

        public Candidate Farthest { get; set; }
    }
}

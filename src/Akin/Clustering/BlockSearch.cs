using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// The nearest centres of rows that bounds could not decide: ordered by the group of their centre and taken a block at
/// a time, each row against its own group first, then against the groups that may hold a nearer centre. While a block
/// is computed, the next is fetched from memory. One for each thread.
/// </summary>
internal sealed unsafe class BlockSearch : IDisposable
{
    private const int BlockRows = 128;

    // Rows of the next block that are fetched at a time.
    private const int Fetched = 32;
    private readonly KMeansData _data;
    private readonly CenterSet _centers;
    private readonly CenterGroups _groups;
    private readonly DistanceBounds _bounds;
    private readonly ExactChoice _exact;
    private readonly PointBlock? _copy;
    private readonly RowList _block;
    private readonly RowList _part;
    private readonly Matrix _tile = new(BlockRows + 8, PointPanels.Width);
    private readonly Action _fetch;
    private readonly int[] _found;
    private readonly int[] _rows;
    private readonly Nearest[] _nearest = new Nearest[BlockRows];
    private readonly int[] _positions = new int[BlockRows];
    private readonly int[] _ends;
    private readonly float[] _scratch;
    private readonly float _factor;
    private readonly float _floor;
    private int[] _labels = [];
    private int _listed;
    private int _first;
    private int _count;
    private int _fetched;
    private long _computed;

    public BlockSearch(
        KMeansData data, CenterSet centers, CenterGroups groups, DistanceBounds bounds, int mostRows)
    {
        _found = new int[mostRows];
        _rows = new int[mostRows];
        (_data, _centers, _groups, _bounds) = (data, centers, groups, bounds);
        _exact = new ExactChoice(data, centers);
        _copy = data.InPlace is null ? new PointBlock(BlockRows, data.Columns) : null;
        _block = new RowList(BlockRows, data.Columns);
        _part = new RowList(BlockRows, data.Columns);
        _fetch = Fetch;
        _ends = new int[groups.Count];
        _scratch = new float[data.Columns];
        _factor = ProductTile.ErrorFactor(data.Columns);
        _floor = ProductTile.ErrorFloor(data.Columns);
    }

    /// <summary>Starts with no rows.</summary>
    public void Begin(int[] labels)
    {
        _labels = labels;
        _listed = 0;
    }

    /// <summary>Takes a row.</summary>
    public void Add(int row) => _found[_listed++] = row;

    /// <summary>Labels the rows taken; gives the number of distances computed for them.</summary>
    public long Run()
    {
        _computed = 0;
        OrderByGroup();
        for (_first = 0; _first < _listed; _first += BlockRows)
        {
            _count = Math.Min(BlockRows, _listed - _first);
            _fetched = _first + _count;
            Search();
        }

        return _computed;
    }

    public void Dispose()
    {
        _copy?.Dispose();
        _block.Dispose();
        _part.Dispose();
        _tile.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Search()
    {
        _block.Load(_data, _rows.AsSpan(_first, _count), _copy);
        if (_block.SquaredNorms.ContainsAnyExceptInRange(0, float.MaxValue))
        {
            // Rows that nobody has looked at yet: this names the first that is not a number.
            FiniteValues.Require(_data.Points, "points");
        }

        for (int start = 0, end; start < _count; start = end)
        {
            var group = GroupOf(Row(start));
            for (end = start + 1; end < _count && GroupOf(Row(end)) == group; end++)
            {
            }

            SearchOwn(group, start, end - start);
        }

        for (var group = 0; group < _groups.Count; group++)
        {
            SearchOther(group);
        }

        for (var i = 0; i < _count; i++)
        {
            Settle(i);
        }
    }

    private int Row(int position) => _rows[_first + position];

    private int GroupOf(int row) => _labels[row] < 0 ? 0 : _groups.GroupOf[_labels[row]];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OrderByGroup()
    {
        Array.Clear(_ends);
        for (var i = 0; i < _listed; i++)
        {
            _ends[GroupOf(_found[i])]++;
        }

        for (var group = 1; group < _ends.Length; group++)
        {
            _ends[group] += _ends[group - 1];
        }

        for (var i = _listed - 1; i >= 0; i--)
        {
            _rows[--_ends[GroupOf(_found[i])]] = _found[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SearchOwn(int group, int first, int count)
    {
        Compute(_block, first, count, group);
        for (var i = 0; i < count; i++)
        {
            var least = TwoLeast(i, out var at, out var second);
            _nearest[first + i] = new Nearest(group, at, least, second, second);
        }
    }

    /// <summary>Looks into a group for the rows that are of another and may be nearer to one of its centres.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SearchOther(int group)
    {
        var count = 0;
        for (var i = 0; i < _count; i++)
        {
            if (GroupOf(Row(i)) != group
                && !(MathF.Sqrt(_nearest[i].Squared + (3 * Error(i))) < _bounds.Lower(Row(i), group)))
            {
                _positions[count++] = i;
            }
        }

        if (count == 0)
        {
            return;
        }

        var block = _block;
        if (count < _count)
        {
            _part.Take(_block, _positions.AsSpan(0, count));
            block = _part;
        }

        Compute(block, 0, count, group);
        for (var i = 0; i < count; i++)
        {
            var least = TwoLeast(i, out var at, out var second);
            Merge(_positions[i], group, least, at, second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Merge(int position, int group, float least, int at, float second)
    {
        ref var nearest = ref _nearest[position];
        if (least < nearest.Squared)
        {
            SetLower(position, nearest.Group, nearest.Squared);
            var rival = MathF.Min(MathF.Min(nearest.Rival, nearest.Squared), second);
            nearest = new Nearest(group, at, least, second, rival);
        }
        else
        {
            SetLower(position, group, least);
            nearest = nearest with { Rival = MathF.Min(nearest.Rival, least) };
        }
    }

    /// <summary>Labels a row whose groups have all been searched, and notes what is now known of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Settle(int position)
    {
        var nearest = _nearest[position];
        var row = Row(position);
        var error = Error(position);
        var decided = nearest.Rival - nearest.Squared > 2 * error;
        SetLower(position, nearest.Group, decided ? nearest.Second : nearest.Squared);
        var label = decided ? _groups[nearest.Group][nearest.At] : Decide(position, nearest.Squared + (2 * error));
        _labels[row] = label;
        _bounds.SetUpper(row, label, nearest.Squared + ((decided ? 1 : 3) * error));
    }

    private int Decide(int position, float limit)
    {
        var candidates = new List<int>();
        for (var group = 0; group < _groups.Count; group++)
        {
            if (MathF.Sqrt(limit + Error(position)) < _bounds.Lower(Row(position), group))
            {
                continue;
            }

            Compute(_block, position, 1, group);
            for (var slot = 0; slot < _groups[group].Length; slot++)
            {
                if (_tile.Pointer[slot] <= limit)
                {
                    candidates.Add(_groups[group][slot]);
                }
            }
        }

        return _exact.Among(Row(position), CollectionsMarshal.AsSpan(candidates), _scratch);
    }

    private float Error(int position) =>
        (_factor * (_block.SquaredNorms[position] + _centers.LargestSquaredNorm)) + _floor;

    private void SetLower(int position, int group, float squared) =>
        _bounds.SetLower(Row(position), group, squared - Error(position));

    private void Compute(RowList rows, int first, int count, int group)
    {
        _computed += (long)count * _groups[group].Length;
        fixed (float* norms = _groups.Norms(group))
        {
            rows.Compare(first, count, _groups.Panels[group], norms, _tile.Pointer, _fetch);
        }
    }

    /// <summary>Some more rows of the next block on their way.</summary>
    private void Fetch()
    {
        var end = Math.Min(Math.Min(_fetched + Fetched, _first + _count + BlockRows), _listed);
        while (_fetched < end)
        {
            _data.Points.Expect(_rows[_fetched++]);
        }
    }

    private float TwoLeast(int position, out int at, out float second) =>
        TwoLeastKernel.Run(_tile.Pointer + (position * PointPanels.Width), out at, out second);

    /// <summary>The nearest centre of a row so far.</summary>
    /// <param name="Group">The group it is in.</param>
    /// <param name="At">Its place there.</param>
    /// <param name="Squared">Squared distance by products.</param>
    /// <param name="Second">The second least in its group.</param>
    /// <param name="Rival">The second least in all groups searched.</param>
    private readonly record struct Nearest(int Group, int At, float Squared, float Second, float Rival);
}

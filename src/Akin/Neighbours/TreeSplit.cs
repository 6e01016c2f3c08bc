using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>
/// Deals rows out to the leaves of a tree: each node's rows are parted at the place where its left leaves end, by the
/// column in which a sample of them spreads widest.
/// </summary>
internal sealed class TreeSplit
{
    private const int Sample = 64;
    private const int LeavesForATask = 64;
    private readonly Matrix _points;
    private readonly TreeShape _shape;
    private readonly int _leafSize;
    private readonly float[] _keys;
    private readonly CancellationToken _cancellation;

    /// <summary>Parts the rows of <paramref name="points"/>.</summary>
    public TreeSplit(
        Matrix points, TreeShape shape, int leafSize, int threads, CancellationToken cancellation)
    {
        (_points, _shape, _leafSize, _cancellation) = (points, shape, leafSize, cancellation);
        _keys = new float[points.Rows];
        Rows = new int[points.Rows];
        for (var row = 0; row < Rows.Length; row++)
        {
            Rows[row] = row;
        }

        Part(0, threads);
    }

    /// <summary>The rows, leaf by leaf.</summary>
    public int[] Rows { get; }

    private void Part(int node, int threads)
    {
        if (_shape.IsLeaf(node))
        {
            return;
        }

        _cancellation.ThrowIfCancellationRequested();
        var right = _shape.Right(node);
        var start = _shape.FirstLeaf(node) * _leafSize;
        var end = Math.Min(Rows.Length, start + (_shape.LeavesUnder(node) * _leafSize));
        var middle = _shape.FirstLeaf(right) * _leafSize;
        var column = WidestColumn(start, end);
        for (var i = start; i < end; i++)
        {
            _keys[i] = _points[Rows[i]][column];
        }

        Select(start, end - 1, middle);
        if (threads > 1 && _shape.LeavesUnder(node) > LeavesForATask)
        {
            ChunkedWork.For(
                2, 1, threads, (half, _, _) => Part(half == 0 ? node + 1 : right, (threads + 1 - half) / 2),
                _cancellation);
        }
        else
        {
            Part(node + 1, threads: 1);
            Part(right, threads: 1);
        }
    }

    private int WidestColumn(int start, int end)
    {
        var step = Math.Max(1, (end - start) / Sample);
        var (low, high) = (_points[Rows[start]].ToArray(), _points[Rows[start]].ToArray());
        for (var i = start; i < end; i += step)
        {
            var values = _points[Rows[i]];
            for (var c = 0; c < values.Length; c++)
            {
                low[c] = Math.Min(low[c], values[c]);
                high[c] = Math.Max(high[c], values[c]);
            }
        }

        var widest = 0;
        for (var c = 1; c < low.Length; c++)
        {
            widest = (double)high[c] - low[c] > (double)high[widest] - low[widest] ? c : widest;
        }

        return widest;
    }

    /// <summary>
    /// Moves the keys so that none before <paramref name="place"/> is above any from there on (Hoare).
    /// </summary>
    private void Select(int low, int high, int place)
    {
        while (low < high)
        {
            var pivot = Middle(_keys[low], _keys[low + ((high - low) / 2)], _keys[high]);
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (_keys[i] < pivot)
                {
                    i++;
                }

                while (_keys[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (_keys[i], _keys[j]) = (_keys[j], _keys[i]);
                    (Rows[i], Rows[j]) = (Rows[j], Rows[i]);
                    i++;
                    j--;
                }
            }

            if (place > j && place < i)
            {
                return;
            }

            (low, high) = place <= j ? (low, j) : (i, high);
        }
    }

    private static float Middle(float a, float b, float c) =>
        Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

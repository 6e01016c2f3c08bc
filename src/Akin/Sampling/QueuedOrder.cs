namespace Akin.Sampling;

/// <summary>Each cluster's rows in an order known from the start: the smallest value first, then the row.</summary>
internal sealed class QueuedOrder : IPickOrder
{
    private readonly int[][] _rows;
    private readonly int[] _next;
    private readonly bool[] _gone;
    private readonly double[] _distances;

    /// <param name="clusters">The clusters.</param>
    /// <param name="values">What each row is ordered by.</param>
    /// <param name="never">Rows to pass over.</param>
    public QueuedOrder(Clusters clusters, double[] values, IEnumerable<int> never)
    {
        _rows = clusters.Members();
        _next = new int[_rows.Length];
        _gone = new bool[clusters.Labels.Length];
        _distances = clusters.Distances;
        foreach (var row in never)
        {
            _gone[row] = true;
        }

        foreach (var rows in _rows)
        {
            Array.Sort(rows, (a, b) => (values[a], a).CompareTo((values[b], b)));
        }
    }

    public int Next(int cluster)
    {
        ref var next = ref _next[cluster];
        while (_gone[_rows[cluster][next]])
        {
            next++;
        }

        return _rows[cluster][next];
    }

    public double Take(int row)
    {
        _gone[row] = true;
        return _distances[row];
    }
}

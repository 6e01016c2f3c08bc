namespace Akin.Projection;

/// <summary>
/// Points in the order of the rows of nodes they begin at; within a row in their own order. O(n + rows), by counting.
/// </summary>
internal sealed class RowSort
{
    private int[] _starts = [];
    private int[] _rows = [];

    /// <summary>Point numbers, sorted.</summary>
    public int[] Order { get; private set; } = [];

    /// <summary>Sorts anew.</summary>
    public void Sort(MapPoints points, NodeGrid grid)
    {
        if (Order.Length != points.Count)
        {
            Order = new int[points.Count];
            _rows = new int[points.Count];
        }

        _starts = new int[grid.Nodes + 1];
        for (var i = 0; i < points.Count; i++)
        {
            _rows[i] = grid.Row(points.Y[i]);
            _starts[_rows[i]]++;
        }

        // Counts become ends, and placing the points from the last to the first turns ends into starts.
        for (var row = 1; row < _starts.Length; row++)
        {
            _starts[row] += _starts[row - 1];
        }

        for (var i = points.Count - 1; i >= 0; i--)
        {
            Order[--_starts[_rows[i]]] = i;
        }
    }

    /// <summary>The points that begin at rows first … end − 1, in order.</summary>
    public ReadOnlySpan<int> Between(int first, int end) => Order.AsSpan(_starts[first], _starts[end] - _starts[first]);
}

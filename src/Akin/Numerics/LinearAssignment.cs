namespace Akin.Numerics;

/// <summary>
/// The linear assignment problem: each row gets a column of its own so that the costs are least in sum. By shortest
/// augmenting paths with dual prices (Jonker and Volgenant, 1987, in the rectangular form of Crouse, 2016). O(rows² ·
/// columns) time at worst, O(columns) memory beside the costs.
/// </summary>
public sealed class LinearAssignment
{
    private readonly int _columns;
    private readonly double[] _columnPrices;
    private readonly double[] _shortest;
    private readonly int[] _path;
    private readonly int[] _rowOf;
    private readonly int[] _remaining;

    private LinearAssignment(int columns)
    {
        _columns = columns;
        _columnPrices = new double[columns];
        _shortest = new double[columns];
        _path = new int[columns];
        _rowOf = new int[columns];
        _remaining = new int[columns];
        Array.Fill(_rowOf, -1);
    }

    /// <summary>Solves it.</summary>
    /// <param name="costs">rows × columns, row-major; finite.</param>
    /// <param name="rows">Rows, ≥ 0.</param>
    /// <param name="columns">Columns, at least as many as rows.</param>
    /// <param name="cancellation">Checked before each row.</param>
    /// <returns>The column of each row; of several solutions always the same.</returns>
    public static int[] Solve(
        ReadOnlySpan<double> costs, int rows, int columns, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, rows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(costs.Length, rows * columns, nameof(costs));
        var work = new LinearAssignment(columns);
        var (columnOf, rowPrices) = (new int[rows], new double[rows]);
        Array.Fill(columnOf, -1);
        for (var row = 0; row < rows; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            work.Augment(costs, row, columnOf, rowPrices);
        }

        return columnOf;
    }

    /// <summary>Finds the cheapest path from a row to a free column; columns change hands along it.</summary>
    private void Augment(ReadOnlySpan<double> costs, int start, int[] columnOf, double[] rowPrices)
    {
        Array.Fill(_shortest, double.PositiveInfinity);
        for (var i = 0; i < _columns; i++)
            _remaining[i] = i;

        var (row, left, least, end) = (start, _columns, 0.0, -1);
        while (end < 0)
        {
            var at = Relax(costs.Slice(row * _columns, _columns), row, least - rowPrices[row], left);
            var column = _remaining[at];
            least = _shortest[column];

            // Columns that were reached stand behind those that were not.
            left--;
            (_remaining[at], _remaining[left]) = (_remaining[left], column);
            if (_rowOf[column] < 0)
                end = column;
            else
                row = _rowOf[column];
        }

        rowPrices[start] += least;
        for (var i = left; i < _columns; i++)
        {
            var column = _remaining[i];
            var gain = least - _shortest[column];
            _columnPrices[column] -= gain;
            if (_rowOf[column] >= 0)
                rowPrices[_rowOf[column]] += gain;
        }

        for (var column = end; ;)
        {
            var taker = _path[column];
            _rowOf[column] = taker;
            (columnOf[taker], column) = (column, columnOf[taker]);
            if (taker == start)
                return;
        }
    }

    /// <summary>Shortens the ways to the columns by going through a row; the place of the nearest column.</summary>
    private int Relax(ReadOnlySpan<double> costs, int row, double offset, int left)
    {
        var (best, least) = (0, double.PositiveInfinity);
        for (var i = 0; i < left; i++)
        {
            var column = _remaining[i];
            var way = offset + costs[column] - _columnPrices[column];
            if (way < _shortest[column])
                (_shortest[column], _path[column]) = (way, row);

            var shortest = _shortest[column];
            if (shortest < least || (shortest == least && _rowOf[column] < 0))
                (best, least) = (i, shortest);
        }

        return best;
    }
}

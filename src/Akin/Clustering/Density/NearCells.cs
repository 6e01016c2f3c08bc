namespace Akin.Clustering.Density;

/// <summary>
/// Lists the cells that may hold neighbours of a cell's points, for cells in rising order: places in the sorted cells
/// only ever move forward, so nothing is searched for twice.
/// </summary>
internal sealed class NearCells
{
    private const int Lines = (2 * CellGrid.Reach) + 1;
    private readonly CellGrid _grid;
    private readonly double _limit;
    private readonly int[] _places = new int[Lines * Lines];
    private readonly int[] _found = new int[Lines * Lines * Lines];
    private bool _started;

    public NearCells(CellGrid grid)
    {
        _grid = grid;
        _limit = grid.Radius * grid.Radius;
    }

    /// <summary>The cells near <paramref name="cell"/>, itself not among them; valid until the next call.</summary>
    /// <param name="cell">At least the cell of the call before.</param>
    /// <param name="onlyLater">Leave out cells before it: each pair of cells is then seen once.</param>
    public ReadOnlySpan<int> Of(int cell, bool onlyLater = false)
    {
        var place = _grid.PlaceOf(cell);
        var count = 0;
        for (var line = 0; line < _places.Length; line++)
        {
            var (y, z) = ((line % Lines) - CellGrid.Reach, (line / Lines) - CellGrid.Reach);
            if (_grid.Line(place, y, z) is not var (first, last) || (onlyLater && last < _grid.Keys[cell]))
            {
                continue;
            }

            for (var next = Advance(line, first); next < _grid.Cells && _grid.Keys[next] <= last; next++)
            {
                if (next != cell && (!onlyLater || next > cell)
                    && _grid.Boxes[cell].LeastSquaredDistance(_grid.Boxes[next]) <= _limit)
                {
                    _found[count++] = next;
                }
            }
        }

        _started = true;
        return _found.AsSpan(0, count);
    }

    /// <summary>The first cell whose key is at least that.</summary>
    private int Advance(int line, long key)
    {
        var keys = _grid.Keys;
        ref var place = ref _places[line];
        if (!_started || place == 0)
        {
            var found = Array.BinarySearch(keys, key);
            place = found < 0 ? ~found : found;
        }

        while (place < keys.Length && keys[place] < key)
        {
            place++;
        }

        return place;
    }
}

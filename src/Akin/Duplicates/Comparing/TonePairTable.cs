namespace Akin.Duplicates.Comparing;

/// <summary>
/// Sums over pairs of tones in square cells of a picture, from which those of any rectangle of cells follow in O(1)
/// (Crow, 1984).
/// </summary>
internal sealed class TonePairTable
{
    private readonly TonePairs[] _corners;

    /// <summary>Adds up the pairs of a rectangle in a picture.</summary>
    /// <param name="pairs">The pairs, where both pictures are.</param>
    /// <param name="cell">The side of a cell; the first begins at the second picture's first pixel.</param>
    /// <param name="across">Cells across the second picture.</param>
    /// <param name="down">Cells down.</param>
    public TonePairTable(OverlaidValues pairs, int cell, int across, int down)
    {
        (Across, Down) = (across, down);
        _corners = new TonePairs[(across + 1) * (down + 1)];
        for (var y = 0; y < down; y++)
        {
            var row = new TonePairs();
            for (var x = 0; x < across; x++)
            {
                row += SumsOf(pairs, cell * x, cell * y, cell);
                _corners[At(x + 1, y + 1)] = _corners[At(x + 1, y)] + row;
            }
        }
    }

    /// <summary>Cells across.</summary>
    public int Across { get; }

    /// <summary>Cells down.</summary>
    public int Down { get; }

    /// <summary>All pairs of all cells.</summary>
    public TonePairs All => _corners[^1];

    /// <summary>The pairs of a square of cells, as far as there are such.</summary>
    public TonePairs Square(int left, int top, int side)
    {
        var (right, bottom) = (Math.Clamp(left + side, 0, Across), Math.Clamp(top + side, 0, Down));
        (left, top) = (Math.Clamp(left, 0, Across), Math.Clamp(top, 0, Down));
        return _corners[At(right, bottom)] - _corners[At(left, bottom)] - _corners[At(right, top)]
            + _corners[At(left, top)];
    }

    private int At(int x, int y) => (y * (Across + 1)) + x;

    private static TonePairs SumsOf(OverlaidValues pairs, int left, int top, int cell)
    {
        var sums = new TonePairs();
        var (from, to) = (Math.Max(left - pairs.Left, 0), Math.Min(left + cell - pairs.Left, pairs.Width));
        var end = Math.Min(top + cell - pairs.Top, pairs.Height);
        for (var y = Math.Max(top - pairs.Top, 0); y < end && from < to; y++)
        {
            sums.Add(
                pairs.Whole.AsSpan((y * pairs.Width) + from, to - from),
                pairs.Part.AsSpan((y * pairs.Width) + from, to - from));
        }

        return sums;
    }
}

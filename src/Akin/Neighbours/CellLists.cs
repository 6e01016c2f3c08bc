namespace Akin.Neighbours;

/// <summary>Points by cell: those of cell c are <c>Points[Starts[c] … Starts[c + 1] − 1]</c>, ascending.</summary>
internal sealed class CellLists
{
    /// <summary>Sorts points into cells by counting.</summary>
    /// <param name="cells">For each point <paramref name="stride"/> numbers of cells.</param>
    /// <param name="stride">Numbers for each point.</param>
    /// <param name="ranks">Which of them count.</param>
    /// <param name="count">Number of cells.</param>
    public CellLists(int[] cells, int stride, Range ranks, int count)
    {
        Starts = new int[count + 1];
        var (first, taken) = ranks.GetOffsetAndLength(stride);
        for (var start = first; start < cells.Length; start += stride)
        {
            foreach (var cell in cells.AsSpan(start, taken))
            {
                Starts[cell + 1]++;
            }
        }

        for (var cell = 0; cell < count; cell++)
        {
            Starts[cell + 1] += Starts[cell];
        }

        Points = new int[Starts[count]];
        var next = Starts[..count];
        for (var start = first; start < cells.Length; start += stride)
        {
            foreach (var cell in cells.AsSpan(start, taken))
            {
                Points[next[cell]++] = start / stride;
            }
        }
    }

    /// <summary>Where each cell begins, and the end of the last.</summary>
    public int[] Starts { get; }

    /// <summary>Points, cell by cell.</summary>
    public int[] Points { get; }

    /// <summary>The points of one cell.</summary>
    public ReadOnlySpan<int> this[int cell] => Points.AsSpan(Starts[cell], Starts[cell + 1] - Starts[cell]);
}

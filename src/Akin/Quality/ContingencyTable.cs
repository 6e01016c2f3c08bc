namespace Akin.Quality;

/// <summary>
/// How many points have each pair of labels in two labellings. A label of −1 counts as a group like any other.
/// </summary>
public sealed class ContingencyTable
{
    private ContingencyTable(int[] rows, int[] columns, int[][] counts, int points)
    {
        Rows = rows;
        Columns = columns;
        Counts = counts;
        Points = points;
    }

    /// <summary>The labels of the first labelling, rising.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The labels of the second labelling, rising.</summary>
    public IReadOnlyList<int> Columns { get; }

    /// <summary>Counts[r][c]: points with label Rows[r] in the first and Columns[c] in the second.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Counts { get; }

    /// <summary>Number of points.</summary>
    public int Points { get; }

    /// <summary>Counts two labellings of the same points. O(n log n).</summary>
    public static ContingencyTable Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException(
                $"The labellings have {first.Length} and {second.Length} points: they must be of the same points.");
        }

        int[] rows = [.. new SortedSet<int>(first.ToArray())];
        int[] columns = [.. new SortedSet<int>(second.ToArray())];
        var counts = Array.ConvertAll(rows, _ => new int[columns.Length]);
        for (var i = 0; i < first.Length; i++)
        {
            counts[Array.BinarySearch(rows, first[i])][Array.BinarySearch(columns, second[i])]++;
        }

        return new ContingencyTable(rows, columns, counts, first.Length);
    }
}

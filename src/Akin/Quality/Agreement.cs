namespace Akin.Quality;

/// <summary>
/// How well two labellings of the same points agree; the numbers given to the groups do not matter. As scikit-learn: −1
/// is a group like any other, and labellings that are both a single group (or empty) agree fully. O(n log n).
/// </summary>
public static class Agreement
{
    /// <summary>
    /// The adjusted Rand index (Hubert and Arabie, 1985): 1 the same groups, about 0 by chance, down to −0.5.
    /// </summary>
    public static double AdjustedRand(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var table = ContingencyTable.Of(first, second);
        var both = table.Counts.Sum(row => row.Sum(Square));
        var inFirst = RowSums(table).Sum(Square);
        var inSecond = ColumnSums(table).Sum(Square);

        // Ordered pairs of points: together in both, in one only, in none.
        double together = both - table.Points;
        double firstOnly = inFirst - both, secondOnly = inSecond - both;
        var apart = ((double)table.Points * table.Points) - inFirst - inSecond + both;
        return firstOnly == 0 && secondOnly == 0
            ? 1
            : 2 * ((together * apart) - (firstOnly * secondOnly))
              / (((together + firstOnly) * (firstOnly + apart)) + ((together + secondOnly) * (secondOnly + apart)));
    }

    /// <summary>Mutual information over the arithmetic mean of the two entropies, 0 … 1.</summary>
    public static double NormalizedMutualInformation(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        var table = ContingencyTable.Of(first, second);
        if (table.Rows.Count <= 1 && table.Columns.Count <= 1)
        {
            return 1;
        }

        var mean = (Entropy(RowSums(table), table.Points) + Entropy(ColumnSums(table), table.Points)) / 2;
        return Math.Clamp(MutualInformation(table) / mean, 0, 1);
    }

    /// <summary>Whether each found group holds one class only, 0 … 1 (Rosenberg and Hirschberg, 2007).</summary>
    public static double Homogeneity(ReadOnlySpan<int> truth, ReadOnlySpan<int> found)
    {
        var table = ContingencyTable.Of(truth, found);
        var entropy = Entropy(RowSums(table), table.Points);
        return entropy == 0 ? 1 : Math.Clamp(MutualInformation(table) / entropy, 0, 1);
    }

    /// <summary>Whether each class is in one found group only, 0 … 1.</summary>
    public static double Completeness(ReadOnlySpan<int> truth, ReadOnlySpan<int> found) => Homogeneity(found, truth);

    /// <summary>The harmonic mean of homogeneity and completeness, 0 … 1.</summary>
    public static double VMeasure(ReadOnlySpan<int> truth, ReadOnlySpan<int> found)
    {
        var homogeneity = Homogeneity(truth, found);
        var completeness = Completeness(truth, found);
        return homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness);
    }

    /// <summary>
    /// The share of points that are in their found group's most frequent class, 0 … 1; 1 without points.
    /// </summary>
    public static double Purity(ReadOnlySpan<int> truth, ReadOnlySpan<int> found)
    {
        var table = ContingencyTable.Of(truth, found);
        var inMajority = Enumerable.Range(0, table.Columns.Count).Sum(column => table.Counts.Max(row => row[column]));
        return table.Points == 0 ? 1 : (double)inMajority / table.Points;
    }

    private static long Square(int count) => (long)count * count;

    private static int[] RowSums(ContingencyTable table) => [.. table.Counts.Select(row => row.Sum())];

    private static int[] ColumnSums(ContingencyTable table) =>
        [.. Enumerable.Range(0, table.Columns.Count).Select(column => table.Counts.Sum(row => row[column]))];

    private static double Entropy(int[] sizes, int points) =>
        -sizes.Sum(size => (double)size / points * Math.Log((double)size / points));

    private static double MutualInformation(ContingencyTable table)
    {
        double n = table.Points;
        var rows = RowSums(table);
        var columns = ColumnSums(table);
        var information = 0.0;
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                var count = table.Counts[r][c];
                if (count > 0)
                {
                    information += count / n * Math.Log(count * n / ((double)rows[r] * columns[c]));
                }
            }
        }

        return Math.Max(0, information);
    }
}

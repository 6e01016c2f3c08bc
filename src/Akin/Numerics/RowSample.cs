namespace Akin.Numerics;

/// <summary>Rows drawn at random, each equally likely.</summary>
internal static class RowSample
{
    /// <summary>Different rows in rising order; all of them when <paramref name="count"/> is no less. O(n).</summary>
    /// <param name="n">Rows to draw from.</param>
    /// <param name="count">Rows to draw.</param>
    /// <param name="random">Where the draws come from.</param>
    public static int[] Draw(int n, int count, RandomSource random)
    {
        var rows = Shuffled(n, random, Math.Min(n, count))[..Math.Min(n, count)];
        Array.Sort(rows);
        return rows;
    }

    /// <summary>
    /// 0 … n − 1 in random order (Fisher-Yates), the first <paramref name="count"/> of them at least.
    /// </summary>
    public static int[] Shuffled(int n, RandomSource random, int count = int.MaxValue)
    {
        var rows = new int[n];
        for (var i = 0; i < n; i++)
        {
            rows[i] = i;
        }

        for (var i = 0; i < Math.Min(n, count); i++)
        {
            var j = i + random.Next(n - i);
            (rows[i], rows[j]) = (rows[j], rows[i]);
        }

        return rows;
    }

    /// <summary>Copies rows into a matrix of their own.</summary>
    public static Matrix Copy(IRowSource points, ReadOnlySpan<int> rows)
    {
        var copy = new Matrix(rows.Length, points.Columns);
        for (var i = 0; i < rows.Length; i++)
        {
            points.Read(rows[i], copy[i]).CopyTo(copy[i]);
        }

        return copy;
    }

    /// <summary>Copies all rows into a matrix.</summary>
    public static Matrix CopyAll(IRowSource points)
    {
        var copy = new Matrix(points.Rows, points.Columns);
        for (var row = 0; row < points.Rows; row++)
        {
            points.Read(row, copy[row]).CopyTo(copy[row]);
        }

        return copy;
    }
}

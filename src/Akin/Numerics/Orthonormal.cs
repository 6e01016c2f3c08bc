namespace Akin.Numerics;

/// <summary>Rows made orthonormal.</summary>
internal static class Orthonormal
{
    /// <summary>
    /// Gram and Schmidt's procedure, twice for each row. A row that lies in the span of those before it is replaced
    /// by the first unit vector that does not. O(count²·length).
    /// </summary>
    /// <param name="rows">count × length, count ≤ length.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="length">Length of a row.</param>
    /// <param name="done">Rows at the start that are orthonormal already.</param>
    public static void Make(double[] rows, int count, int length, int done = 0)
    {
        var candidate = 0;
        for (var i = done; i < count; i++)
        {
            var row = rows.AsSpan(i * length, length);
            while (!Complete(rows, i, row))
            {
                row.Clear();
                row[candidate++] = 1;
            }
        }
    }

    private static bool Complete(double[] rows, int before, Span<double> row)
    {
        var original = Math.Sqrt(InnerProduct.Of(row, row));
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < before; i++)
            {
                var other = rows.AsSpan(i * row.Length, row.Length);
                ScaledSum.Add(row, -InnerProduct.Of(row, other), other);
            }
        }

        var left = Math.Sqrt(InnerProduct.Of(row, row));
        if (left == 0 || left < 1e-8 * original)
        {
            return false;
        }

        for (var j = 0; j < row.Length; j++)
        {
            row[j] /= left;
        }

        return true;
    }
}

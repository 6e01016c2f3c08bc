namespace Akin.Numerics;

/// <summary>The check that every algorithm makes of the numbers it is given.</summary>
public static class FiniteValues
{
    /// <summary>The largest magnitude taken: beyond it squared distances could overflow float32.</summary>
    public const float Largest = 1e16f;

    /// <summary>
    /// Refuses NaN, infinities and magnitudes over <see cref="Largest"/>, naming the first place. O(n·d).
    /// </summary>
    /// <param name="points">The numbers to look at.</param>
    /// <param name="parameter">The caller's name for them.</param>
    /// <param name="threads">Threads to look with.</param>
    /// <exception cref="ArgumentException">A value is not a finite number, or too large.</exception>
    public static void Require(IRowSource points, string parameter, int threads = 1)
    {
        var firstBad = ChunkedWork.Map(
            points.Rows, 1024, threads, (_, start, count) => FirstBadRow(points, start, count));
        foreach (var row in firstBad)
        {
            if (row >= 0)
            {
                var values = points.Read(row, new float[points.Columns]);
                var column = values.IndexOfAnyExceptInRange(-Largest, Largest);
                throw new ArgumentException(
                    $"Row {row}, column {column} is {values[column]}: every value must be a finite number "
                    + $"within ±{Largest}. Repair or leave out that row.",
                    parameter);
            }
        }
    }

    /// <summary>Whether all values are finite and not too large.</summary>
    internal static bool AreAllowed(ReadOnlySpan<float> values) => !values.ContainsAnyExceptInRange(-Largest, Largest);

    private static int FirstBadRow(IRowSource points, int start, int count)
    {
        var scratch = new float[points.Columns];
        for (var row = start; row < start + count; row++)
        {
            if (!AreAllowed(points.Read(row, scratch)))
            {
                return row;
            }
        }

        return -1;
    }
}

namespace Akin.Numerics;

/// <summary>The check that every algorithm makes of the numbers it is given.</summary>
public static class FiniteValues
{
    /// <summary>The largest magnitude taken: beyond it squared distances could overflow float32.</summary>
    public const float Largest = 1e16f;

    /// <summary>
    /// The first value, in row order, that is not finite or over <see cref="Largest"/>; <see langword="null"/> when
    /// there is none. O(n·d).
    /// </summary>
    /// <param name="points">The numbers to look at.</param>
    /// <param name="threads">Threads to look with.</param>
    public static NonFiniteValue? Find(IRowSource points, int threads = 1)
    {
        var firstBad = ChunkedWork.Map(
            points.Rows, 1024, threads, (_, start, count) => FirstBadRow(points, start, count));
        var chunk = Array.FindIndex(firstBad, found => found >= 0);
        if (chunk < 0)
        {
            return null;
        }

        var row = firstBad[chunk];
        var values = points.Read(row, new float[points.Columns]);
        var column = values.IndexOfAnyExceptInRange(-Largest, Largest);
        return new(row, column, values[column]);
    }

    /// <summary>
    /// Refuses NaN, infinities and magnitudes over <see cref="Largest"/>, naming the first place. O(n·d).
    /// </summary>
    /// <param name="points">The numbers to look at.</param>
    /// <param name="parameter">The caller's name for them.</param>
    /// <param name="threads">Threads to look with.</param>
    /// <exception cref="ArgumentException">A value is not a finite number, or too large.</exception>
    public static void Require(IRowSource points, string parameter, int threads = 1)
    {
        if (Find(points, threads) is { } bad)
        {
            throw new ArgumentException(
                $"Row {bad.Row}, column {bad.Column} is {bad.Value}: every value must be a finite number "
                + $"within ±{Largest}. Repair or leave out that row.",
                parameter);
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

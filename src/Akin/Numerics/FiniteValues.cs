namespace Akin.Numerics;

/// <summary>
/// The check that every algorithm makes of the numbers it is given: what is NaN, infinite, or so large that squared
/// distances could overflow, is found, or refused.
/// </summary>
public static class FiniteValues
{
    /// <summary>The largest magnitude to compute distances from: squares of more could overflow float32.</summary>
    public const float Largest = 1e16f;

    /// <summary>Where all magnitudes are below this, squared distances could vanish in float32.</summary>
    public const float Smallest = 1e-14f;

    /// <summary>
    /// The first value, in row order, that is not finite or too large; <see langword="null"/> when there is none.
    /// O(n·d).
    /// </summary>
    /// <param name="points">The numbers to look at.</param>
    /// <param name="largest">The largest magnitude to be had; <see cref="float.MaxValue"/> for any number.</param>
    /// <param name="threads">Threads to look with.</param>
    public static NonFiniteValue? Find(IRowSource points, float largest = Largest, int threads = 1)
    {
        var firstBad = ChunkedWork.Map(
            points.Rows, 1024, threads, (_, start, count) => FirstBadRow(points, largest, start, count));
        var chunk = Array.FindIndex(firstBad, found => found >= 0);
        if (chunk < 0)
        {
            return null;
        }

        var row = firstBad[chunk];
        var values = points.Read(row, new float[points.Columns]);
        var column = values.IndexOfAnyExceptInRange(-largest, largest);
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
        if (Find(points, threads: threads) is { } bad)
        {
            throw new ArgumentException(
                $"Row {bad.Row}, column {bad.Column} is {bad.Value}: every value must be a finite number "
                + $"within ±{Largest}. Repair or leave out that row.",
                parameter);
        }
    }

    /// <summary>Whether all values are finite and not too large.</summary>
    /// <param name="values">The numbers to look at.</param>
    /// <param name="largest">The largest magnitude to be had; <see cref="float.MaxValue"/> for any number.</param>
    public static bool AreAllowed(ReadOnlySpan<float> values, float largest = Largest) =>
        !values.ContainsAnyExceptInRange(-largest, largest);

    private static int FirstBadRow(IRowSource points, float largest, int start, int count)
    {
        var scratch = new float[points.Columns];
        for (var row = start; row < start + count; row++)
        {
            if (!AreAllowed(points.Read(row, scratch), largest))
            {
                return row;
            }
        }

        return -1;
    }
}

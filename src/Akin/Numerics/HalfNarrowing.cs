namespace Akin.Numerics;

/// <summary>
/// float32 to float16, to the nearest and to the even one of two that are equally near. What float16 cannot hold
/// becomes its largest number of the same sign, and is counted: an infinity would make distances useless.
/// </summary>
internal static class HalfNarrowing
{
    /// <summary>Narrows each value; NaN stays NaN.</summary>
    /// <param name="values">float32 values.</param>
    /// <param name="halves">As many float16 values.</param>
    /// <returns>How many values were too large.</returns>
    public static int Narrow(ReadOnlySpan<float> values, Span<Half> halves)
    {
        var saturated = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var half = (Half)values[i];
            if (Half.IsInfinity(half))
            {
                half = half > Half.Zero ? Half.MaxValue : Half.MinValue;
                saturated++;
            }

            halves[i] = half;
        }

        return saturated;
    }
}

namespace Akin.Comparison;

/// <summary>
/// Holm's step-down correction (1979): when every p at or below a level is believed, the chance of believing even one
/// that is not true is at most that level, however the tests depend on one another.
/// </summary>
public static class HolmAdjustment
{
    /// <summary>Each p made larger for the number of tests; the order of the p stays. O(n log n).</summary>
    /// <param name="values">Values 0 … 1; NaN for a test that was not made, which stays and does not count.</param>
    /// <returns>A value for each, 0 … 1.</returns>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var adjusted = values.ToArray();
        var order = Enumerable.Range(0, adjusted.Length).Where(i => !double.IsNaN(adjusted[i]))
            .OrderBy(i => adjusted[i]).ToArray();
        var largest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Length - rank) * adjusted[order[rank]]));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }
}

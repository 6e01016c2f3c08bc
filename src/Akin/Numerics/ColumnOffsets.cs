namespace Akin.Numerics;

/// <summary>
/// An origin near the data, so that centres of clusters far from zero lose no digits in float32. A column is moved only
/// when all its values lie within a factor of two of each other: then x − offset is exact (Sterbenz, 1974), so that
/// distances, ties and duplicates are what they were. Other columns reach down towards zero anyway and stay where they
/// are. Where a rounding of the values does no harm, because its error is reckoned with, the means (<see
/// cref="ColumnMoments"/>) are the better origin: lengths from there are as short as they can be.
/// </summary>
internal static class ColumnOffsets
{
    /// <summary>One offset for each column, 0 where it stays. O(n·d).</summary>
    public static float[] Of(Matrix points)
    {
        var offsets = new float[points.Columns];
        if (points.Rows == 0)
        {
            return offsets;
        }

        var low = points[0].ToArray();
        var high = points[0].ToArray();
        for (var row = 1; row < points.Rows; row++)
        {
            var values = points[row];
            for (var i = 0; i < values.Length; i++)
            {
                low[i] = Math.Min(low[i], values[i]);
                high[i] = Math.Max(high[i], values[i]);
            }
        }

        for (var i = 0; i < offsets.Length; i++)
        {
            var near = low[i] > 0 ? high[i] <= 2 * low[i] : high[i] < 0 && low[i] >= 2 * high[i];
            offsets[i] = near ? (low[i] / 2) + (high[i] / 2) : 0;
        }

        return offsets;
    }
}

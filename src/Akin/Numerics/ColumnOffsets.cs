namespace Akin.Numerics;

/// <summary>
/// An origin near the data, so that centres of clusters far from zero lose no digits in float32. A column is moved only
/// when all its values lie within a factor of two of each other: then x − offset is exact (Sterbenz, 1974), so that
/// distances, ties and duplicates are what they were. Other columns reach down towards zero anyway and stay where they
/// are. Where a rounding of the values does no harm, because its error is reckoned with or decided elsewhere, the means
/// are the better origin: lengths from there are as short as they can be.
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

    /// <summary>
    /// The mean of each column, summed in float64 by chunk and rounded; as in any other origin, x − offset is rounded.
    /// The same for any number of threads. O(n·d).
    /// </summary>
    public static float[] Means(IRowSource points, int threads, CancellationToken cancellation = default)
    {
        var chunk = Math.Max(1024, ChunkedWork.Chunks(points.Rows, 64));
        var sums = ChunkedWork.Map(
            points.Rows, chunk, threads, (_, start, count) => Sums(points, start, count), cancellation);
        var means = new float[points.Columns];
        for (var i = 0; i < means.Length; i++)
        {
            var sum = 0.0;
            foreach (var part in sums)
            {
                sum += part[i];
            }

            means[i] = points.Rows == 0 ? 0 : (float)(sum / points.Rows);
        }

        return means;
    }

    private static double[] Sums(IRowSource points, int start, int count)
    {
        var sums = new double[points.Columns];
        var scratch = new float[points.Columns];
        for (var row = start; row < start + count; row++)
        {
            WideningSum.Add(points.Read(row, scratch), sums);
        }

        return sums;
    }
}

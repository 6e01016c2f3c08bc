namespace Akin.Clustering.Density;

/// <summary>The smallest box around some points of three coordinates.</summary>
internal readonly record struct CellBox(float LowX, float HighX, float LowY, float HighY, float LowZ, float HighZ)
{
    /// <summary>The box around the positions first … end − 1, at least one.</summary>
    public static CellBox Of(float[] x, float[] y, float[] z, int first, int end)
    {
        var (lowX, highX) = Range(x, first, end);
        var (lowY, highY) = Range(y, first, end);
        var (lowZ, highZ) = Range(z, first, end);
        return new(lowX, highX, lowY, highY, lowZ, highZ);
    }

    /// <summary>No point of one box is nearer to any of the other than the root of this.</summary>
    public double LeastSquaredDistance(in CellBox other) =>
        Square(Gap(LowX, HighX, other.LowX, other.HighX)) + Square(Gap(LowY, HighY, other.LowY, other.HighY))
        + Square(Gap(LowZ, HighZ, other.LowZ, other.HighZ));

    /// <summary>No point of one box is farther from any of the other than the root of this.</summary>
    public double MostSquaredDistance(in CellBox other) =>
        Square(Span(LowX, HighX, other.LowX, other.HighX)) + Square(Span(LowY, HighY, other.LowY, other.HighY))
        + Square(Span(LowZ, HighZ, other.LowZ, other.HighZ));

    /// <summary>As for a box, for one point.</summary>
    public double LeastSquaredDistance(float x, float y, float z) =>
        Square(Gap(LowX, HighX, x, x)) + Square(Gap(LowY, HighY, y, y)) + Square(Gap(LowZ, HighZ, z, z));

    private static double Gap(float low, float high, float otherLow, float otherHigh) =>
        Math.Max(0, Math.Max((double)low - otherHigh, (double)otherLow - high));

    private static double Span(float low, float high, float otherLow, float otherHigh) =>
        Math.Max((double)high - otherLow, (double)otherHigh - low);

    private static double Square(double value) => value * value;

    private static (float Low, float High) Range(float[] values, int first, int end)
    {
        float low = values[first], high = low;
        for (var i = first + 1; i < end; i++)
        {
            low = Math.Min(low, values[i]);
            high = Math.Max(high, values[i]);
        }

        return (low, high);
    }
}

namespace Akin.Clustering;

/// <summary>Centres of spherical k-means have length 1, as the rows do.</summary>
internal static class UnitLength
{
    /// <summary>Scales a centre to length 1; one at the origin has no direction and stays.</summary>
    public static void Scale(Span<double> center)
    {
        var sum = 0.0;
        foreach (var value in center)
        {
            sum += value * value;
        }

        var length = Math.Sqrt(sum);
        foreach (ref var value in center)
        {
            value = length > 0 ? value / length : value;
        }
    }
}

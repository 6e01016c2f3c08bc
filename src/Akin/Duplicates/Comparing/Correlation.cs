namespace Akin.Duplicates.Comparing;

/// <summary>Pearson's correlation of two pictures' values.</summary>
internal static class Correlation
{
    /// <summary>−1 … 1; 0 where one has a single value.</summary>
    public static double Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sumA += a[i];
            sumB += b[i];
            squareA += (double)a[i] * a[i];
            squareB += (double)b[i] * b[i];
            product += (double)a[i] * b[i];
        }

        var n = a.Length;
        var spread = (squareA - (sumA * sumA / n)) * (squareB - (sumB * sumB / n));
        return spread <= 0 ? 0 : (product - (sumA * sumB / n)) / Math.Sqrt(spread);
    }
}

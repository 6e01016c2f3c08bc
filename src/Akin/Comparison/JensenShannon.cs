namespace Akin.Comparison;

/// <summary>
/// The Jensen–Shannon divergence (Lin, 1991) of two sets of shares, in bits: 0 for equal shares, 1 where no kind occurs
/// in both. Its square root is a metric, which SciPy's <c>jensenshannon</c> gives.
/// </summary>
public static class JensenShannon
{
    /// <summary>The divergence of two sets of counts, each taken as shares of its sum. O(n).</summary>
    /// <param name="first">How often each kind occurs in the first; at least one does.</param>
    /// <param name="second">How often each kind occurs in the second; at least one does.</param>
    /// <returns>0 … 1; NaN where one of them has nothing at all.</returns>
    public static double Divergence(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(first.Length, second.Length);
        double a = 0, b = 0, sum = 0;
        for (var i = 0; i < first.Length; i++)
        {
            a += first[i];
            b += second[i];
        }

        if (a == 0 || b == 0)
        {
            return double.NaN;
        }

        for (var i = 0; i < first.Length; i++)
        {
            var (p, q) = (first[i] / a, second[i] / b);
            sum += Part(p, (p + q) / 2) + Part(q, (p + q) / 2);
        }

        return Math.Clamp(sum / 2, 0, 1);
    }

    private static double Part(double share, double middle) => share > 0 ? share * Math.Log2(share / middle) : 0;
}

using Akin.Quality;

namespace Akin.Comparison;

/// <summary>
/// Where a share lies, from a count: the score interval of Wilson (1927), which stays inside 0 … 1 and is fit for small
/// counts and for shares near 0 (Brown, Cai and DasGupta, 2001).
/// </summary>
/// <param name="Low">Lower end, 0 … share.</param>
/// <param name="High">Upper end, share … 1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    /// <summary>The interval of a count.</summary>
    /// <param name="count">0 … <paramref name="total"/>.</param>
    /// <param name="total">Out of how many; 0 gives 0 … 1.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    public static WilsonInterval Of(int count, int total, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, total);
        if (total == 0)
        {
            return new(0, 1);
        }

        var z = NormalQuantile.Of((1 + confidence) / 2);
        var share = (double)count / total;
        var spread = z * z / total;
        var middle = (share + (spread / 2)) / (1 + spread);
        var half = z * Math.Sqrt(((share * (1 - share)) + (spread / 4)) / total) / (1 + spread);
        return new(count == 0 ? 0 : Math.Max(0, middle - half), count == total ? 1 : Math.Min(1, middle + half));
    }
}

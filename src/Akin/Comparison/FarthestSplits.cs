namespace Akin.Comparison;

/// <summary>
/// The single-step correction of Westfall and Young (1993) for the p of many pairs: each pair's squared distance is
/// taken in standard deviations of its own splits, and a pair's p is the part of the splits in which the farthest of
/// all pairs is as far. The chance that even one pair of equal collections is called different is at most the level,
/// however many pairs there are, and the least p is that of one test: 1 / (splits + 1). Splits of different pairs are
/// drawn apart, so what pairs have in common makes it err to the safe side.
/// </summary>
internal sealed class FarthestSplits
{
    // Splits of one distance may come out different by the roundings of float32.
    private const double Rounding = 1e-6;
    private readonly double[] _farthest;
    private readonly double[] _observed;

    /// <param name="permutations">Random splits of each pair.</param>
    /// <param name="pairs">Pairs.</param>
    public FarthestSplits(int permutations, int pairs)
    {
        _farthest = new double[permutations];
        _observed = new double[pairs];
        Array.Fill(_farthest, double.NegativeInfinity);
        Array.Fill(_observed, double.NaN);
    }

    /// <summary>Takes a pair's squared distances: that of the pair itself, then those of its splits.</summary>
    public void Add(int pair, ReadOnlySpan<double> squares)
    {
        var (mean, deviation) = Moments(squares);
        _observed[pair] = Standard(squares[0]);
        for (var split = 0; split < _farthest.Length; split++)
        {
            _farthest[split] = Math.Max(_farthest[split], Standard(squares[split + 1]));
        }

        double Standard(double square) => deviation > 0 ? (square - mean) / deviation : 0;
    }

    /// <summary>The p of each pair, corrected for all; not a number where the pair was not taken.</summary>
    public double[] Adjusted()
    {
        var farthest = _farthest.Order().ToArray();
        return Array.ConvertAll(_observed, observed => double.IsNaN(observed)
            ? double.NaN
            : (1.0 + farthest.Length - CountBelow(farthest, observed - Rounding)) / (farthest.Length + 1));
    }

    private static int CountBelow(double[] ordered, double value)
    {
        var (low, high) = (0, ordered.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = ordered[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static (double Mean, double Deviation) Moments(ReadOnlySpan<double> values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, Math.Sqrt(squares / values.Length));
    }
}

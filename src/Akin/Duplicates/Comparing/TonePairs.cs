namespace Akin.Duplicates.Comparing;

/// <summary>Sums over pairs of tones, from which means, variances and the line between them follow.</summary>
internal struct TonePairs
{
    private double _a;
    private double _b;
    private double _aa;
    private double _bb;
    private double _ab;

    /// <summary>Number of pairs.</summary>
    public int Count { get; private set; }

    /// <summary>Mean of the second tones.</summary>
    public readonly double MeanB => Count == 0 ? 0 : _b / Count;

    /// <summary>Variance of the first tones.</summary>
    public readonly double VarianceA => Count == 0 ? 0 : Math.Max(0, (_aa - (_a * _a / Count)) / Count);

    /// <summary>Variance of the second tones.</summary>
    public readonly double VarianceB => Count == 0 ? 0 : Math.Max(0, (_bb - (_b * _b / Count)) / Count);

    /// <summary>Pearson's correlation; 0 where one has a single tone.</summary>
    public readonly double Correlation =>
        VarianceA * VarianceB is > 0 and var spread ? Covariance / Math.Sqrt(spread) : 0;

    /// <summary>The same pairs the other way round.</summary>
    public readonly TonePairs Swapped => new() { _a = _b, _b = _a, _aa = _bb, _bb = _aa, _ab = _ab, Count = Count };

    private readonly double Covariance => (_ab - (_a * _b / Count)) / Count;

    public static TonePairs operator +(TonePairs x, TonePairs y) => new()
    {
        _a = x._a + y._a,
        _b = x._b + y._b,
        _aa = x._aa + y._aa,
        _bb = x._bb + y._bb,
        _ab = x._ab + y._ab,
        Count = x.Count + y.Count,
    };

    public static TonePairs operator -(TonePairs x, TonePairs y) => new()
    {
        _a = x._a - y._a,
        _b = x._b - y._b,
        _aa = x._aa - y._aa,
        _bb = x._bb - y._bb,
        _ab = x._ab - y._ab,
        Count = x.Count - y.Count,
    };

    public void Add(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sumA = 0, sumB = 0, squaresA = 0, squaresB = 0, products = 0;
        for (var i = 0; i < a.Length; i++)
        {
            double x = a[i], y = b[i];
            sumA += x;
            sumB += y;
            squaresA += x * x;
            squaresB += y * y;
            products += x * y;
        }

        (_a, _b, _aa, _bb, _ab) = (_a + sumA, _b + sumB, _aa + squaresA, _bb + squaresB, _ab + products);
        Count += a.Length;
    }

    public void Add(double a, double b)
    {
        _a += a;
        _b += b;
        _aa += a * a;
        _bb += b * b;
        _ab += a * b;
        Count++;
    }

    /// <summary>The line b ≈ gain · a + offset of least squares, its gain not negative.</summary>
    public readonly (double Gain, double Offset) Line()
    {
        // A little added to the variance keeps noise on an even ground from being magnified.
        var gain = Math.Max(0, Covariance) / (VarianceA + 1);
        return (gain, (_b - (gain * _a)) / Count);
    }

    /// <summary>The sum of squares that a line leaves.</summary>
    public readonly double RestOf((double Gain, double Offset) line)
    {
        var (g, o) = line;
        return Math.Max(0, _bb + (g * g * _aa) + (o * o * Count) - (2 * g * _ab) - (2 * o * _b) + (2 * g * o * _a));
    }
}

namespace Akin.Quality;

/// <summary>The inverse of the normal distribution function.</summary>
internal static class NormalQuantile
{
    /// <summary>
    /// The value that a standard normal number stays below with this probability; Newton's steps on the tail from
    /// Abramowitz and Stegun's approximation 26.2.23, so that eight digits are right.
    /// </summary>
    /// <param name="probability">0.5 … 1, less than 1.</param>
    public static double Of(double probability)
    {
        var tail = 1 - probability;
        var t = Math.Sqrt(-2 * Math.Log(tail));
        var x = t - ((2.515517 + (t * (0.802853 + (t * 0.010328))))
            / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
        for (var step = 0; step < 4; step++)
        {
            var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
            x += (Tail(x) - tail) / density;
        }

        return x;
    }

    /// <summary>The probability above x ≥ 0 by the continued fraction, or by the series near 0.</summary>
    private static double Tail(double x)
    {
        var density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (x < 2)
        {
            var (term, sum) = (x, x);
            for (var i = 1; i < 60; i++)
            {
                term *= x * x / ((2 * i) + 1);
                sum += term;
            }

            return 0.5 - (density * sum);
        }

        var fraction = x;
        for (var i = 80; i >= 1; i--)
        {
            fraction = x + (i / fraction);
        }

        return density / fraction;
    }
}

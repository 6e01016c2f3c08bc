namespace Akin.Comparison.Models;

/// <summary>How far one model is ahead of another in a measure, both measured on the same draws.</summary>
/// <param name="Mean">Mean of the one's value less the other's.</param>
/// <param name="Error">Its standard error.</param>
public readonly record struct PairedDifference(double Mean, double Error)
{
    /// <summary>Mean over error: beyond ±2 it is hardly chance. 0 where both models do the same.</summary>
    public double Z => Mean == 0 ? 0 : Error > 0 ? Mean / Error : double.PositiveInfinity * Math.Sign(Mean);

    /// <summary>
    /// Of values on random halves of the rows: their spread is that of the whole (the jackknife that leaves out half;
    /// Shao and Wu, A general theory for jackknife variance estimation, 1989).
    /// </summary>
    internal static PairedDifference OfHalves(double[] one, double[] other) => Of(one, other, 1);

    /// <summary>Of values of single rows.</summary>
    internal static PairedDifference OfRows(double[] one, double[] other) => Of(one, other, one.Length);

    private static PairedDifference Of(double[] one, double[] other, int count)
    {
        double[] differences = [.. one.Zip(other, (a, b) => a - b)];
        if (differences.Length < 2)
        {
            return default;
        }

        var mean = differences.Average();
        var variance = differences.Sum(each => (each - mean) * (each - mean)) / (differences.Length - 1);
        return new(mean, Math.Sqrt(variance / count));
    }
}

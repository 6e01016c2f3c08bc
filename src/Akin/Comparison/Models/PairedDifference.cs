namespace Akin.Comparison.Models;

/// <summary>How far one model is ahead of another in a measure, both measured on the same draws.</summary>
/// <param name="Mean">Mean of the one's value less the other's.</param>
/// <param name="Error">Its standard error.</param>
public readonly record struct PairedDifference(double Mean, double Error)
{
    private const int MostRuns = 30;

    /// <summary>Mean over error: beyond ±2 it is hardly chance. 0 where both models do the same.</summary>
    public double Z => Mean == 0 ? 0 : Error > 0 ? Mean / Error : double.PositiveInfinity * Math.Sign(Mean);

    /// <summary>
    /// Of values on random halves of the rows: their spread is that of the whole (the jackknife that leaves out half;
    /// Shao and Wu, A general theory for jackknife variance estimation, 1989).
    /// </summary>
    internal static PairedDifference OfHalves(double[] one, double[] other)
    {
        var differences = Differences(one, other);
        return differences.Length < 2 ? default : new(differences.Average(), Math.Sqrt(Variance(differences)));
    }

    /// <summary>
    /// Of values of single rows in their order. Rows that follow each other may be frames of one film or shots of one
    /// moment, which agree whatever the model: so up to 30 runs of rows count as independent, not the rows (the sums of
    /// clusters; Cochran, Sampling Techniques, 1977, chapter 9).
    /// </summary>
    internal static PairedDifference OfRows(double[] one, double[] other)
    {
        var differences = Differences(one, other);
        if (differences.Length < 2)
        {
            return default;
        }

        var mean = differences.Average();
        var runs = Math.Min(MostRuns, differences.Length);
        double[] sums =
        [
            .. Enumerable.Range(0, runs).Select(run =>
                differences[Start(run)..Start(run + 1)].Sum(each => each - mean)),
        ];
        return new(mean, Math.Sqrt(Variance(sums) * runs) / differences.Length);

        int Start(int run) => (int)((long)run * differences.Length / runs);
    }

    private static double[] Differences(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a - b)];

    /// <summary>The sample variance.</summary>
    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(each => (each - mean) * (each - mean)) / (values.Length - 1);
    }
}

namespace Akin.Comparison;

/// <summary>How far two samples are apart.</summary>
/// <param name="SquaredMmd">
/// The unbiased estimate of the squared maximum mean discrepancy: about 0 for samples of one distribution, a little
/// below 0 as often as above; at most 2.
/// </param>
/// <param name="P">Which part of the random splits, the one at hand among them, is as far apart or
/// farther; none without splits.
/// </param>
/// <param name="Rows">Rows of the first sample that were looked at.</param>
/// <param name="OtherRows">Rows of the second.</param>
/// <param name="Permutations">Random splits; 0 for the distance alone.</param>
public sealed record TwoSampleResult(double SquaredMmd, double? P, int Rows, int OtherRows, int Permutations)
{
    /// <summary>The maximum mean discrepancy: the root of its square, 0 where the estimate of that is below.</summary>
    public double Mmd => Math.Sqrt(Math.Max(0, SquaredMmd));
}

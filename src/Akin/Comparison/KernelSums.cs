namespace Akin.Comparison;

/// <summary>Sums of kernel values over the pairs of rows, each pair once.</summary>
/// <param name="All">Over all pairs.</param>
/// <param name="Inside">For each split: over the pairs within its first part.</param>
/// <param name="Touching">
/// For each split: over the pairs of a row of its first part with any other row, so that pairs within count twice.
/// </param>
internal sealed record KernelSums(double All, double[] Inside, double[] Touching);

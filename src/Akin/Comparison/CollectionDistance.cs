namespace Akin.Comparison;

/// <summary>How far two collections are apart.</summary>
/// <param name="A">Number of the one.</param>
/// <param name="B">Number of the other, above <paramref name="A"/>.</param>
/// <param name="JensenShannon">Divergence of their shares of the clusters, in bits, 0 … 1.</param>
/// <param name="Features">
/// Distance of their features; <see langword="null"/> where one of them has fewer than two rows.
/// </param>
/// <param name="AdjustedP">
/// The p of that distance, corrected by Holm for all pairs; <see langword="null"/> as above.
/// </param>
public sealed record CollectionDistance(
    int A, int B, double JensenShannon, TwoSampleResult? Features, double? AdjustedP);

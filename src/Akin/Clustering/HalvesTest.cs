namespace Akin.Clustering;

/// <summary>What two halves of a cloud, clustered on their own, say of a number of clusters.</summary>
/// <param name="Stability">Adjusted Rand index between the clusters that both give to all rows.</param>
/// <param name="Separations">For each half how deep the valleys between its clusters are, seen by the other half's
/// rows, 0 … 1.</param>
/// <param name="Informations">For each half Σ p·ln(1/p)·depth over its clusters' shares p of the other half's
/// rows.</param>
/// <param name="Labels">For each half the nearest of its centres of all rows.</param>
internal sealed record HalvesTest(
    double Stability, double[] Separations, double[] Informations, int[][] Labels);

namespace Akin.Clustering;

/// <summary>A number of clusters that the data support.</summary>
/// <param name="K">Number of clusters.</param>
/// <param name="Stability">Mean adjusted Rand index between the clusters of two halves of the data.</param>
/// <param name="Separation">How empty it is between neighbouring clusters: 0 not at all, 1 wholly.</param>
public sealed record KLevel(int K, double Stability, double Separation);

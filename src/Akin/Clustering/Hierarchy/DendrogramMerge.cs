namespace Akin.Clustering.Hierarchy;

/// <summary>Two clusters become one. Numbers below n are rows; n + i is what merge i made.</summary>
/// <param name="A">The cluster with the lower number.</param>
/// <param name="B">The other.</param>
/// <param name="Distance">How far apart they were.</param>
/// <param name="Size">Rows in the new cluster.</param>
public readonly record struct DendrogramMerge(int A, int B, double Distance, int Size);

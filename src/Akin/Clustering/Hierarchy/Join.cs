namespace Akin.Clustering.Hierarchy;

/// <summary>Two clusters are joined, each named by a row of it.</summary>
/// <param name="A">A row of the one.</param>
/// <param name="B">A row of the other.</param>
/// <param name="Distance">How far apart they are.</param>
internal readonly record struct Join(int A, int B, double Distance);

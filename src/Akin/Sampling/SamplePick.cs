namespace Akin.Sampling;

/// <summary>One row of a sample.</summary>
/// <param name="Row">The row of the points.</param>
/// <param name="Group">Its group's number.</param>
/// <param name="Cluster">Its cluster in that group, 0 for the largest.</param>
/// <param name="Distance">
/// Euclidean distance to the cluster's mean; with <see cref="SampleStrategy.Diverse"/> to the nearest of the group's
/// earlier picks, 0 for the first.
/// </param>
/// <param name="MustKeep">Whether it was asked for.</param>
public readonly record struct SamplePick(int Row, int Group, int Cluster, double Distance, bool MustKeep);

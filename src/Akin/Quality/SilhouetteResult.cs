namespace Akin.Quality;

/// <summary>
/// How well points sit in their clusters: near 1 far from all others, near 0 between two, below 0 nearer to another.
/// </summary>
/// <param name="Mean">Mean over the points that are in a cluster, −1 … 1.</param>
/// <param name="PerPoint">One value for each row, −1 … 1; 0 where a cluster has one point alone; NaN for noise (label
/// −1).</param>
public sealed record SilhouetteResult(double Mean, float[] PerPoint);

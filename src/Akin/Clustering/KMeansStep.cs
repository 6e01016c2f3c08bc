namespace Akin.Clustering;

/// <summary>What one step of k-means did.</summary>
/// <param name="Iteration">Its number, from 1.</param>
/// <param name="Inertia">
/// Sum of squared distances of the rows looked at to the centres that the step started from, by the labels it gave.
/// </param>
/// <param name="Moved">Rows that changed their cluster.</param>
/// <param name="Shift">Euclidean length of the movement of all centres together.</param>
/// <param name="Saved">Share of the distances from rows to centres that bounds made needless, 0 … 1.</param>
public sealed record KMeansStep(int Iteration, double Inertia, int Moved, double Shift, double Saved);

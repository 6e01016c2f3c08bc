using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// What <see cref="KMeans"/> found. Clusters are numbered by size, largest first; equals by their first row.
/// </summary>
/// <param name="Labels">The cluster of each row, 0 … k − 1.</param>
/// <param name="Centers">k × d: the cluster's mean at the last step; empty clusters come last.</param>
/// <param name="Inertia">Sum over the rows of the squared Euclidean distance to their centre.</param>
/// <param name="Iterations">Lloyd steps made from the start that was kept.</param>
/// <param name="Distances">Euclidean distance of each row to its centre.</param>
public sealed record KMeansResult(int[] Labels, Matrix Centers, double Inertia, int Iterations, float[] Distances)
{
    /// <summary>
    /// Clusters with at least one row: fewer than k only when the data have fewer distinct points than k.
    /// </summary>
    public int Clusters { get; } = Labels.Length == 0 ? 0 : Labels.Max() + 1;

    /// <summary>Rows that the centres were trained on: fewer than there are when they were a sample.</summary>
    public int TrainedRows { get; init; } = Labels.Length;

    /// <summary>What each step did, of the start that was kept.</summary>
    public IReadOnlyList<KMeansStep> Steps { get; init; } = [];
}

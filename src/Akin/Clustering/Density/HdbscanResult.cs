namespace Akin.Clustering.Density;

/// <summary>
/// What <see cref="Hdbscan"/> found. Clusters are numbered by size, largest first; equals by their first row.
/// </summary>
/// <param name="Labels">The cluster of each row, 0 …; −1 for noise.</param>
/// <param name="Probabilities">How strongly each row belongs to its cluster, 0 … 1; 0 for noise.</param>
/// <param name="Stabilities">
/// For each cluster, how long it persists: the sum over its points of the densities (1 / distance) between its birth
/// and their leaving; infinite where points coincide.
/// </param>
public sealed record HdbscanResult(int[] Labels, float[] Probabilities, double[] Stabilities)
{
    /// <summary>Number of clusters.</summary>
    public int Clusters => Stabilities.Length;

    /// <summary>Rows in no cluster.</summary>
    public int Noise { get; } = Labels.AsSpan().Count(-1);
}

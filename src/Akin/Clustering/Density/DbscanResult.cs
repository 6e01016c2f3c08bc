namespace Akin.Clustering.Density;

/// <summary>
/// What <see cref="Dbscan"/> found. Clusters are numbered by size, largest first; equals by their first row.
/// </summary>
/// <param name="Labels">The cluster of each row, 0 …; −1 for noise.</param>
/// <param name="Core">Whether a row is a core point: dense itself. A row in a cluster that is not is at its
/// border.</param>
public sealed record DbscanResult(int[] Labels, bool[] Core)
{
    /// <summary>Number of clusters.</summary>
    public int Clusters { get; } = Labels.Length == 0 ? 0 : Labels.Max() + 1;

    /// <summary>Rows in no cluster.</summary>
    public int Noise { get; } = Labels.AsSpan().Count(-1);
}

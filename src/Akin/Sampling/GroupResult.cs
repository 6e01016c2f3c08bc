namespace Akin.Sampling;

/// <summary>What was picked of a group, and from what.</summary>
/// <param name="Group">The group.</param>
/// <param name="Available">Its rows that may be picked.</param>
/// <param name="Picked">Its rows that were.</param>
/// <param name="Sizes">Rows in each of its clusters, largest first.</param>
/// <param name="PickedOf">Rows picked of each cluster.</param>
/// <param name="Explanation">How the number of clusters came about; empty when it was given.</param>
public sealed record GroupResult(
    SampleGroup Group, int Available, int Picked, IReadOnlyList<int> Sizes, IReadOnlyList<int> PickedOf,
    string Explanation)
{
    /// <summary>Clusters with at least one row.</summary>
    public int Clusters => Sizes.Count;
}

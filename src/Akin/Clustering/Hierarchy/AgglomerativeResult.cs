namespace Akin.Clustering.Hierarchy;

/// <summary>A tree of clusters, and the labels at its cut.</summary>
/// <param name="Labels">The cluster of each row, 0 for the largest.</param>
/// <param name="Tree">Every join, from single rows to all.</param>
public sealed record AgglomerativeResult(int[] Labels, Dendrogram Tree);

namespace Akin.Comparison.Models;

/// <summary>The groups that one model gives at one k, and how good they are. What cannot be had is null.</summary>
/// <param name="K">The number of groups asked for.</param>
/// <param name="Labels">The group of each row.</param>
public sealed record ModelGroups(int K, IReadOnlyList<int> Labels)
{
    /// <summary>
    /// Mean silhouette in the model's own space, −1 … 1, estimated on about 2,000 rows where there are more. It tells
    /// k's of one model apart, not models: few dimensions and skewed distances raise it.
    /// </summary>
    public double? Silhouette { get; init; }

    /// <summary>Mean adjusted Rand index of the groups of two seeds: 1 where the seed changes nothing.</summary>
    public double SeedStability { get; init; }

    /// <summary>Mean adjusted Rand index of the groups of two halves of the rows.</summary>
    public double? HalfStability { get; init; }

    /// <summary>The same of clouds of the same shape and as many rows without groups.</summary>
    public double? ChanceStability { get; init; }

    /// <summary>How empty it is between neighbouring groups, by rows that they were not made from, 0 … 1.</summary>
    public double? Separation { get; init; }

    /// <summary>
    /// What tells spaces apart: Σ p·ln(1/p)·(emptiness around the group) over the groups' shares p, times the stability
    /// over halves beyond chance; ln k nats for k equal, separate, stable groups, 0 for a cloud. Neither units nor
    /// dimensions of a space enter.
    /// </summary>
    public double? Evidence { get; init; }

    /// <summary>Adjusted Rand index with the labels.</summary>
    public double? AdjustedRand { get; init; }

    /// <summary>Normalised mutual information with the labels.</summary>
    public double? Nmi { get; init; }
}

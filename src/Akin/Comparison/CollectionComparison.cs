using Akin.Numerics;

namespace Akin.Comparison;

/// <summary>Several collections of rows compared on one clustering and in one space of features.</summary>
/// <param name="Sizes">Rows of each collection.</param>
/// <param name="Shares">The share of each cluster in each collection.</param>
/// <param name="Distances">The distance of each pair of collections, of many those with the most rows.</param>
/// <param name="Rivals">The nearest row of another collection, for each row or for a sample of each collection.</param>
public sealed record CollectionComparison(
    IReadOnlyList<int> Sizes, IReadOnlyList<ClusterShare> Shares, IReadOnlyList<CollectionDistance> Distances,
    IReadOnlyList<Rival> Rivals)
{
    /// <summary>
    /// Of how many collections each pair was measured: all, or those with the most rows
    /// (<see cref="ComparisonOptions.MostPaired"/>).
    /// </summary>
    public int Paired => (int)Math.Round((1 + Math.Sqrt(1 + (8.0 * Distances.Count))) / 2);

    /// <summary>Whether the pairs were too many to hold each distance against random splits.</summary>
    public bool AreUntested => Distances.Any(pair => pair.Features is { Permutations: 0 });

    /// <summary>Whether rivals were looked for but for a sample of each collection.</summary>
    public bool AreRivalsSampled => Sizes.Count > 1 && Rivals.Count < Sizes.Sum();

    /// <summary>Compares. The clusters must have been found without regard to the collections.</summary>
    /// <param name="features">Rows × dimensions; finite.</param>
    /// <param name="labels">The cluster of each row; −1 for none.</param>
    /// <param name="collections">
    /// The collection of each row, 0 … <paramref name="count"/> − 1, at least one row in each.
    /// </param>
    /// <param name="count">Number of collections, ≥ 1.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">Lengths or numbers do not fit, or a value is not finite.</exception>
    public static CollectionComparison Of(
        IRowSource features, IReadOnlyList<int> labels, IReadOnlyList<int> collections, int count,
        ComparisonOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(collections);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (labels.Count != features.Rows || collections.Count != features.Rows)
        {
            throw new ArgumentException(
                $"There are {features.Rows} rows, {labels.Count} labels and {collections.Count} collections; "
                + "there must be one of each for each row.", nameof(labels));
        }

        var sizes = new int[count];
        foreach (var collection in collections)
        {
            sizes[collection]++;
        }

        if (Array.IndexOf(sizes, 0) is >= 0 and var empty)
        {
            throw new ArgumentException(
                $"Collection {empty} has no row; leave it out.", nameof(collections));
        }

        FiniteValues.Require(features, nameof(features), options.Threads);
        return new(
            sizes,
            ClusterShares.Of(labels, collections, count, options.Confidence),
            CollectionDistances.Measure(features, labels, collections, count, options, progress, cancellation),
            Comparison.Rivals.Find(features, collections, count, options, progress, cancellation));
    }
}

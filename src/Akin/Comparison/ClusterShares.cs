namespace Akin.Comparison;

/// <summary>
/// The share of each cluster in each collection, and which of them chance does not explain. The clusters are found on
/// the rows of all collections pooled, without a look at where they come from: if collections do not differ, every
/// distribution of the same rows among them was as likely, and that is what the test computes with.
/// </summary>
public static class ClusterShares
{
    /// <summary>
    /// A share for each cluster and collection. Tests are Fisher's exact one of the collection against all others,
    /// corrected by Holm over all of them; with two collections both have the same test, which counts once.
    /// O(rows + clusters · collections · √rows).
    /// </summary>
    /// <param name="labels">The cluster of each row; −1 for none, which is a row of the table like any other.</param>
    /// <param name="collections">The collection of each row, 0 … <paramref name="count"/> − 1.</param>
    /// <param name="count">Number of collections, ≥ 1.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <returns>Clusters rising, −1 last; in each the collections rising.</returns>
    public static IReadOnlyList<ClusterShare> Of(
        IReadOnlyList<int> labels, IReadOnlyList<int> collections, int count, double confidence)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(collections);
        ArgumentOutOfRangeException.ThrowIfNotEqual(collections.Count, labels.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var clusters = labels.Distinct().OrderBy(label => label < 0 ? int.MaxValue : label).ToArray();
        var counts = Counts(labels, collections, clusters, count);
        var sizes = Enumerable.Range(0, count).Select(c => counts.Sum(row => row[c])).ToArray();
        var inClusters = Array.ConvertAll(counts, row => row.Sum());
        var tests = count == 1 ? 0 : count == 2 ? 1 : count;
        var p = counts.SelectMany((row, cluster) => Enumerable.Range(0, tests)
            .Select(c => FisherExact.TwoSided(row[c], inClusters[cluster], sizes[c], labels.Count))).ToArray();
        var adjusted = HolmAdjustment.Adjust(p);
        var together = 1 - ((1 - confidence) / Math.Max(1, clusters.Length * count));
        return
        [
            .. from row in Enumerable.Range(0, clusters.Length)
               from collection in Enumerable.Range(0, count)
               let test = tests == 0 ? -1 : (row * tests) + (tests == 1 ? 0 : collection)
               select Share(row, collection, test),
        ];

        ClusterShare Share(int row, int collection, int test)
        {
            var (own, size, inCluster) = (counts[row][collection], sizes[collection], inClusters[row]);
            var expected = (double)size * inCluster / labels.Count;
            var sure = test >= 0 && adjusted[test] <= 1 - confidence;
            return new ClusterShare
            {
                Cluster = clusters[row],
                Collection = collection,
                Count = own,
                ClusterSize = inCluster,
                CollectionSize = size,
                OthersShare = (double)(inCluster - own) / Math.Max(1, labels.Count - size),
                Interval = WilsonInterval.Of(own, size, confidence),
                Simultaneous = WilsonInterval.Of(own, size, together),
                Expected = expected,
                P = test < 0 ? 1 : p[test],
                AdjustedP = test < 0 ? 1 : adjusted[test],
                Representation = !sure ? Representation.Usual
                    : own > expected ? Representation.Over : Representation.Under,
            };
        }
    }

    private static int[][] Counts(
        IReadOnlyList<int> labels, IReadOnlyList<int> collections, int[] clusters, int count)
    {
        var place = clusters.Select((label, row) => (label, row)).ToDictionary(pair => pair.label, pair => pair.row);
        var counts = Array.ConvertAll(clusters, _ => new int[count]);
        for (var i = 0; i < labels.Count; i++)
        {
            counts[place[labels[i]]][collections[i]]++;
        }

        return counts;
    }
}

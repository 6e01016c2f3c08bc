namespace Akin.Clustering.Hierarchy;

/// <summary>
/// The tree of an agglomerative clustering: n − 1 merges by rising distance, in the layout of SciPy's linkage matrix.
/// </summary>
public sealed class Dendrogram
{
    private readonly DendrogramMerge[] _merges;
    private readonly Join[] _joins;

    /// <summary>Sorts joins, which come in any order but a cluster's own before it is joined.</summary>
    internal Dendrogram(int points, Join[] joins)
    {
        Points = points;
        _joins = [.. joins.OrderBy(join => join.Distance)];
        _merges = new DendrogramMerge[joins.Length];
        var (parents, clusters, sizes) = Apart(points);
        for (var i = 0; i < joins.Length; i++)
        {
            var (a, b) = (RootOf(parents, _joins[i].A), RootOf(parents, _joins[i].B));
            var (low, high) = clusters[a] < clusters[b] ? (a, b) : (b, a);
            sizes[low] += sizes[high];
            _merges[i] = new(clusters[low], clusters[high], _joins[i].Distance, sizes[low]);
            parents[high] = low;
            clusters[low] = points + i;
        }
    }

    /// <summary>Number of rows, n.</summary>
    public int Points { get; }

    /// <summary>The merges by rising distance; n − 1 of them.</summary>
    public IReadOnlyList<DendrogramMerge> Merges => _merges;

    /// <summary>SciPy's linkage matrix: (n − 1) × 4 values a, b, distance, size, row-major.</summary>
    public double[] ToLinkage() =>
        [.. _merges.SelectMany(merge => new[] { merge.A, merge.B, merge.Distance, merge.Size })];

    /// <summary>
    /// Labels of at most <paramref name="count"/> clusters, numbered by size: the last merges are undone, but for those
    /// of copies.
    /// </summary>
    public int[] CutInto(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var kept = Math.Max(0, Points - count);
        return Labels(Math.Max(kept, _joins.TakeWhile(join => join.Distance == 0).Count()));
    }

    /// <summary>Labels of the clusters that are more than <paramref name="height"/> apart, numbered by size.</summary>
    public int[] CutAt(double height) => Labels(_joins.TakeWhile(join => join.Distance <= height).Count());

    private static (int[] Parents, int[] Clusters, int[] Sizes) Apart(int points)
    {
        var parents = Enumerable.Range(0, points).ToArray();
        var sizes = new int[points];
        Array.Fill(sizes, 1);
        return (parents, [.. parents], sizes);
    }

    private static int RootOf(int[] parents, int row)
    {
        while (parents[row] != row)
        {
            parents[row] = parents[parents[row]];
            row = parents[row];
        }

        return row;
    }

    private int[] Labels(int merges)
    {
        var parents = Apart(Points).Parents;
        foreach (var join in _joins.AsSpan(0, merges))
        {
            parents[RootOf(parents, join.A)] = RootOf(parents, join.B);
        }

        var numbers = new Dictionary<int, int>();
        var labels = new int[Points];
        for (var row = 0; row < labels.Length; row++)
        {
            var root = RootOf(parents, row);
            labels[row] = numbers.TryGetValue(root, out var number) ? number : numbers[root] = numbers.Count;
        }

        ClusterNumbering.Apply(ClusterNumbering.BySize(labels, numbers.Count), labels);
        return labels;
    }
}

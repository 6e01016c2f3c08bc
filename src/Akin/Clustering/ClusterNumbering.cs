namespace Akin.Clustering;

/// <summary>Numbers clusters by size, largest first; clusters of one size by their first row; noise stays −1.</summary>
internal static class ClusterNumbering
{
    /// <summary>
    /// The order of the clusters: element i is the old number of the cluster that becomes i; empty ones come last.
    /// </summary>
    public static int[] BySize(ReadOnlySpan<int> labels, int clusters)
    {
        var sizes = new int[clusters];
        var firstRows = new int[clusters];
        Array.Fill(firstRows, int.MaxValue);
        for (var row = labels.Length - 1; row >= 0; row--)
        {
            if (labels[row] >= 0)
            {
                sizes[labels[row]]++;
                firstRows[labels[row]] = row;
            }
        }

        var order = Enumerable.Range(0, clusters).ToArray();
        Array.Sort(order, (a, b) => (-sizes[a], firstRows[a], a).CompareTo((-sizes[b], firstRows[b], b)));
        return order;
    }

    /// <summary>Gives each label its new number, in place.</summary>
    public static void Apply(int[] order, Span<int> labels)
    {
        var renamed = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            renamed[order[i]] = i;
        }

        foreach (ref var label in labels)
        {
            label = label < 0 ? label : renamed[label];
        }
    }
}

namespace Akin.Clustering.Density;

/// <summary>Takes clusters from a condensed tree: no one within another.</summary>
internal static class ClusterTaking
{
    private const int None = -1;

    /// <summary>The clusters taken, numbered by size, and the rows in them.</summary>
    public static HdbscanResult Take(CondensedTree tree, ClusterSelection selection, bool allowSingleCluster)
    {
        var isTaken = selection == ClusterSelection.Leaf ? Leaves(tree) : MostStable(tree, allowSingleCluster);
        isTaken[0] &= allowSingleCluster;
        var owner = Owners(tree, isTaken);
        var labels = new int[tree.LeftFrom.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            labels[row] = owner[tree.LeftFrom[row]];

            // Of all rows as one cluster only its densest part counts, else nothing would ever be noise.
            if (labels[row] == 0 && tree.LeftAt[row] < tree.LastDensityOf(0))
            {
                labels[row] = None;
            }
        }

        var probabilities = Probabilities(tree, labels);
        var order = ClusterNumbering.BySize(labels, tree.Clusters);
        ClusterNumbering.Apply(order, labels);
        var clusters = labels.Length == 0 ? 0 : labels.Max() + 1;
        return new(labels, probabilities, [.. order.Take(clusters).Select(tree.StabilityOf)]);
    }

    private static bool[] Leaves(CondensedTree tree)
    {
        var isTaken = new bool[tree.Clusters];
        isTaken.AsSpan().Fill(true);
        for (var cluster = 1; cluster < isTaken.Length; cluster++)
        {
            isTaken[tree.ParentOf(cluster)] = false;
        }

        return isTaken;
    }

    /// <summary>From the leaves up: a cluster is taken unless those under it are together more stable.</summary>
    private static bool[] MostStable(CondensedTree tree, bool allowSingleCluster)
    {
        var isTaken = new bool[tree.Clusters];
        var below = new double[tree.Clusters];
        for (var cluster = tree.Clusters - 1; cluster >= 0; cluster--)
        {
            var own = tree.StabilityOf(cluster);
            isTaken[cluster] = !(below[cluster] > own) && (cluster > 0 || allowSingleCluster);
            if (cluster > 0)
            {
                below[tree.ParentOf(cluster)] += isTaken[cluster] ? own : below[cluster];
            }
        }

        return isTaken;
    }

    /// <summary>The topmost cluster taken that each cluster is in; −1 for none.</summary>
    private static int[] Owners(CondensedTree tree, bool[] isTaken)
    {
        var owner = new int[tree.Clusters];
        for (var cluster = 0; cluster < owner.Length; cluster++)
        {
            var above = cluster == 0 ? None : owner[tree.ParentOf(cluster)];
            owner[cluster] = above != None ? above : isTaken[cluster] ? cluster : None;
        }

        return owner;
    }

    /// <summary>The density up to which a row stays, over the highest of its cluster.</summary>
    private static float[] Probabilities(CondensedTree tree, int[] labels)
    {
        var probabilities = new float[labels.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            if (labels[row] != None)
            {
                var (own, highest) = (tree.LeftAt[row], tree.LastDensityOf(labels[row]));
                probabilities[row] = highest == 0 || double.IsInfinity(own)
                    ? 1 : (float)(Math.Min(own, highest) / highest);
            }
        }

        return probabilities;
    }
}

namespace Akin.Clustering.Density;

/// <summary>
/// The hierarchy without its small parts: going down, a part splits only into clusters of at least the least size; what
/// is smaller falls off. Cluster 0 is all rows; parents come before their children. Density is 1 / reach.
/// </summary>
internal sealed class CondensedTree
{
    private readonly List<int> _parent = [];
    private readonly List<double> _birth = [];
    private readonly List<double> _stability = [];
    private readonly List<double> _lastDensity = [];

    private CondensedTree(int rows)
    {
        LeftFrom = new int[rows];
        LeftAt = new double[rows];
    }

    /// <summary>The cluster that each row fell off from.</summary>
    public int[] LeftFrom { get; }

    /// <summary>The density at which each row fell off.</summary>
    public double[] LeftAt { get; }

    /// <summary>Number of clusters, all rows among them.</summary>
    public int Clusters => _parent.Count;

    /// <summary>A cluster's parent; −1 for all rows.</summary>
    public int ParentOf(int cluster) => _parent[cluster];

    /// <summary>The sum over what leaves a cluster of rows × (density of leaving − density of birth).</summary>
    public double StabilityOf(int cluster) => _stability[cluster];

    /// <summary>The highest density at which anything leaves a cluster.</summary>
    public double LastDensityOf(int cluster) => _lastDensity[cluster];

    /// <summary>Condenses a hierarchy. O(n).</summary>
    public static CondensedTree Of(MergeTree merges, int leastSize)
    {
        var tree = new CondensedTree(merges.Rows);
        var open = new Stack<(int Node, int Cluster)>();
        open.Push((merges.Root, tree.Add(-1, 0)));
        while (open.TryPop(out var part))
        {
            var (node, cluster) = part;
            var density = 1 / merges.ReachOf(node);
            var large = merges.ChildrenOf(node).Count(child => merges.SizeOf(child) >= leastSize);
            foreach (var child in merges.ChildrenOf(node))
            {
                if (merges.SizeOf(child) < leastSize)
                {
                    tree.FallOff(merges, child, cluster, density);
                }
                else if (large == 1)
                {
                    open.Push((child, cluster));
                }
                else
                {
                    tree.Leave(cluster, density, merges.SizeOf(child));
                    open.Push((child, tree.Add(cluster, density)));
                }
            }
        }

        return tree;
    }

    private int Add(int parent, double birth)
    {
        _parent.Add(parent);
        _birth.Add(birth);
        _stability.Add(0);
        _lastDensity.Add(0);
        return _parent.Count - 1;
    }

    private void FallOff(MergeTree merges, int node, int cluster, double density)
    {
        var open = new Stack<int>([node]);
        while (open.TryPop(out var part))
        {
            if (part < merges.Rows)
            {
                (LeftFrom[part], LeftAt[part]) = (cluster, density);
                Leave(cluster, density, 1);
            }
            else
            {
                foreach (var child in merges.ChildrenOf(part))
                {
                    open.Push(child);
                }
            }
        }
    }

    private void Leave(int cluster, double density, int rows)
    {
        _stability[cluster] += (density - _birth[cluster]) * rows;
        _lastDensity[cluster] = Math.Max(_lastDensity[cluster], density);
    }
}

namespace Akin.Clustering.Density;

/// <summary>
/// The hierarchy of single linkage: rows and ever larger parts, joined by rising reach. Parts that join at exactly the
/// same reach and distance join at once, so a node may have more than two children and the tree does not depend on the
/// order of the edges. Nodes 0 … n − 1 are the rows; the last node is all.
/// </summary>
internal sealed class MergeTree
{
    private const int None = -1;
    private readonly int[] _firstChild;
    private readonly int[] _lastChild;
    private readonly int[] _nextSibling;
    private readonly int[] _size;
    private readonly double[] _reach;

    private MergeTree(int rows)
    {
        Rows = rows;
        var most = (2 * rows) - 1;
        (_firstChild, _lastChild, _nextSibling) = (new int[most], new int[most], new int[most]);
        (_size, _reach) = (new int[most], new double[most]);
        _firstChild.AsSpan().Fill(None);
        _nextSibling.AsSpan().Fill(None);
        _size.AsSpan(0, rows).Fill(1);
        Root = rows - 1;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>The node of all rows.</summary>
    public int Root { get; private set; }

    /// <summary>Rows under a node.</summary>
    public int SizeOf(int node) => _size[node];

    /// <summary>The reach at which a node's children join; only for nodes that are no row.</summary>
    public double ReachOf(int node) => _reach[node];

    /// <summary>The children of a node.</summary>
    public IEnumerable<int> ChildrenOf(int node)
    {
        for (var child = _firstChild[node]; child != None; child = _nextSibling[child])
        {
            yield return child;
        }
    }

    /// <summary>The tree of n − 1 edges that join all of n rows; sorts them.</summary>
    public static MergeTree Of(ReachEdge[] edges)
    {
        Array.Sort(edges, ReachEdge.Compare);
        var tree = new MergeTree(edges.Length + 1);
        var sets = new DisjointSets(tree.Rows);
        var nodes = Enumerable.Range(0, tree.Rows).ToArray();
        var next = tree.Rows;
        var firstOfGroup = next;
        for (var i = 0; i < edges.Length; i++)
        {
            if (i > 0 && ReachEdge.Compare(edges[i - 1], edges[i]) != 0)
            {
                firstOfGroup = next;
            }

            var (a, b) = (sets.Find(edges[i].A), sets.Find(edges[i].B));
            var joined = tree.Join(nodes[a], nodes[b], firstOfGroup, ref next, edges[i].Reach);
            sets.Union(a, b);
            nodes[sets.Find(a)] = joined;
            tree.Root = joined;
        }

        return tree;
    }

    /// <summary>Joins two parts; those from <paramref name="firstOfGroup"/> on were made by equal edges.</summary>
    private int Join(int a, int b, int firstOfGroup, ref int next, double reach)
    {
        if (a < firstOfGroup && b < firstOfGroup)
        {
            (_firstChild[next], _lastChild[next]) = (a, b);
            _nextSibling[a] = b;
            (_size[next], _reach[next]) = (_size[a] + _size[b], reach);
            return next++;
        }

        var (kept, other) = a >= firstOfGroup ? (a, b) : (b, a);
        var (first, last) = other >= firstOfGroup ? (_firstChild[other], _lastChild[other]) : (other, other);
        _nextSibling[_lastChild[kept]] = first;
        _lastChild[kept] = last;
        _size[kept] += _size[other];
        return kept;
    }
}

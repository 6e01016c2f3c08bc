namespace Akin.Neighbours;

/// <summary>
/// The nodes of a balanced binary tree over leaves in a row, numbered parents first: a node's left child is the next
/// number.
/// </summary>
internal sealed class TreeShape
{
    private readonly int[] _right;
    private readonly int[] _first;
    private readonly int[] _leaves;

    /// <summary>A tree over that many leaves, ≥ 1.</summary>
    public TreeShape(int leaves)
    {
        Nodes = (2 * leaves) - 1;
        _right = new int[Nodes];
        _first = new int[Nodes];
        _leaves = new int[Nodes];
        Number(0, 0, leaves);
    }

    /// <summary>Number of nodes; the root is 0.</summary>
    public int Nodes { get; }

    /// <summary>The right child of a node that is no leaf; the left one is node + 1.</summary>
    public int Right(int node) => _right[node];

    /// <summary>The first leaf under a node.</summary>
    public int FirstLeaf(int node) => _first[node];

    /// <summary>Leaves under a node.</summary>
    public int LeavesUnder(int node) => _leaves[node];

    /// <summary>Whether a node is a leaf.</summary>
    public bool IsLeaf(int node) => _leaves[node] == 1;

    /// <summary>The node of each leaf.</summary>
    public int[] LeafNodes()
    {
        var nodes = new int[(Nodes + 1) / 2];
        for (var node = 0; node < Nodes; node++)
        {
            if (IsLeaf(node))
            {
                nodes[_first[node]] = node;
            }
        }

        return nodes;
    }

    private void Number(int node, int first, int leaves)
    {
        (_first[node], _leaves[node]) = (first, leaves);
        if (leaves > 1)
        {
            var left = (leaves + 1) / 2;
            _right[node] = node + (2 * left);
            Number(node + 1, first, left);
            Number(_right[node], first + left, leaves - left);
        }
    }
}

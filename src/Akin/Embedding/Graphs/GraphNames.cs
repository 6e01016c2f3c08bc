namespace Akin.Embedding.Graphs;

/// <summary>What the names of a graph mean.</summary>
internal sealed class GraphNames
{
    private readonly Dictionary<string, GraphNode> _producers;
    private readonly Dictionary<string, GraphWeight> _weights;
    private readonly HashSet<string> _sparse;

    public GraphNames(GraphParts parts)
    {
        _sparse = parts.SparseNames;
        _weights = new(parts.Weights.Count, StringComparer.Ordinal);
        foreach (var weight in parts.Weights)
        {
            _weights.TryAdd(weight.Name, weight);
        }

        _producers = new(parts.Nodes.Count, StringComparer.Ordinal);
        foreach (var node in parts.Nodes)
        {
            foreach (var output in node.Outputs)
            {
                _producers.TryAdd(output, node);
            }
        }
    }

    /// <summary>The node that gives a tensor; <see langword="null"/> for inputs and weights.</summary>
    public GraphNode? ProducerOf(string tensor) => _producers.GetValueOrDefault(tensor);

    /// <summary>The weights of that name; <see langword="null"/> when it is no weight.</summary>
    public GraphWeight? WeightOf(string tensor) => _weights.GetValueOrDefault(tensor);

    /// <summary>Whether a tensor is a weight, a sparse one too.</summary>
    public bool IsWeight(string tensor) => _weights.ContainsKey(tensor) || IsSparse(tensor);

    /// <summary>Whether a tensor is a weight with few values other than 0.</summary>
    public bool IsSparse(string tensor) => _sparse.Contains(tensor);
}

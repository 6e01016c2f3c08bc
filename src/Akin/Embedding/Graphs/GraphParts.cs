namespace Akin.Embedding.Graphs;

/// <summary>What <see cref="GraphReader"/> finds in a file.</summary>
internal sealed class GraphParts
{
    private const int MostParts = 1 << 20;

    public List<GraphNode> Nodes { get; } = [];

    public List<GraphWeight> Weights { get; } = [];

    /// <summary>The names of sparse weights, which stay in the graph as they are.</summary>
    public HashSet<string> SparseNames { get; } = new(StringComparer.Ordinal);

    public List<GraphTensor> Inputs { get; } = [];

    public List<GraphTensor> Outputs { get; } = [];

    /// <summary>Tensors inside the graph whose shape the file tells.</summary>
    public List<GraphTensor> Described { get; } = [];

    /// <summary>The fields of <see cref="Inputs"/>, in their order.</summary>
    public List<ByteRange> InputFields { get; } = [];

    /// <summary>Tensors with values in other files, those of attributes and inner graphs included.</summary>
    public List<GraphWeight> External { get; } = [];

    public Dictionary<string, string> Metadata { get; } = [];

    public List<GraphOperatorSet> OperatorSets { get; } = [];

    /// <summary>Fields of the model that any part of it needs: version, operator sets, functions, metadata.</summary>
    public List<ByteRange> ModelFields { get; } = [];

    /// <summary>Fields of the graph that any part of it needs.</summary>
    public List<ByteRange> GraphFields { get; } = [];

    public int Counted { get; private set; }

    /// <summary>Counts a part: a small file may claim very many.</summary>
    public void Count(int parts = 1)
    {
        Counted += parts;
        if (Counted > MostParts)
        {
            throw new GraphFormatException($"has more than {MostParts:N0} parts.");
        }
    }
}

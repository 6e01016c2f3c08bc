namespace Akin.Embedding.Graphs;

/// <summary>
/// The end of a network: the fully connected layers before an output with what lies between them, up to the first
/// node that is none of these.
/// </summary>
internal sealed class DenseChain
{
    private const int DeepestConstant = 8;

    private static readonly HashSet<string> Dense = ["Gemm", "MatMul", "QGemm", "QLinearMatMul", "FusedMatMul"];
    private static readonly HashSet<string> Activations =
        ["Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Clip", "Gelu"];

    private static readonly HashSet<string> Arithmetic = ["Add", "Sub", "Mul", "Div", "BatchNormalization"];
    private static readonly HashSet<string> ShapeOnly =
        ["Flatten", "Reshape", "Squeeze", "Unsqueeze", "Dropout", "Identity", "Cast"];

    private static readonly HashSet<string> Others =
        ["Softmax", "LogSoftmax", "QuantizeLinear", "DequantizeLinear", "LpNormalization"];

    private readonly OnnxGraph _graph;
    private readonly List<GraphNode> _nodes = [];

    /// <summary>Follows an output backwards.</summary>
    public DenseChain(OnnxGraph graph, string output)
    {
        _graph = graph;
        for (var tensor = output; Node(tensor) is { } node && !_nodes.Contains(node); tensor = DataOf(node))
        {
            _nodes.Insert(0, node);
        }
    }

    /// <summary>The fully connected layers, the first that the picture goes through first.</summary>
    public IReadOnlyList<GraphNode> Layers => [.. _nodes.Where(node => Dense.Contains(node.Operator))];

    /// <summary>The tensor that a node transforms; its other inputs are weights.</summary>
    public string DataOf(GraphNode node) => node.Inputs.FirstOrDefault(input => !IsConstant(input, 0)) ?? "";

    /// <summary>What a fully connected layer gives after its bias and its activation.</summary>
    public string Activated(GraphNode layer)
    {
        var at = _nodes.IndexOf(layer);
        while (at + 1 < _nodes.Count && (Arithmetic.Contains(_nodes[at + 1].Operator)
            || Activations.Contains(_nodes[at + 1].Operator)))
        {
            at++;
            if (Activations.Contains(_nodes[at].Operator))
            {
                break;
            }
        }

        return _nodes[at].Outputs[0];
    }

    /// <summary>The tensor before nodes that only change a tensor's shape.</summary>
    public string BeforeShapes(string tensor)
    {
        for (var steps = 0; steps < _graph.Nodes.Count; steps++)
        {
            if (_graph.ProducerOf(tensor) is not { } node || !ShapeOnly.Contains(node.Operator))
            {
                break;
            }

            tensor = DataOf(node);
        }

        return tensor;
    }

    private GraphNode? Node(string tensor) =>
        _graph.ProducerOf(tensor) is { Outputs.Count: > 0 } node && (
            ShapeOnly.Contains(node.Operator) || Activations.Contains(node.Operator) || Others.Contains(node.Operator)
            || ((Dense.Contains(node.Operator) || Arithmetic.Contains(node.Operator))
                && node.Inputs.Count(input => !IsConstant(input, 0)) == 1))
            ? node
            : null;

    private bool IsConstant(string tensor, int depth) =>
        tensor.Length == 0 || _graph.IsWeight(tensor)
        || (depth < DeepestConstant && _graph.ProducerOf(tensor) is { } node && node.Captured.Count == 0
            && node.Inputs.All(input => IsConstant(input, depth + 1)));
}

using Akin.Embedding.Inputs;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Tells whether a map has its channels before or behind its places. Convolutions and pools of ONNX give channels
/// first; only a transposition changes that, and is looked for on the way back to one of them.
/// </summary>
internal static class MapLayout
{
    /// <summary>Operations on maps that have their channels first.</summary>
    internal static readonly HashSet<string> ChannelsFirst =
    [
        "Conv", "ConvTranspose", "ConvInteger", "QLinearConv", "FusedConv", "MaxPool", "AveragePool", "LpPool",
        "GlobalAveragePool", "GlobalMaxPool", "GlobalLpPool", "BatchNormalization", "InstanceNormalization", "LRN",
        "GroupNormalization", "DepthToSpace", "SpaceToDepth",
    ];

    /// <summary>Operations that leave each value at its place.</summary>
    internal static readonly HashSet<string> SamePlaces =
    [
        "Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Clip", "Gelu",
        "Erf", "Add", "Sub", "Mul", "Div", "Identity", "Cast", "Dropout", "QuantizeLinear", "DequantizeLinear",
        "Resize", "Pad", "Concat",
    ];

    /// <summary>The layout of a tensor of four dimensions.</summary>
    /// <param name="graph">The graph that it is of.</param>
    /// <param name="tensor">Its name.</param>
    /// <param name="shape">Its shape: where nodes tell nothing, equal sides are places.</param>
    public static TensorLayout Of(OnnxGraph graph, string tensor, IReadOnlyList<long> shape)
    {
        for (var steps = 0; steps < graph.Nodes.Count && graph.ProducerOf(tensor) is { } node; steps++)
        {
            if (ChannelsFirst.Contains(node.Operator))
            {
                return TensorLayout.Nchw;
            }

            if (node.Operator == "Transpose" && node.Order is [0, 2, 3, 1])
            {
                return TensorLayout.Nhwc;
            }

            if (node.Operator == "Transpose" && node.Order is [0, 3, 1, 2])
            {
                return TensorLayout.Nchw;
            }

            if (!SamePlaces.Contains(node.Operator))
            {
                break;
            }

            tensor = node.Inputs.FirstOrDefault(input => !graph.IsWeight(input)) ?? "";
        }

        return shape[1] == shape[2] && shape[2] != shape[3] ? TensorLayout.Nhwc : TensorLayout.Nchw;
    }
}

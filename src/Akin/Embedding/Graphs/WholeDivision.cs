using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Finds divisions of whole numbers that a processor may refuse: by 0, or of the smallest number by −1. The engine does
/// not look before it divides, and the system would end the program.
/// </summary>
internal static class WholeDivision
{
    /// <summary>Refuses a part of a graph that has one.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="needed">The tensors of the part.</param>
    /// <exception cref="ModelUnavailableException">It divides by a constant with a 0 or −1 in it, or by what it
    /// computes from pixels, which may be anything.</exception>
    public static void Check(OnnxGraph graph, HashSet<string> needed)
    {
        foreach (var node in graph.Nodes.Where(node => node.Operator is "Div" or "Mod" && node.Inputs.Count == 2))
        {
            if (node.Outputs.Any(needed.Contains) && FaultOf(graph, node.Inputs[1]) is { } fault)
            {
                throw new ModelUnavailableException(
                    $"The model file {graph.Path} divides whole numbers by {fault} (its {node.Operator} "
                    + $"'{(node.Name.Length > 0 ? node.Name : node.Outputs[0])}'), which ends a program: take another "
                    + "--layer before that, or export the model again with floating point numbers there.");
            }
        }
    }

    private static string? FaultOf(OnnxGraph graph, string divisor)
    {
        if (!IsWhole(ElementOf(graph, divisor)))
        {
            return null;
        }

        return WholeConstant.HasZeroOrMinusOne(graph, divisor) ? "0 or -1"
            : DependsOnPixels(graph, divisor) ? "what it computes from the picture" : null;
    }

    // Shapes follow from the graph, and were computed when it was loaded.
    private static bool DependsOnPixels(OnnxGraph graph, string tensor)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([tensor]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next) || graph.IsWeight(next))
            {
                continue;
            }

            if (graph.ProducerOf(next) is not { } node)
            {
                if (graph.Inputs.Any(input => input.Name == next))
                {
                    return true;
                }

                continue;
            }

            foreach (var input in node.Operator is "Shape" or "Size" ? [] : node.Inputs.Concat(node.Captured))
            {
                open.Push(input);
            }
        }

        return false;
    }

    private static OnnxElementType ElementOf(OnnxGraph graph, string tensor)
    {
        for (var steps = 0; steps <= graph.Nodes.Count; steps++)
        {
            if (graph.ProducerOf(tensor) is not { } node)
            {
                return graph.WeightOf(tensor)?.Element
                    ?? graph.Inputs.FirstOrDefault(input => input.Name == tensor)?.Element ?? OnnxElementType.Undefined;
            }

            switch (node.Operator)
            {
                case "Shape" or "Size" or "ArgMax" or "ArgMin" or "NonZero":
                case "TopK" when node.Outputs.Count > 1 && node.Outputs[1] == tensor:
                    return OnnxElementType.Int64;
                case "QuantizeLinear":
                    return OnnxElementType.UInt8;
                case "DynamicQuantizeLinear":
                    return node.Outputs.Count > 1 && node.Outputs[1] == tensor
                        ? OnnxElementType.Float32 : OnnxElementType.UInt8;
                case "Cast":
                    return NodeAttribute.Numbers(graph, node, "to") is [var type, ..]
                        ? (OnnxElementType)type : OnnxElementType.Undefined;
                case "Constant" or "ConstantOfShape":
                    return NodeAttribute.Tensor(graph, node, "value") is { } value ? WholeConstant.TypeOf(graph, value)
                        : NodeAttribute.Numbers(graph, node, "value_int", "value_ints").Count > 0
                            ? OnnxElementType.Int64 : OnnxElementType.Undefined;
            }

            // The input whose type the output has: what is chosen from, or the scale that makes floating points.
            var like = node.Operator switch
            {
                "OneHot" => 2,
                "Where" or "CastLike" or "DequantizeLinear" => 1,
                _ => 0,
            };
            tensor = node.Inputs.Count > like ? node.Inputs[like] : "";
        }

        return OnnxElementType.Undefined;
    }

    private static bool IsWhole(OnnxElementType element) => element
        is OnnxElementType.Int8 or OnnxElementType.UInt8 or OnnxElementType.Int16 or OnnxElementType.UInt16
        or OnnxElementType.Int32 or OnnxElementType.UInt32 or OnnxElementType.Int64 or OnnxElementType.UInt64;
}

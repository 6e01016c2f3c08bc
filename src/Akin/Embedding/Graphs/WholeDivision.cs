using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Finds divisions of whole numbers that a processor may refuse: by 0, or of the smallest number by −1. The engine does
/// not look before it divides, and the system would end the program. Graphs inside nodes and functions are looked
/// through.
/// </summary>
internal static class WholeDivision
{
    /// <summary>Refuses a part of a graph that has one.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="needed">The tensors of the part.</param>
    /// <exception cref="ModelUnavailableException">It divides by a constant with a 0 or −1 in it, or by what it
    /// computes from pixels or changes in a loop, which may be anything.</exception>
    public static void Check(OnnxGraph graph, HashSet<string> needed)
    {
        var scope = GraphScope.Of(graph);
        var open = new Stack<(GraphScope Scope, GraphNode Node)>(
            graph.Nodes.Where(node => node.Outputs.Any(needed.Contains)).Reverse().Select(node => (scope, node)));
        while (open.TryPop(out var next))
        {
            var node = next.Node;
            foreach (var inner in next.Scope.Inside(node))
            {
                inner.Parts.Nodes.ForEach(each => open.Push((inner, each)));
            }

            if (node is { Operator: "Div" or "Mod", Inputs: [_, var divisor] }
                && next.Scope.Find(divisor) is { } value && FaultOf(graph, value) is { } fault)
            {
                throw new ModelUnavailableException(
                    $"The model file {graph.Path} divides whole numbers by {fault} (its {node.Operator} "
                    + $"'{(node.Name.Length > 0 ? node.Name : node.Outputs.FirstOrDefault(""))}'), which ends a "
                    + "program: take another --layer before that, or export the model again with floating point "
                    + "numbers there.");
            }
        }
    }

    private static string? FaultOf(OnnxGraph graph, GraphValue divisor)
    {
        if (!IsWhole(ElementOf(graph, divisor)))
        {
            return null;
        }

        return WholeConstant.HasZeroOrMinusOne(graph, divisor) ? "0 or -1" : WhyUnknown(divisor);
    }

    // Shapes follow from the graph, and were computed when it was loaded.
    private static string? WhyUnknown(GraphValue divisor)
    {
        var seen = new HashSet<GraphValue>();
        var open = new Stack<GraphValue>([divisor]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (next.IsGiven || next.IsOfRounds)
            {
                return next.IsGiven ? "what it computes from the picture" : "what a loop in it changes";
            }

            foreach (var input in next.Node?.Operator is "Shape" or "Size" ? []
                : next.Inputs.Concat(next.MayBe).Concat(next.DecidedBy))
            {
                open.Push(input);
            }
        }

        return null;
    }

    private static OnnxElementType ElementOf(OnnxGraph graph, GraphValue tensor)
    {
        var seen = new HashSet<GraphValue>();
        var open = new Stack<GraphValue>([tensor]);
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next))
            {
                continue;
            }

            if (StatedBy(graph, next) is { } element)
            {
                return element;
            }

            foreach (var each in LikeWhich(next))
            {
                open.Push(each);
            }
        }

        return OnnxElementType.Undefined;
    }

    // Of a sparse weight only the name was read; it has zeros, so that it is no divisor of any type.
    private static OnnxElementType? StatedBy(OnnxGraph graph, GraphValue value)
    {
        if (value.Weight is not null || value.IsSparse || value.Stated != OnnxElementType.Undefined)
        {
            return value.IsSparse ? OnnxElementType.Int64 : value.Weight?.Element ?? value.Stated;
        }

        switch (value.Node?.Operator)
        {
            case "Shape" or "Size" or "ArgMax" or "ArgMin" or "NonZero":
            case "TopK" when value.Output == 1:
                return OnnxElementType.Int64;
            case "QuantizeLinear":
                return OnnxElementType.UInt8;
            case "DynamicQuantizeLinear":
                return value.Output == 1 ? OnnxElementType.Float32 : OnnxElementType.UInt8;
            case "Cast":
                return NodeAttribute.Numbers(graph, value.Node, "to") is [var type, ..]
                    ? (OnnxElementType)type : OnnxElementType.Undefined;
            case "Constant" or "ConstantOfShape":
                return NodeAttribute.Tensor(graph, value.Node, "value") is { } tensor
                    ? WholeConstant.TypeOf(graph, tensor)
                    : NodeAttribute.Numbers(graph, value.Node, "value_int", "value_ints").Count > 0
                        ? OnnxElementType.Int64 : OnnxElementType.Undefined;
            default:
                return null;
        }
    }

    // The input whose type the output has: what is chosen from, or the scale that makes floating points.
    private static IEnumerable<GraphValue> LikeWhich(GraphValue value)
    {
        var like = value.Node?.Operator switch
        {
            null => null,
            "OneHot" => value.Input(2),
            "Where" or "CastLike" or "DequantizeLinear" => value.Input(1),
            _ => value.Input(0),
        };
        return like is null ? value.MayBe.Reverse() : [like];
    }

    private static bool IsWhole(OnnxElementType element) => element
        is OnnxElementType.Int8 or OnnxElementType.UInt8 or OnnxElementType.Int16 or OnnxElementType.UInt16
        or OnnxElementType.Int32 or OnnxElementType.UInt32 or OnnxElementType.Int64 or OnnxElementType.UInt64;
}

using System.Buffers.Binary;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Finds divisions of whole numbers that a processor may refuse: by 0, or of the smallest number by −1. The engine does
/// not look before it divides, and the system would end the program.
/// </summary>
internal static class WholeDivision
{
    private const int ValueOfAttribute = 5;
    private const int RawOfTensor = 9;
    private const int TypeOfTensor = 2;

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

        if (graph.WeightOf(divisor) is { } weight)
        {
            return HasZeroOrMinusOne(graph, weight.Message) ? "0 or -1" : null;
        }

        return graph.ProducerOf(divisor) is { Operator: "Constant" } constant
            ? AttributeOf(graph, constant, "value") is { } value && HasZeroOrMinusOne(graph, value) ? "0 or -1" : null
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
                case "Cast":
                    return (OnnxElementType)(NumberOf(graph, node, "to") ?? 0);
                case "Constant" or "ConstantOfShape":
                    return AttributeOf(graph, node, "value") is { } value ? TypeOf(graph, value)
                        : OnnxElementType.Undefined;
            }

            tensor = node.Operator is "Where" or "CastLike" && node.Inputs.Count > 1 ? node.Inputs[1]
                : node.Inputs.Count > 0 ? node.Inputs[0] : "";
        }

        return OnnxElementType.Undefined;
    }

    private static bool IsWhole(OnnxElementType element) => element
        is OnnxElementType.Int8 or OnnxElementType.UInt8 or OnnxElementType.Int16 or OnnxElementType.UInt16
        or OnnxElementType.Int32 or OnnxElementType.UInt32 or OnnxElementType.Int64 or OnnxElementType.UInt64;

    private static bool IsSigned(OnnxElementType element) => element
        is OnnxElementType.Int8 or OnnxElementType.Int16 or OnnxElementType.Int32 or OnnxElementType.Int64;

    /// <summary>The tensor that an attribute of a node is; none when there is none.</summary>
    private static ByteRange? AttributeOf(OnnxGraph graph, GraphNode node, string name)
    {
        foreach (var attribute in Attributes(graph, node, name))
        {
            var fields = new ProtoReader(graph.Bytes, attribute);
            while (fields.Next())
            {
                if (fields.Field == ValueOfAttribute)
                {
                    return fields.Message();
                }
            }
        }

        return null;
    }

    private static long? NumberOf(OnnxGraph graph, GraphNode node, string name)
    {
        const int number = 3;
        foreach (var attribute in Attributes(graph, node, name))
        {
            var fields = new ProtoReader(graph.Bytes, attribute);
            while (fields.Next())
            {
                if (fields.Field == number)
                {
                    return fields.Number();
                }
            }
        }

        return null;
    }

    private static List<ByteRange> Attributes(OnnxGraph graph, GraphNode node, string name)
    {
        var found = new List<ByteRange>();
        var whole = new ProtoReader(graph.Bytes, node.Whole);
        whole.Next();
        var fields = new ProtoReader(graph.Bytes, whole.Message());
        while (fields.Next())
        {
            if (fields.Field != ValueOfAttribute)
            {
                continue;
            }

            var attribute = new ProtoReader(graph.Bytes, fields.Message());
            while (attribute.Next())
            {
                if (attribute.Field == 1 && attribute.Text() == name)
                {
                    found.Add(fields.Message());
                }
            }
        }

        return found;
    }

    private static OnnxElementType TypeOf(OnnxGraph graph, ByteRange tensor)
    {
        var fields = new ProtoReader(graph.Bytes, tensor);
        while (fields.Next())
        {
            if (fields.Field == TypeOfTensor)
            {
                return (OnnxElementType)fields.Number();
            }
        }

        return OnnxElementType.Undefined;
    }

    private static bool HasZeroOrMinusOne(OnnxGraph graph, ByteRange tensor)
    {
        const int most = 1 << 20;
        var size = WeightReader.SizeOf(TypeOf(graph, tensor));
        var numbers = new List<long>();
        var fields = new ProtoReader(graph.Bytes, tensor);
        while (fields.Next())
        {
            if (fields.Field is 5 or 7 or 11)
            {
                fields.AddNumbers(numbers, most);
            }
            else if (fields.Field == RawOfTensor)
            {
                var raw = fields.Message();
                for (var at = raw.Start; at + size <= raw.End && numbers.Count < most; at += size)
                {
                    numbers.Add(Signed(graph.Bytes.Slice(at, size)));
                }
            }
        }

        return numbers.Exists(number => number == 0 || (number == -1 && IsSigned(TypeOf(graph, tensor))));
    }

    private static long Signed(ReadOnlySpan<byte> value) => value.Length switch
    {
        1 => (sbyte)value[0],
        2 => BinaryPrimitives.ReadInt16LittleEndian(value),
        4 => BinaryPrimitives.ReadInt32LittleEndian(value),
        _ => BinaryPrimitives.ReadInt64LittleEndian(value),
    };
}

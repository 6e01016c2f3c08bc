using System.Buffers.Binary;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>Looks into the constants of a graph for numbers that must not divide whole ones.</summary>
internal static class WholeConstant
{
    private const int TypeOfTensor = 2;
    private const int FloatsOfTensor = 4;
    private const int RawOfTensor = 9;

    /// <summary>
    /// Whether a tensor is a constant with a 0 or, where its numbers have signs, a −1 in it, or is made of one by
    /// operators that only lay values out anew or change their type.
    /// </summary>
    /// <exception cref="ModelUnavailableException">The file of its values cannot be read.</exception>
    public static bool HasZeroOrMinusOne(OnnxGraph graph, GraphValue tensor)
    {
        var seen = new HashSet<GraphValue>();
        var open = new Stack<GraphValue>([tensor]);
        while (open.TryPop(out var next))
        {
            if (seen.Add(next) && (next.IsSparse || (next.Weight is { } weight
                ? Has(graph, weight) : next.Node is { } node && Has(graph, node))))
            {
                return true;
            }

            foreach (var source in SourcesOf(next))
            {
                open.Push(source);
            }
        }

        return false;
    }

    /// <summary>The type of a tensor's values.</summary>
    public static OnnxElementType TypeOf(OnnxGraph graph, ByteRange tensor)
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

    private static IEnumerable<GraphValue> SourcesOf(GraphValue value) => value.Node?.Operator switch
    {
        null => value.MayBe,
        "Concat" => value.Inputs,
        "Identity" or "Cast" or "CastLike" or "Reshape" or "Flatten" or "Squeeze" or "Unsqueeze" or "Transpose"
            or "Expand" or "Tile" or "Slice" or "Gather" => value.Inputs.Take(1),
        _ => [],
    };

    private static bool Has(OnnxGraph graph, GraphNode node)
    {
        if (node.Operator is not ("Constant" or "ConstantOfShape"))
        {
            return false;
        }

        if (NodeAttribute.Tensor(graph, node, "value") is { } value)
        {
            return Has(graph, value);
        }

        // Without any it is 0, or what the caller of a function says.
        var numbers = NodeAttribute.Numbers(graph, node, "value_int", "value_ints");
        var floats = NodeAttribute.Floats(graph, node, "value_float", "value_floats");
        return numbers.Any(number => number is 0 or -1)
            || floats.Any(each => Has(graph.Bytes[each.Start..each.End], OnnxElementType.Float32))
            || (numbers.Count == 0 && floats.Count == 0);
    }

    private static bool Has(OnnxGraph graph, GraphWeight weight)
    {
        if (weight.Location is not { } location)
        {
            return Has(graph, weight.Message);
        }

        var values = new byte[weight.Length];
        try
        {
            using var file = File.OpenRead(graph.PathOf(location));
            file.Position = weight.Offset;
            file.ReadExactly(values);
            return Has(values, weight.Element);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelUnavailableException(
                $"The weights {location} of {graph.Path} cannot be read: {error.Message}");
        }
    }

    private static bool Has(OnnxGraph graph, ByteRange tensor)
    {
        var element = TypeOf(graph, tensor);
        var numbers = new List<long>();
        var fields = new ProtoReader(graph.Bytes, tensor);
        while (fields.Next())
        {
            if (fields.Field is 5 or 7 or 11)
            {
                fields.AddNumbers(numbers, int.MaxValue);
            }
            else if (fields.Field is RawOfTensor or FloatsOfTensor && fields.Wire == ProtoWire.Bytes)
            {
                var raw = fields.Message();
                if (Has(graph.Bytes[raw.Start..raw.End], element))
                {
                    return true;
                }
            }
        }

        return numbers.Exists(number => IsRefused(number, element));
    }

    private static bool Has(ReadOnlySpan<byte> values, OnnxElementType element)
    {
        var size = WeightReader.SizeOf(element);
        for (var at = 0; size > 0 && at + size <= values.Length; at += size)
        {
            if (IsRefused(NumberOf(values.Slice(at, size), element), element))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRefused(long number, OnnxElementType element) => number == 0 || (number == -1 && element
        is not (OnnxElementType.UInt8 or OnnxElementType.UInt16 or OnnxElementType.UInt32 or OnnxElementType.UInt64));

    // A floating point number is cast towards zero.
    private static long NumberOf(ReadOnlySpan<byte> value, OnnxElementType element) => element switch
    {
        OnnxElementType.Float32 => (long)BinaryPrimitives.ReadSingleLittleEndian(value),
        OnnxElementType.Double => (long)BinaryPrimitives.ReadDoubleLittleEndian(value),
        OnnxElementType.Float16 => (long)(float)BinaryPrimitives.ReadHalfLittleEndian(value),
        _ => value.Length switch
        {
            1 => (sbyte)value[0],
            2 => BinaryPrimitives.ReadInt16LittleEndian(value),
            4 => BinaryPrimitives.ReadInt32LittleEndian(value),
            _ => BinaryPrimitives.ReadInt64LittleEndian(value),
        },
    };
}

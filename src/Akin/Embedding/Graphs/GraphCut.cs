using System.Globalization;
using Akin.Embedding.Models;
using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Makes a model of a part of another: what some tensors need, and no more, so that nothing else is computed. Nodes are
/// copied byte by byte; large weights stay in the file that they are in and are referred to, so that they are in
/// memory once, and the new model has some kilobytes.
/// </summary>
internal static class GraphCut
{
    /// <summary>Smaller weights are copied.</summary>
    private const int LeastReferredBytes = 64 << 10;

    /// <summary>The bytes of a model that gives some tensors of a graph.</summary>
    /// <param name="graph">The whole.</param>
    /// <param name="tensors">What the part gives, in this order.</param>
    /// <param name="shapes">The sizes that inputs get, by their names; others stay as they are.</param>
    /// <exception cref="ModelUnavailableException">The graph has a tensor that nothing gives.</exception>
    public static byte[] Of(
        OnnxGraph graph, IReadOnlyCollection<string> tensors, IReadOnlyDictionary<string, long[]> shapes)
    {
        var needed = Needed(graph, tensors);
        var part = new ProtoWriter();
        foreach (var field in graph.Parts.GraphFields)
        {
            part.Raw(Slice(graph, field));
        }

        foreach (var node in graph.Nodes)
        {
            if (node.Outputs.Any(needed.Contains))
            {
                part.Raw(Slice(graph, node.Whole));
            }
        }

        AddInputs(part, graph, needed, shapes);
        foreach (var tensor in tensors)
        {
            var output = new ProtoWriter();
            output.Text(1, tensor);
            part.Message(12, output);
        }

        foreach (var weight in graph.Weights.Where(weight => needed.Contains(weight.Name)))
        {
            AddWeight(part, graph, weight);
        }

        var model = new ProtoWriter();
        foreach (var field in graph.Parts.ModelFields)
        {
            model.Raw(Slice(graph, field));
        }

        model.Message(7, part);
        return model.Written.ToArray();
    }

    /// <summary>All tensors that some tensors are computed from, themselves included.</summary>
    internal static HashSet<string> Needed(OnnxGraph graph, IEnumerable<string> tensors)
    {
        var inputs = graph.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<(string Tensor, GraphNode? By)>(tensors.Select(tensor => (tensor, (GraphNode?)null)));
        while (open.TryPop(out var next))
        {
            if (next.Tensor.Length == 0 || !needed.Add(next.Tensor))
            {
                continue;
            }

            if (graph.ProducerOf(next.Tensor) is { } node)
            {
                PushInputs(graph, node, open);
            }
            else if (!inputs.Contains(next.Tensor) && !graph.IsWeight(next.Tensor))
            {
                throw new ModelUnavailableException(
                    $"The model file {graph.Path} has no tensor '{next.Tensor}'" +
                    (next.By is { } by ? $", which its {by.Operator} '{by.Name}' takes: it is damaged." : "."));
            }
        }

        return needed;
    }

    // A graph inside a node takes tensors by their names; names that this graph does not have are its own.
    private static void PushInputs(OnnxGraph graph, GraphNode node, Stack<(string Tensor, GraphNode? By)> open)
    {
        foreach (var input in node.Inputs)
        {
            open.Push((input, node));
        }

        foreach (var name in node.Captured)
        {
            if (graph.ProducerOf(name) is not null || graph.IsWeight(name)
                || graph.Inputs.Any(input => input.Name == name))
            {
                open.Push((name, node));
            }
        }
    }

    private static void AddInputs(
        ProtoWriter part, OnnxGraph graph, HashSet<string> needed, IReadOnlyDictionary<string, long[]> shapes)
    {
        foreach (var (input, field) in graph.Parts.Inputs.Zip(graph.Parts.InputFields))
        {
            if (!needed.Contains(input.Name))
            {
                continue;
            }

            if (shapes.TryGetValue(input.Name, out var shape))
            {
                part.Message(11, Declared(input.Name, input.Element, shape));
            }
            else
            {
                part.Raw(Slice(graph, field));
            }
        }
    }

    private static ProtoWriter Declared(string name, OnnxElementType element, long[] sizes)
    {
        var shape = new ProtoWriter();
        foreach (var size in sizes)
        {
            var dimension = new ProtoWriter();
            dimension.Number(1, size);
            shape.Message(1, dimension);
        }

        var tensor = new ProtoWriter();
        tensor.Number(1, (long)element);
        tensor.Message(2, shape);
        var type = new ProtoWriter();
        type.Message(1, tensor);
        var declared = new ProtoWriter();
        declared.Text(1, name);
        declared.Message(2, type);
        return declared;
    }

    private static void AddWeight(ProtoWriter part, OnnxGraph graph, GraphWeight weight)
    {
        const int typedFloats = 4;
        const int raw = 9;
        const int entries = 13;
        const int location = 14;
        var copy = new ProtoWriter();
        var stays = weight.Location is null ? weight.Values.Length < LeastReferredBytes : !graph.Places.HaveLinks;
        if (stays)
        {
            copy.Raw(Slice(graph, weight.Message));
            part.Message(5, copy);
            return;
        }

        var fields = new ProtoReader(graph.Bytes, weight.Message);
        while (fields.Next())
        {
            if (fields.Field is not (typedFloats or raw or entries or location))
            {
                copy.Raw(Slice(graph, fields.Whole));
            }
        }

        var (file, start, length) = weight.Location is { } outside
            ? (graph.Places.Of(outside), weight.Offset, weight.Length)
            : (graph.Places.Own, weight.Values.Start, weight.Values.Length);
        AddEntry(copy, "location", file);
        AddEntry(copy, "offset", start.ToString(CultureInfo.InvariantCulture));
        AddEntry(copy, "length", length.ToString(CultureInfo.InvariantCulture));
        copy.Number(location, 1);
        part.Message(5, copy);
    }

    private static void AddEntry(ProtoWriter weight, string key, string value)
    {
        var entry = new ProtoWriter();
        entry.Text(1, key);
        entry.Text(2, value);
        weight.Message(13, entry);
    }

    private static ReadOnlySpan<byte> Slice(OnnxGraph graph, ByteRange range) =>
        graph.Bytes.Slice(range.Start, range.Length);
}

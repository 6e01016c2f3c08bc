namespace Akin.Embedding.Graphs;

/// <summary>Reads the attributes of a node from the bytes of its graph.</summary>
internal static class NodeAttribute
{
    private const int AttributeOfNode = 5;
    private const int NameOfAttribute = 1;
    private const int FloatOfAttribute = 2;
    private const int NumberOfAttribute = 3;
    private const int TensorOfAttribute = 5;
    private const int GraphOfAttribute = 6;
    private const int FloatsOfAttribute = 7;
    private const int NumbersOfAttribute = 8;
    private const int GraphsOfAttribute = 11;

    /// <summary>The tensor that an attribute is; none when there is none.</summary>
    public static ByteRange? Tensor(OnnxGraph graph, GraphNode node, string name)
    {
        foreach (var attribute in Of(graph, node, [name]))
        {
            var fields = new ProtoReader(graph.Bytes, attribute);
            while (fields.Next())
            {
                if (fields.Field == TensorOfAttribute)
                {
                    return fields.Message();
                }
            }
        }

        return null;
    }

    /// <summary>The graphs that attributes are.</summary>
    public static IReadOnlyList<ByteRange> Graphs(OnnxGraph graph, GraphNode node)
    {
        var graphs = new List<ByteRange>();
        foreach (var attribute in Of(graph, node, null))
        {
            var fields = new ProtoReader(graph.Bytes, attribute);
            while (fields.Next())
            {
                if (fields.Field is GraphOfAttribute or GraphsOfAttribute)
                {
                    graphs.Add(fields.Message());
                }
            }
        }

        return graphs;
    }

    /// <summary>The bytes of the floating point numbers that attributes of these names are.</summary>
    public static IReadOnlyList<ByteRange> Floats(OnnxGraph graph, GraphNode node, params string[] names)
    {
        var floats = new List<ByteRange>();
        foreach (var attribute in Of(graph, node, names))
        {
            var fields = new ProtoReader(graph.Bytes, attribute);
            while (fields.Next())
            {
                if (fields.Field is FloatOfAttribute or FloatsOfAttribute)
                {
                    floats.Add(fields.Wire == ProtoWire.Bytes
                        ? fields.Content : new(fields.Whole.End - sizeof(float), sizeof(float)));
                }
            }
        }

        return floats;
    }

    /// <summary>The whole numbers that attributes of these names are; none when there are none.</summary>
    public static IReadOnlyList<long> Numbers(OnnxGraph graph, GraphNode node, params string[] names)
    {
        var numbers = new List<long>();
        foreach (var attribute in Of(graph, node, names))
        {
            var fields = new ProtoReader(graph.Bytes, attribute);
            while (fields.Next())
            {
                if (fields.Field == NumberOfAttribute)
                {
                    numbers.Add(fields.Number());
                }
                else if (fields.Field == NumbersOfAttribute)
                {
                    fields.AddNumbers(numbers, int.MaxValue);
                }
            }
        }

        return numbers;
    }

    private static List<ByteRange> Of(OnnxGraph graph, GraphNode node, string[]? names)
    {
        var found = new List<ByteRange>();
        var whole = new ProtoReader(graph.Bytes, node.Whole);
        whole.Next();
        var fields = new ProtoReader(graph.Bytes, whole.Message());
        while (fields.Next())
        {
            if (fields.Field != AttributeOfNode)
            {
                continue;
            }

            var attribute = new ProtoReader(graph.Bytes, fields.Message());
            while (attribute.Next())
            {
                if (attribute.Field == NameOfAttribute && names?.Contains(attribute.Text()) != false)
                {
                    found.Add(fields.Message());
                }
            }
        }

        return found;
    }
}

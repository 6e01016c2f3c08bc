namespace Akin.Embedding.Graphs;

/// <summary>Reads the attributes of a node from the bytes of its graph.</summary>
internal static class NodeAttribute
{
    private const int AttributeOfNode = 5;
    private const int NameOfAttribute = 1;
    private const int NumberOfAttribute = 3;
    private const int TensorOfAttribute = 5;
    private const int NumbersOfAttribute = 8;

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

    private static List<ByteRange> Of(OnnxGraph graph, GraphNode node, string[] names)
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
                if (attribute.Field == NameOfAttribute && names.Contains(attribute.Text()))
                {
                    found.Add(fields.Message());
                }
            }
        }

        return found;
    }
}

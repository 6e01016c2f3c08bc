using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>
/// Finds the parts of a model in its bytes: ModelProto and what it holds. Weights are looked at, not read.
/// </summary>
internal static class GraphReader
{
    private const int DeepestGraph = 16;
    private const int MostDimensions = 64;

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="GraphFormatException">It is no model.</exception>
    public static GraphParts Read(ReadOnlySpan<byte> file)
    {
        const int graph = 7;
        const int operatorSet = 8;
        const int metadata = 14;
        const int training = 20;
        var parts = new GraphParts();
        var fields = new ProtoReader(file, new ByteRange(0, file.Length));
        var graphs = 0;
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case graph:
                    ReadGraph(file, fields.Message(), parts);
                    graphs++;
                    continue;
                case training:
                    continue;
                case operatorSet:
                    parts.OperatorSets.Add(ReadOperatorSet(file, fields.Message()));
                    break;
                case metadata:
                    var (key, value) = ReadPair(file, fields.Message());
                    parts.Metadata[key] = value;
                    break;
            }

            parts.Count();
            parts.ModelFields.Add(fields.Whole);
        }

        return graphs == 0 ? throw new GraphFormatException("is no ONNX model: it has no graph.") : parts;
    }

    /// <summary>Reads a graph, the model's own or one inside a node.</summary>
    public static void ReadGraph(ReadOnlySpan<byte> file, ByteRange message, GraphParts parts)
    {
        const int name = 2;
        const int sparseWeights = 15;
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            parts.Count();
            switch (fields.Field)
            {
                case 1:
                    parts.Nodes.Add(ReadNode(file, fields, parts));
                    break;
                case 5:
                    parts.Weights.Add(WeightReader.Read(file, fields.Message(), parts));
                    break;
                case 11:
                    parts.Inputs.Add(ReadTensor(file, fields.Message()));
                    parts.InputFields.Add(fields.Whole);
                    break;
                case 12:
                    parts.Outputs.Add(ReadTensor(file, fields.Message()));
                    break;
                case 13:
                    parts.Described.Add(ReadTensor(file, fields.Message()));
                    break;
                case sparseWeights:
                    parts.SparseNames.Add(ReadSparseName(file, fields.Message()));
                    parts.GraphFields.Add(fields.Whole);
                    break;
                case name:
                    parts.GraphFields.Add(fields.Whole);
                    break;
            }
        }
    }

    // Weights with few values other than 0 go by the name of the tensor that holds those values.
    private static string ReadSparseName(ReadOnlySpan<byte> file, ByteRange message)
    {
        const int values = 1;
        const int nameOfValues = 8;
        var name = "";
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            if (fields.Field != values)
            {
                continue;
            }

            var tensor = new ProtoReader(file, fields.Message());
            while (tensor.Next())
            {
                name = tensor.Field == nameOfValues ? tensor.Text() : name;
            }
        }

        return name;
    }

    /// <summary>Reads a node that a field is.</summary>
    public static GraphNode ReadNode(ReadOnlySpan<byte> file, ProtoReader field, GraphParts parts) =>
        ReadNode(file, field.Message(), parts, 0) with { Whole = field.Whole };

    private static GraphNode ReadNode(ReadOnlySpan<byte> file, ByteRange message, GraphParts parts, int depth)
    {
        const int domainOfNode = 7;
        var (name, type, domain) = ("", "", "");
        List<string> inputs = [], outputs = [], captured = [];
        List<long> order = [], strides = [];
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    parts.Count();
                    inputs.Add(fields.Text());
                    break;
                case 2:
                    parts.Count();
                    outputs.Add(fields.Text());
                    break;
                case 3:
                    name = fields.Text();
                    break;
                case 4:
                    type = fields.Text();
                    break;
                case 5:
                    ReadAttribute(file, fields.Message(), parts, (captured, order, strides), depth);
                    break;
                case domainOfNode:
                    domain = fields.Text();
                    break;
            }
        }

        return new GraphNode(name, type, inputs, outputs)
        {
            Domain = domain,
            Captured = captured,
            Order = order,
            Strides = strides,
        };
    }

    private static void ReadAttribute(
        ReadOnlySpan<byte> file,
        ByteRange message,
        GraphParts parts,
        (List<string> Captured, List<long> Order, List<long> Strides) lists,
        int depth)
    {
        const int longestOrder = 16;
        var name = "";
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    name = fields.Text();
                    break;
                case 5 or 10:
                    WeightReader.Read(file, fields.Message(), parts);
                    break;
                case 6 or 11:
                    Capture(file, fields.Message(), parts, lists.Captured, depth + 1);
                    break;
                case 8 when name == "perm":
                    fields.AddNumbers(lists.Order, longestOrder);
                    break;
                case 8 when name == "strides":
                    fields.AddNumbers(lists.Strides, longestOrder);
                    break;
            }
        }
    }

    /// <summary>Adds the tensors that a graph inside takes, and those it makes itself: the rest is sorted out by
    /// name.</summary>
    private static void Capture(
        ReadOnlySpan<byte> file, ByteRange graph, GraphParts parts, List<string> captured, int depth)
    {
        if (depth > DeepestGraph)
        {
            throw new GraphFormatException($"has graphs within graphs, more than {DeepestGraph} deep.");
        }

        var fields = new ProtoReader(file, graph);
        while (fields.Next())
        {
            parts.Count();
            switch (fields.Field)
            {
                case 1:
                    var node = ReadNode(file, fields.Message(), parts, depth);
                    captured.AddRange(node.Inputs);
                    captured.AddRange(node.Captured);
                    break;
                case 5:
                    WeightReader.Read(file, fields.Message(), parts);
                    break;
                case 12:
                    captured.Add(ReadTensor(file, fields.Message()).Name);
                    break;
            }
        }
    }

    private static GraphTensor ReadTensor(ReadOnlySpan<byte> file, ByteRange message)
    {
        var tensor = new GraphTensor("", OnnxElementType.Undefined, null);
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            tensor = fields.Field switch
            {
                1 => tensor with { Name = fields.Text() },
                2 => ReadType(file, fields.Message(), tensor),
                _ => tensor,
            };
        }

        return tensor;
    }

    // A type holds a tensor's type, which holds the type of its values and its shape.
    private static GraphTensor ReadType(ReadOnlySpan<byte> file, ByteRange message, GraphTensor tensor)
    {
        var types = new ProtoReader(file, message);
        while (types.Next())
        {
            if (types.Field != 1)
            {
                continue;
            }

            var fields = new ProtoReader(file, types.Message());
            while (fields.Next())
            {
                tensor = fields.Field switch
                {
                    1 => tensor with { Element = (OnnxElementType)fields.Number() },
                    2 => tensor with { Shape = ReadShape(file, fields.Message()) },
                    _ => tensor,
                };
            }
        }

        return tensor;
    }

    private static List<GraphDimension> ReadShape(ReadOnlySpan<byte> file, ByteRange message)
    {
        var shape = new List<GraphDimension>();
        var dimensions = new ProtoReader(file, message);
        while (dimensions.Next())
        {
            if (dimensions.Field != 1)
            {
                continue;
            }

            var size = new GraphDimension(-1);
            var fields = new ProtoReader(file, dimensions.Message());
            while (fields.Next())
            {
                size = fields.Field switch
                {
                    1 => new GraphDimension(Math.Max(fields.Number(), -1)),
                    2 => new GraphDimension(-1, fields.Text()),
                    _ => size,
                };
            }

            shape.Add(size);
            if (shape.Count > MostDimensions)
            {
                throw new GraphFormatException($"has a tensor of more than {MostDimensions} dimensions.");
            }
        }

        return shape;
    }

    private static GraphOperatorSet ReadOperatorSet(ReadOnlySpan<byte> file, ByteRange message)
    {
        var set = new GraphOperatorSet("", 0);
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            set = fields.Field switch
            {
                1 => set with { Domain = fields.Text() },
                2 => set with { Version = fields.Number() },
                _ => set,
            };
        }

        return set;
    }

    private static (string Key, string Value) ReadPair(ReadOnlySpan<byte> file, ByteRange message)
    {
        var (key, value) = ("", "");
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            (key, value) = fields.Field switch
            {
                1 => (fields.Text(), value),
                2 => (key, fields.ShortText()),
                _ => (key, value),
            };
        }

        return (key, value);
    }
}

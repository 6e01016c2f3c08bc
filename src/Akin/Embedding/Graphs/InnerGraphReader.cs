using Akin.Native.Onnx;

namespace Akin.Embedding.Graphs;

/// <summary>Reads the graphs inside nodes, and the functions that a model brings.</summary>
internal static class InnerGraphReader
{
    private const int FunctionOfModel = 25;

    /// <summary>Reads a graph that is an attribute of a node.</summary>
    public static GraphParts Read(ReadOnlySpan<byte> file, ByteRange message)
    {
        var parts = new GraphParts();
        GraphReader.ReadGraph(file, message, parts);
        return parts;
    }

    /// <summary>The functions of a model; the first of a name counts.</summary>
    public static IEnumerable<GraphFunction> Functions(ReadOnlySpan<byte> file, GraphParts model)
    {
        var functions = new List<GraphFunction>();
        foreach (var whole in model.ModelFields)
        {
            var field = new ProtoReader(file, whole);
            if (field.Next() && field.Field == FunctionOfModel)
            {
                functions.Add(ReadFunction(file, field.Message()));
            }
        }

        return functions;
    }

    private static GraphFunction ReadFunction(ReadOnlySpan<byte> file, ByteRange message)
    {
        const int node = 7;
        const int domainOfFunction = 10;
        var (name, domain, parts) = ("", "", new GraphParts());
        var fields = new ProtoReader(file, message);
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case 1:
                    name = fields.Text();
                    break;
                case 4:
                    parts.Inputs.Add(new(fields.Text(), OnnxElementType.Undefined, null));
                    break;
                case 5:
                    parts.Outputs.Add(new(fields.Text(), OnnxElementType.Undefined, null));
                    break;
                case node:
                    parts.Nodes.Add(GraphReader.ReadNode(file, fields, parts));
                    break;
                case domainOfFunction:
                    domain = fields.Text();
                    break;
            }
        }

        return new(domain, name, parts);
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using static Akin.Tests.Support.Onnx.ProtoBytes;

namespace Akin.Tests.Support.Onnx;

/// <summary>
/// Writes ONNX files of any size: nodes, inputs and outputs in the order of the calls, weights made while they are
/// written, in the file itself or in one beside it.
/// </summary>
internal sealed class OnnxBuilder(string name, int opset = 13)
{
    public const int Float32 = 1;
    public const int UInt8 = 2;
    public const int Int64 = 7;
    public const int Float16 = 10;

    /// <summary>Smaller weights stay in the model's own file.</summary>
    private const int LeastExternalBytes = 1_024;

    private const string OwnDomain = "akin.tests";

    private readonly List<byte> _graph = [];
    private readonly List<byte[]> _nodes = [];
    private readonly List<byte> _model = [];
    private readonly List<Weight> _weights = [];

    public string Name => name;

    /// <summary>The functions that nodes call.</summary>
    public HashSet<string> Functions { get; init; } = [];

    /// <summary>Format version; up to 3, weights are listed among the inputs, too.</summary>
    public int IrVersion { get; init; } = 8;

    /// <summary>Type of the weights that are made: <see cref="Float32"/> or <see cref="Float16"/>.</summary>
    public int WeightType { get; init; } = Float32;

    public void Input(string input, params object[] shape) => Input(input, Float32, shape);

    public void Input(string input, int type, object[] shape) => _graph.AddRange(Field(11, Info(input, type, shape)));

    public void Output(string output, params object[] shape) => Output(output, Float32, shape);

    public void Output(string output, int type, object[] shape) =>
        _graph.AddRange(Field(12, Info(output, type, shape)));

    /// <summary>Adds a node with one output, and gives the output's name back.</summary>
    public string Node(string type, string[] inputs, string output, params (string Name, object Value)[] attributes) =>
        Node(type, inputs, [output], attributes)[0];

    /// <summary>Adds a node that is called <c>TYPE_OUTPUT</c>.</summary>
    public string[] Node(
        string type, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes)
    {
        _nodes.Add(
        [
            .. inputs.SelectMany(input => Field(1, input)),
            .. outputs.SelectMany(output => Field(2, output)),
            .. Field(3, $"{type}_{outputs[0]}"),
            .. Field(4, type),
            .. attributes.SelectMany(attribute => Field(5, Attribute(attribute.Name, attribute.Value))),
            .. Functions.Contains(type) ? Field(7, OwnDomain) : [],
        ]);
        _graph.AddRange(Field(1, _nodes[^1]));
        return outputs;
    }

    /// <summary>The graph alone, without weights, to be inside a node.</summary>
    public byte[] Inner() => [.. _graph, .. Field(2, name)];

    /// <summary>Adds a function of this graph's name, made of the nodes of another, and lets nodes call it.</summary>
    public void Function(OnnxBuilder body, string[] inputs, string[] outputs)
    {
        var type = body.Name;
        Functions.Add(type);
        _model.AddRange(Field(25,
        [
            .. Field(1, type),
            .. inputs.SelectMany(input => Field(4, input)),
            .. outputs.SelectMany(output => Field(5, output)),
            .. body._nodes.SelectMany(node => Field(7, node)),
            .. Field(9, [.. Field(1, ""), .. Number(2, opset)]),
            .. Field(10, OwnDomain),
        ]));
        _model.AddRange(Field(8, [.. Field(1, OwnDomain), .. Number(2, 1)]));
    }

    /// <summary>Adds weights, and gives their name back.</summary>
    public string Weights(string weights, long[] shape, WeightFill fill)
    {
        _weights.Add(new Weight(weights, shape, fill, WeightType));
        if (IrVersion < 4)
        {
            Input(weights, [.. shape.Cast<object>()]);
        }

        return weights;
    }

    /// <summary>Adds whole numbers as an initialiser, such as a shape, and gives its name back.</summary>
    public string Numbers(string numbers, params long[] values) =>
        Add(numbers, Number(1, values.Length), values);

    /// <summary>Adds one whole number without dimensions.</summary>
    public string Scalar(string number, long value) => Add(number, [], [value]);

    /// <summary>Adds a line to the model's metadata.</summary>
    public void Metadata(string key, string value) =>
        _model.AddRange(Field(14, [.. Field(1, key), .. Field(2, value)]));

    /// <summary>Adds bytes to the graph as they are.</summary>
    public void Raw(byte[] graphFields) => _graph.AddRange(graphFields);

    /// <summary>The same number for both directions of a picture, as attributes want it.</summary>
    public static int[] Both(int value) => [value, value];

    /// <summary>The same number for all four sides of a picture.</summary>
    public static int[] Sides(int value) => [value, value, value, value];

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    /// <summary>Writes the file; with <paramref name="data"/> large weights go there.</summary>
    /// <param name="model">The model's file.</param>
    /// <param name="data">The file beside it; none to keep all in one.</param>
    /// <param name="location">Its name as the model has it.</param>
    /// <param name="offset">Where in it the weights begin; before that it is empty.</param>
    public void Write(Stream model, Stream? data = null, string location = "", long offset = 0)
    {
        if (data is not null)
        {
            data.Position = offset;
        }

        var heads = new List<byte[]>();
        foreach (var weight in _weights)
        {
            var outside = data is not null && weight.Bytes >= LeastExternalBytes;
            heads.Add(outside ? weight.External(location, offset) : weight.Head());
            offset += outside ? weight.Bytes : 0;
        }

        byte[] graphName = Field(2, name);
        var lengths = _weights.Zip(heads, (weight, head) => head.Length + (IsOutside(head) ? 0 : weight.Bytes));
        var length = _graph.Count + graphName.Length
            + lengths.Sum(bytes => Start(5, bytes).Length + bytes);
        model.Write([.. Number(1, IrVersion), .. Field(2, "akin tests"), .. Start(7, length)]);
        model.Write(CollectionsMarshal.AsSpan(_graph));
        model.Write(graphName);
        foreach (var (weight, head) in _weights.Zip(heads))
        {
            var outside = IsOutside(head);
            model.Write(Start(5, head.Length + (outside ? 0 : weight.Bytes)));
            model.Write(head);
            weight.WriteValues(outside ? data! : model);
        }

        model.Write(CollectionsMarshal.AsSpan(_model));
        model.Write(Field(8, [.. Field(1, ""), .. Number(2, opset)]));

        static bool IsOutside(byte[] head) => head.AsSpan()[^2..].SequenceEqual(Number(14, 1));
    }

    private string Add(string numbers, byte[] shape, long[] values)
    {
        byte[] content = [.. MemoryMarshal.AsBytes(values.AsSpan())];
        _graph.AddRange(Field(5, [.. shape, .. Number(2, Int64), .. Field(8, numbers), .. Field(9, content)]));
        return numbers;
    }

    /// <summary>A ValueInfoProto; a text is the name of a free dimension.</summary>
    private static byte[] Info(string name, int type, object[] shape)
    {
        byte[] dimensions = [.. shape.SelectMany(size => Field(1, size is string text
            ? Field(2, text)
            : Number(1, Convert.ToInt64(size, CultureInfo.InvariantCulture))))];
        return [.. Field(1, name), .. Field(2, Field(1, [.. Number(1, type), .. Field(2, dimensions)]))];
    }

    private static byte[] Attribute(string name, object value) => value switch
    {
        int number => [.. Field(1, name), .. Number(3, number), .. Number(20, 2)],
        float number => [.. Field(1, name), .. Single(2, number), .. Number(20, 1)],
        string text => [.. Field(1, name), .. Field(4, text), .. Number(20, 3)],
        int[] numbers =>
            [.. Field(1, name), .. numbers.SelectMany(number => Number(8, number)), .. Number(20, 7)],
        byte[] graph => [.. Field(1, name), .. Field(6, graph), .. Number(20, 5)],
        _ => throw new ArgumentException($"No attribute can be a {value.GetType()}.", nameof(value)),
    };

    private sealed record Weight(string Name, long[] Shape, WeightFill Fill, int Type)
    {
        public long Bytes => Count * (Type == Float16 ? 2 : 4);

        private long Count => Shape.Aggregate(1L, (product, size) => product * size);

        public byte[] Head() => [.. Common(), .. Start(9, Bytes)];

        public byte[] External(string location, long offset) =>
        [
            .. Common(),
            .. Field(13, [.. Field(1, "location"), .. Field(2, location)]),
            .. Field(13, [.. Field(1, "offset"), .. Field(2, $"{offset}")]),
            .. Field(13, [.. Field(1, "length"), .. Field(2, $"{Bytes}")]),
            .. Number(14, 1),
        ];

        public void WriteValues(Stream stream)
        {
            var values = new float[(int)Math.Min(Count, 1 << 18)];
            var halves = new Half[Type == Float16 ? values.Length : 0];
            for (var first = 0L; first < Count; first += values.Length)
            {
                var part = values.AsSpan(0, (int)Math.Min(Count - first, values.Length));
                Fill.Write(Name, first, part);
                for (var i = 0; i < halves.Length; i++)
                {
                    halves[i] = (Half)values[i];
                }

                stream.Write(Type == Float16
                    ? MemoryMarshal.AsBytes(halves.AsSpan(0, part.Length))
                    : MemoryMarshal.AsBytes(part));
            }
        }

        private byte[] Common() =>
            [.. Shape.SelectMany(size => Number(1, size)), .. Number(2, Type), .. Field(8, Name)];
    }
}

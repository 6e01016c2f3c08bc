using System.Globalization;
using System.Runtime.InteropServices;
using Akin.Autoencoder.Layers;
using Akin.Embedding.Graphs;

namespace Akin.Autoencoder;

/// <summary>
/// A trained network as an ONNX file: <c>picture</c> (n × 3 × height × width, values 0 … 1) in, <c>code</c> and
/// <c>reconstruction</c> out. Layers are called as <see cref="NetworkSummary"/> calls them.
/// </summary>
public static class OnnxNetwork
{
    /// <summary>The name of the input.</summary>
    public const string Input = "picture";

    /// <summary>The name of the tensor that is the code.</summary>
    public const string Code = "code";

    /// <summary>The name of the tensor that is the picture again.</summary>
    public const string Reconstruction = "reconstruction";

    // IR version 8 and operators 13 are what ONNX Runtime reads since 2021.
    private const int IrVersion = 8;
    private const int Operators = 13;

    /// <summary>Writes a network.</summary>
    /// <param name="design">The network.</param>
    /// <param name="parameters">Its weights and biases, layer by layer.</param>
    /// <param name="facts">What is to be known of it: data, epochs, loss, seed.</param>
    public static byte[] Write(
        NetworkDesign design, ReadOnlySpan<float> parameters, IReadOnlyDictionary<string, string> facts)
    {
        var graph = new Graph(parameters);
        var plan = NetworkPlan.Of(design);
        var map = Input;
        foreach (var shape in plan.Encoder)
        {
            map = graph.Convolution(shape, map, isLast: false);
        }

        if (design.CodeSize > 0)
        {
            map = graph.Node("Flatten", "flatten", [map], new() { ["axis"] = [1] });
            map = graph.Dense(map, design.LastMap.Size, design.CodeSize, Code, relu: false);
            map = graph.Dense(map, design.CodeSize, design.LastMap.Size, "dense_1", relu: true);
            map = graph.Reshape(map, design.LastMap);
        }
        else
        {
            map = graph.Node("Identity", Code, [map], []);
        }

        foreach (var shape in plan.Decoder)
        {
            map = graph.Convolution(shape, map, isLast: shape == plan.Decoder[^1]);
        }

        var written = graph.Writer;
        written.Text(2, "autoencoder");
        written.Message(11, Value(Input, design.Picture));
        written.Message(12, Value(Code, design.Code));
        written.Message(12, Value(Reconstruction, design.Picture));
        var operators = new ProtoWriter();
        operators.Number(2, Operators);
        var model = new ProtoWriter();
        model.Number(1, IrVersion);
        model.Text(2, "akin");
        model.Message(7, written);
        model.Message(8, operators);
        foreach (var (key, value) in facts)
        {
            var fact = new ProtoWriter();
            fact.Text(1, key);
            fact.Text(2, value);
            model.Message(14, fact);
        }

        return model.Written.ToArray();
    }

    private static ProtoWriter Value(string name, MapShape map)
    {
        var dimensions = new ProtoWriter();
        var pictures = new ProtoWriter();
        pictures.Text(2, "n");
        dimensions.Message(1, pictures);
        foreach (var length in map.IsVector ? [map.Channels] : new[] { map.Channels, map.Height, map.Width })
        {
            var dimension = new ProtoWriter();
            dimension.Number(1, length);
            dimensions.Message(1, dimension);
        }

        var tensor = new ProtoWriter();
        tensor.Number(1, 1);
        tensor.Message(2, dimensions);
        var type = new ProtoWriter();
        type.Message(1, tensor);
        var value = new ProtoWriter();
        value.Text(1, name);
        value.Message(2, type);
        return value;
    }

    /// <summary>The nodes and weights so far.</summary>
    private ref struct Graph(ReadOnlySpan<float> parameters)
    {
        private ReadOnlySpan<float> _rest = parameters;
        private int _convolutions;
        private int _others;

        public ProtoWriter Writer { get; } = new();

        public string Convolution(ConvolutionShape shape, string input, bool isLast)
        {
            var name = Numbered("conv2d", _convolutions++);
            var map = input;
            if (shape.Enlarges)
            {
                map = Enlarge(map);
            }

            var weights = shape.Filters * shape.Input.Channels * shape.Side * shape.Side;
            Weights($"{name}.weight", weights, shape.Filters, shape.Input.Channels, shape.Side, shape.Side);
            Weights($"{name}.bias", shape.Filters, shape.Filters);
            var border = shape.Side / 2;
            var sums = isLast && shape.Activation == Activation.Linear ? Reconstruction : name;
            map = Node("Conv", sums, [map, $"{name}.weight", $"{name}.bias"], new()
            {
                ["kernel_shape"] = [shape.Side, shape.Side],
                ["pads"] = [border, border, border, border],
                ["strides"] = [shape.Step, shape.Step],
            });
            map = shape.Activation switch
            {
                Activation.Relu => Node("Relu", $"{name}.relu", [map], []),
                Activation.Sigmoid => Node("Sigmoid", isLast ? Reconstruction : $"{name}.sigmoid", [map], []),
                _ => map,
            };
            return shape.Pools
                ? Node("MaxPool", Numbered("max_pooling2d", _convolutions - 1), [map], new()
                {
                    ["kernel_shape"] = [2, 2],
                    ["strides"] = [2, 2],
                })
                : map;
        }

        public string Dense(string input, int inputs, int outputs, string name, bool relu)
        {
            Weights($"{name}.weight", inputs * outputs, outputs, inputs);
            Weights($"{name}.bias", outputs, outputs);
            var sums = Node("Gemm", name, [input, $"{name}.weight", $"{name}.bias"], new() { ["transB"] = [1] });
            return relu ? Node("Relu", $"{name}.relu", [sums], []) : sums;
        }

        public readonly string Reshape(string input, MapShape map)
        {
            long[] shape = [-1, map.Channels, map.Height, map.Width];
            Tensor("reshape.shape", 7, MemoryMarshal.AsBytes<long>(shape), shape.Length);
            return Node("Reshape", "reshape", [input, "reshape.shape"], []);
        }

        public readonly string Node(
            string kind, string output, ReadOnlySpan<string> inputs, Dictionary<string, long[]> attributes)
        {
            var node = new ProtoWriter();
            foreach (var input in inputs)
            {
                node.Text(1, input);
            }

            node.Text(2, output);
            node.Text(3, output);
            node.Text(4, kind);
            foreach (var (name, values) in attributes)
            {
                node.Message(5, Whole(name, values));
            }

            if (kind == "Resize")
            {
                node.Message(5, Word("mode", "nearest"));
                node.Message(5, Word("coordinate_transformation_mode", "asymmetric"));
                node.Message(5, Word("nearest_mode", "floor"));
            }

            Writer.Message(1, node);
            return output;
        }

        private string Enlarge(string input)
        {
            var name = Numbered("up_sampling2d", _others++);
            float[] scales = [1, 1, 2, 2];
            Tensor($"{name}.scales", 1, MemoryMarshal.AsBytes<float>(scales), scales.Length);
            return Node("Resize", name, [input, "", $"{name}.scales"], []);
        }

        private void Weights(string name, int count, params ReadOnlySpan<int> dimensions)
        {
            Tensor(name, 1, MemoryMarshal.AsBytes(_rest[..count]), dimensions);
            _rest = _rest[count..];
        }

        private readonly void Tensor(
            string name, int type, ReadOnlySpan<byte> values, params ReadOnlySpan<int> dimensions)
        {
            var tensor = new ProtoWriter();
            foreach (var dimension in dimensions)
            {
                tensor.Number(1, dimension);
            }

            tensor.Number(2, type);
            tensor.Text(8, name);
            tensor.Bytes(9, values);
            Writer.Message(5, tensor);
        }

        private static string Numbered(string name, int number) =>
            number == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");

        /// <summary>An attribute of one whole number, or of several.</summary>
        private static ProtoWriter Whole(string name, long[] values)
        {
            var attribute = new ProtoWriter();
            attribute.Text(1, name);
            foreach (var value in values)
            {
                attribute.Number(values.Length == 1 ? 3 : 8, value);
            }

            attribute.Number(20, values.Length == 1 ? 2 : 7);
            return attribute;
        }

        private static ProtoWriter Word(string name, string value)
        {
            var attribute = new ProtoWriter();
            attribute.Text(1, name);
            attribute.Text(4, value);
            attribute.Number(20, 3);
            return attribute;
        }
    }
}

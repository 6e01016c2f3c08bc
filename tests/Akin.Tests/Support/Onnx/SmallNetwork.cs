using static Akin.Tests.Support.Onnx.ProtoBytes;

namespace Akin.Tests.Support.Onnx;

/// <summary>
/// One convolution, ReLU and what follows, in the forms that files of users have: other orders, types, outputs, fixed
/// and free sizes, weights in another file, graphs inside graphs.
/// </summary>
internal static class SmallNetwork
{
    public const int Size = 32;
    public const int Width = 8;

    private const int Boolean = 9;

    private static readonly int[] PlanesFirst = [0, 3, 1, 2];
    private static readonly int[] PlanesLast = [0, 2, 3, 1];

    /// <summary><c>picture</c> (N, 3, 32, 32) → <c>embedding</c> (N, 8); its weights can lie outside.</summary>
    public static OnnxBuilder Planes(params object[] shape)
    {
        var graph = new OnnxBuilder("planes");
        graph.Input("picture", shape.Length > 0 ? shape : ["N", 3, Size, Size]);
        Vector(graph, Convolve(graph, "picture"), "embedding");
        graph.Output("embedding", "N", Width);
        graph.Metadata("author", "akin tests");
        return graph;
    }

    /// <summary>Bytes, pixel after pixel, normalised by the graph.</summary>
    public static OnnxBuilder Bytes()
    {
        var graph = new OnnxBuilder("bytes");
        graph.Input("input", OnnxBuilder.UInt8, [1, Size, Size, 3]);
        var x = graph.Node("Cast", ["input"], "floats", ("to", OnnxBuilder.Float32));
        x = graph.Node("Transpose", [x], "planes", ("perm", PlanesFirst));
        x = graph.Node("Mul", [x, graph.Weights("scale", [1], new(0, 1 / 255f))], "scaled");
        Vector(graph, Convolve(graph, x), "embedding");
        graph.Output("embedding", 1, Width);
        return graph;
    }

    /// <summary>The logarithms of the means of the planes: of black there are none.</summary>
    public static OnnxBuilder Logarithms()
    {
        var graph = new OnnxBuilder("logarithms");
        graph.Input("picture", "N", 3, Size, Size);
        graph.Node("Log", [graph.Node("GlobalAveragePool", ["picture"], "pooled")], "logarithms");
        graph.Node("Flatten", ["logarithms"], "embedding");
        graph.Output("embedding", "N", 3);
        return graph;
    }

    /// <summary>
    /// The means of the planes, and an entry of a table of 128 by each: of pictures whose means are above 127 there is
    /// none, and the engine fails. Wants pixel values as they are.
    /// </summary>
    public static OnnxBuilder Table()
    {
        var graph = new OnnxBuilder("table");
        graph.Input("picture", "N", 3, Size, Size);
        var means = graph.Node("Flatten", [graph.Node("GlobalAveragePool", ["picture"], "pooled")], "means");
        var places = graph.Node("Cast", [means], "places", ("to", OnnxBuilder.Int64));
        var entries = graph.Node("Gather", [graph.Weights("table", [128], new(1)), places], "entries");
        graph.Node("Add", [means, entries], "embedding");
        graph.Output("embedding", "N", 3);
        return graph;
    }

    /// <summary>
    /// The means of the planes; for pictures whose means are above 127 it takes more memory than any machine has. Wants
    /// pixel values as they are.
    /// </summary>
    public static OnnxBuilder Greedy()
    {
        var graph = new OnnxBuilder("greedy");
        graph.Input("picture", "N", 3, Size, Size);
        var means = graph.Node("Flatten", [graph.Node("GlobalAveragePool", ["picture"], "pooled")], "means");
        var places = graph.Node("Cast", [means], "places", ("to", OnnxBuilder.Int64));
        var bright = graph.Node("Div", [places, graph.Numbers("half", 128)], "bright");
        var sizes = graph.Node("Mul", [bright, graph.Numbers("huge", 1L << 50)], "sizes");
        var size = graph.Node("ReduceMax", [sizes], "size", ("keepdims", 0));
        var shape = graph.Node("Reshape", [size, graph.Numbers("one", 1)], "shape");
        var zeros = graph.Node("ConstantOfShape", [shape], "zeros");
        graph.Node("Add", [means, graph.Node("ReduceSum", [zeros], "sum", ("keepdims", 0))], "embedding");
        graph.Output("embedding", "N", 3);
        return graph;
    }

    /// <summary>16-bit floating point throughout.</summary>
    public static OnnxBuilder Halves()
    {
        var graph = new OnnxBuilder("halves") { WeightType = OnnxBuilder.Float16 };
        graph.Input("picture", OnnxBuilder.Float16, ["N", 3, Size, Size]);
        Vector(graph, Convolve(graph, "picture"), "features");
        graph.Output("features", OnnxBuilder.Float16, ["N", Width]);
        return graph;
    }

    /// <summary>Pixel after pixel in and out: <c>map</c> (N, 16, 16, 8).</summary>
    public static OnnxBuilder Pixels()
    {
        var graph = new OnnxBuilder("pixels");
        graph.Input("picture", "N", Size, Size, 3);
        var x = graph.Node("Transpose", ["picture"], "planes", ("perm", PlanesFirst));
        graph.Node("Transpose", [Convolve(graph, x)], "map", ("perm", PlanesLast));
        graph.Output("map", "N", Size / 2, Size / 2, Width);
        return graph;
    }

    /// <summary>Two inputs, of which one is a text's, and three outputs.</summary>
    public static OnnxBuilder Outputs()
    {
        var graph = new OnnxBuilder("outputs");
        graph.Input("input_ids", OnnxBuilder.Int64, ["N", "L"]);
        graph.Input("pixel_values", "N", 3, Size, Size);
        var x = Vector(graph, Convolve(graph, "pixel_values"), "image_embeds");
        graph.Node("Gemm", [x, graph.Weights("head", [Width, 5], new(0.5f))], "logits");
        graph.Node("Cast", ["input_ids"], "text", ("to", OnnxBuilder.Float32));
        graph.Output("logits", "N", 5);
        graph.Output("text", "N", "L");
        graph.Output("image_embeds", "N", Width);
        return graph;
    }

    /// <summary>Four pictures at a time, and no other number: a shape inside says so.</summary>
    public static OnnxBuilder Four()
    {
        var graph = new OnnxBuilder("four");
        graph.Input("picture", 4, 3, Size, Size);
        var x = graph.Node("GlobalAveragePool", [Convolve(graph, "picture")], "pooled");
        graph.Node("Reshape", [x, graph.Numbers("shape", 4, Width)], "embedding");
        graph.Output("embedding", 4, Width);
        return graph;
    }

    /// <summary><see cref="Planes"/>, then entry 99 of its 8: only computing tells that there is none.</summary>
    public static OnnxBuilder OutOfBounds()
    {
        var graph = Planes();
        graph.Node("Gather", ["embedding", graph.Numbers("place", 99)], "missing", ("axis", 1));
        graph.Output("missing", "N", 1);
        return graph;
    }

    /// <summary>An operator that nobody has.</summary>
    public static OnnxBuilder Unknown()
    {
        var graph = Planes();
        graph.Node("Wobble", ["embedding"], "wobbled");
        graph.Output("wobbled", "N", Width);
        return graph;
    }

    /// <summary>An If whose branches take a tensor and weights from outside.</summary>
    public static OnnxBuilder Branches()
    {
        var graph = new OnnxBuilder("branches");
        graph.Input("picture", "N", 3, Size, Size);
        var x = Convolve(graph, "picture");
        graph.Weights("shift", [1, Width, 1, 1], new(1));
        graph.Raw(Field(5, [.. Number(1, 1), .. Number(2, Boolean), .. Field(8, "which"), .. Field(9, [1])]));
        graph.Node(
            "If", ["which"], "chosen",
            ("then_branch", Branch("Add", x, "shift")), ("else_branch", Branch("Sub", x, "shift")));
        graph.Node("Neg", ["chosen"], "unused");
        Vector(graph, "chosen", "embedding");
        graph.Output("embedding", "N", Width);
        return graph;
    }

    private static byte[] Branch(string type, string a, string b) =>
    [
        .. Field(1, [.. Field(1, a), .. Field(1, b), .. Field(2, "inner"), .. Field(4, type)]),
        .. Field(2, type),
        .. Field(12, [.. Field(1, "inner"), .. Field(2, Field(1, Number(1, OnnxBuilder.Float32)))]),
    ];

    private static string Convolve(OnnxBuilder graph, string x)
    {
        x = graph.Node(
            "Conv",
            [
                x,
                graph.Weights("conv.weight", [Width, 3, 3, 3], WeightFill.He(27)),
                graph.Weights("conv.bias", [Width], new(0.1f)),
            ],
            "conv",
            ("kernel_shape", OnnxBuilder.Both(3)),
            ("strides", OnnxBuilder.Both(2)),
            ("pads", OnnxBuilder.Sides(1)));
        return graph.Node("Relu", [x], "relu");
    }

    private static string Vector(OnnxBuilder graph, string x, string name) =>
        graph.Node("Flatten", [graph.Node("GlobalAveragePool", [x], "pooled")], name);
}

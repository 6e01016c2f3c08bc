namespace Akin.Tests.Support.Onnx;

/// <summary>
/// A vision transformer with a class token and patch tokens, with the names that exports of such models have:
/// <c>pixel_values</c> in; <c>last_hidden_state</c> (batch, tokens, width) and <c>pooler_output</c> (batch, width) out.
/// </summary>
internal static class VisionTransformer
{
    private static readonly int[] SwapTokensAndChannels = [0, 2, 1];
    private static readonly int[] HeadsFirst = [0, 2, 1, 3];
    private static readonly int[] HeadsLast = [0, 2, 3, 1];

    /// <summary>Its sizes; the defaults are those of ViT-S/16.</summary>
    public sealed record Sizes(int Picture = 224, int Patch = 16, int Width = 384, int Heads = 6, int Layers = 12)
    {
        public int Patches => Picture / Patch * (Picture / Patch);
    }

    public static OnnxBuilder Build(Sizes sizes)
    {
        var (picture, patch, width, _, layers) = sizes;
        var graph = new OnnxBuilder("vit", opset: 17);
        graph.Input("pixel_values", "batch_size", 3, picture, picture);
        var x = graph.Node(
            "Conv",
            [
                "pixel_values",
                graph.Weights("embeddings.projection.weight", [width, 3, patch, patch], new(0.05f)),
                graph.Weights("embeddings.projection.bias", [width], new(0.05f)),
            ],
            "/embeddings/projection/Conv_output_0",
            ("kernel_shape", OnnxBuilder.Both(patch)),
            ("strides", OnnxBuilder.Both(patch)));
        x = graph.Node(
            "Reshape", [x, graph.Numbers("patch_shape", 0, width, sizes.Patches)], "/embeddings/Reshape_output_0");
        x = graph.Node(
            "Transpose", [x], "/embeddings/Transpose_output_0", ("perm", SwapTokensAndChannels));
        x = graph.Node(
            "Concat", [ClassToken(graph, width), x], "/embeddings/Concat_output_0", ("axis", 1));
        x = graph.Node(
            "Add", [x, graph.Weights("embeddings.position_embeddings", [1, sizes.Patches + 1, width], new(0.2f))],
            "/embeddings/Add_output_0");
        for (var layer = 0; layer < layers; layer++)
        {
            x = new Layer(graph, sizes, layer).Add(x);
        }

        graph.Node(
            "LayerNormalization",
            [x, graph.Weights("norm.weight", [width], new(0.1f, 1)), graph.Weights("norm.bias", [width], new(0.1f))],
            "last_hidden_state");
        x = graph.Node(
            "Gather", ["last_hidden_state", graph.Scalar("first", 0)], "/pooler/Gather_output_0", ("axis", 1));
        x = graph.Node(
            "Gemm",
            [
                x,
                graph.Weights("pooler.dense.weight", [width, width], new(1f / width)),
                graph.Weights("pooler.dense.bias", [width], new(0.1f)),
            ],
            "/pooler/dense/Gemm_output_0",
            ("transB", 1));
        graph.Node("Tanh", [x], "pooler_output");
        graph.Output("last_hidden_state", "batch_size", sizes.Patches + 1, width);
        graph.Output("pooler_output", "batch_size", width);
        return graph;
    }

    /// <summary>The learned token, once for each picture.</summary>
    private static string ClassToken(OnnxBuilder graph, int width)
    {
        var shape = graph.Node("Shape", ["pixel_values"], "/embeddings/Shape_output_0");
        var batch = graph.Node("Slice",
            [shape, graph.Numbers("zero", 0), graph.Numbers("one", 1)], "/embeddings/Slice_output_0");
        var target = graph.Node(
            "Concat", [batch, graph.Numbers("token_shape", 1, width)], "/embeddings/Concat_1_output_0", ("axis", 0));
        return graph.Node(
            "Expand", [graph.Weights("embeddings.cls_token", [1, 1, width], new(0.5f)), target],
            "/embeddings/Expand_output_0");
    }

    /// <summary>Attention and the two-layer network behind it, each added to what came in.</summary>
    private sealed class Layer(OnnxBuilder graph, Sizes sizes, int number)
    {
        private readonly int _width = sizes.Width;
        private readonly string _weights = $"layer.{number}.";
        private readonly string _tensors = $"/layer.{number}/";

        public string Add(string x)
        {
            x = Node("Add", [x, Attention(Normalise(x, "norm1"))], "Add");
            var inner = Dense(Normalise(x, "norm2"), _width, 4 * _width, "fc1");
            var scaled = Node("Div", [inner, graph.Weights(_weights + "root2", [1], new(0, MathF.Sqrt(2)))], "act/Div");
            var bell = Node("Add", [Node("Erf", [scaled], "act/Erf"), Constant("act/one", 1)], "act/Add");
            var gelu = Node("Mul", [Node("Mul", [inner, bell], "act/Mul"), Constant("act/half", 0.5f)], "act/Mul_1");
            return Node("Add", [x, Dense(gelu, 4 * _width, _width, "fc2")], "Add_1");
        }

        private string Attention(string x)
        {
            var scores = Node("MatMul", [Heads(x, "query", HeadsFirst), Heads(x, "key", HeadsLast)], "scores");
            var scaled = Node(
                "Mul", [scores, Constant("scale", 1 / MathF.Sqrt((float)_width / sizes.Heads))], "scaled");
            var weights = Node("Softmax", [scaled], "Softmax", ("axis", 3));
            var mixed = Node("MatMul", [weights, Heads(x, "value", HeadsFirst)], "mixed");
            var back = Node("Transpose", [mixed], "Transpose_back", ("perm", HeadsFirst));
            var joined = Node(
                "Reshape", [back, graph.Numbers(_weights + "joined", 0, sizes.Patches + 1, _width)], "Reshape_back");
            return Dense(joined, _width, _width, "proj");
        }

        private string Heads(string x, string name, int[] order)
        {
            var split = Node(
                "Reshape",
                [
                    Dense(x, _width, _width, name),
                    graph.Numbers(
                        $"{_weights}{name}.shape", 0, sizes.Patches + 1, sizes.Heads, _width / sizes.Heads),
                ],
                $"{name}/Reshape");
            return Node("Transpose", [split], $"{name}/Transpose", ("perm", order));
        }

        private string Dense(string x, int inputs, int outputs, string name)
        {
            var fill = new WeightFill(1.5f / MathF.Sqrt(inputs));
            var weights = graph.Weights($"{_weights}{name}.weight", [inputs, outputs], fill);
            var product = Node("MatMul", [x, weights], $"{name}/MatMul");
            var bias = graph.Weights($"{_weights}{name}.bias", [outputs], new(0.05f));
            return Node("Add", [product, bias], $"{name}/Add");
        }

        private string Normalise(string x, string name) => Node(
            "LayerNormalization",
            [
                x,
                graph.Weights($"{_weights}{name}.weight", [_width], new(0.1f, 1)),
                graph.Weights($"{_weights}{name}.bias", [_width], new(0.1f)),
            ],
            name);

        private string Constant(string name, float value) => graph.Weights(_weights + name, [1], new(0, value));

        private string Node(
            string type, string[] inputs, string name, params (string Name, object Value)[] attributes) =>
            graph.Node(type, inputs, $"{_tensors}{name}_output_0", attributes);
    }
}

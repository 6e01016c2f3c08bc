namespace Akin.Tests.Support.Onnx;

/// <summary>
/// ResNet v1 as the ONNX model zoo has it: its names of tensors, its nodes, batch normalisation not folded, weights
/// among the inputs. Only the values of the weights are random.
/// </summary>
internal static class ResidualNetwork
{
    /// <summary>ResNet18: two 3×3 convolutions a block.</summary>
    public static OnnxBuilder Of18(int size = 224, int channels = 64, int classes = 1000) =>
        Build("resnetv15", [2, 2, 2, 2], bottleneck: false, "flatten_170", size, channels, classes);

    /// <summary>ResNet50: 1×1, 3×3, 1×1 convolutions a block, four times the channels at its end.</summary>
    public static OnnxBuilder Of50(int size = 224, int channels = 64, int classes = 1000) =>
        Build("resnetv17", [3, 4, 6, 3], bottleneck: true, "flatten_473", size, channels, classes);

    private static OnnxBuilder Build(
        string prefix, int[] blocks, bool bottleneck, string flat, int size, int channels, int classes)
    {
        var graph = new OnnxBuilder(prefix, opset: 8) { IrVersion = 3 };
        graph.Input("data", "N", 3, size, size);
        var stem = new Convolution(graph, $"{prefix}_");
        var x = stem.Add("data", 3, channels, 7, 2, "conv0", "batchnorm0");
        x = graph.Node("Relu", [x], $"{prefix}_relu0_fwd");
        x = graph.Node(
            "MaxPool", [x], $"{prefix}_pool0_fwd",
            ("kernel_shape", OnnxBuilder.Both(3)),
            ("strides", OnnxBuilder.Both(2)),
            ("pads", OnnxBuilder.Sides(1)));
        var width = channels;
        for (var stage = 0; stage < blocks.Length; stage++)
        {
            var inner = channels << stage;
            var wide = bottleneck ? inner * 4 : inner;
            var names = new Stage(graph, $"{prefix}_stage{stage + 1}_");
            for (var block = 0; block < blocks[stage]; block++)
            {
                x = names.Block(x, width, inner, wide, block == 0 && stage > 0 ? 2 : 1, bottleneck);
                width = wide;
            }
        }

        x = graph.Node("GlobalAveragePool", [x], $"{prefix}_pool1_fwd");
        x = graph.Node("Flatten", [x], flat);
        graph.Node(
            "Gemm",
            [
                x,
                graph.Weights($"{prefix}_dense0_weight", [classes, width], WeightFill.He(2 * width)),
                graph.Weights($"{prefix}_dense0_bias", [classes], new(0.01f)),
            ],
            $"{prefix}_dense0_fwd",
            ("transB", 1));
        graph.Output($"{prefix}_dense0_fwd", "N", classes);
        return graph;
    }

    /// <summary>A convolution without bias and its normalisation.</summary>
    private sealed class Convolution(OnnxBuilder graph, string prefix)
    {
        public string Add(
            string x, int channels, int outputs, int kernel, int stride, string name, string normalisation)
        {
            var padding = kernel / 2;
            x = graph.Node(
                "Conv",
                [
                    x,
                    graph.Weights(
                        $"{prefix}{name}_weight", [outputs, channels, kernel, kernel],
                        WeightFill.He((long)channels * kernel * kernel)),
                ],
                $"{prefix}{name}_fwd",
                ("kernel_shape", OnnxBuilder.Both(kernel)),
                ("strides", OnnxBuilder.Both(stride)),
                ("pads", OnnxBuilder.Sides(padding)));
            var parts = prefix + normalisation;
            return graph.Node(
                "BatchNormalization",
                [
                    x,
                    graph.Weights($"{parts}_gamma", [outputs], new(0.1f, 0.6f)),
                    graph.Weights($"{parts}_beta", [outputs], new(0.1f)),
                    graph.Weights($"{parts}_running_mean", [outputs], new(0.1f)),
                    graph.Weights($"{parts}_running_var", [outputs], new(0.2f, 1)),
                ],
                $"{parts}_fwd",
                ("epsilon", 1e-5f));
        }
    }

    /// <summary>The blocks of one stage; parts are numbered through it.</summary>
    private sealed class Stage(OnnxBuilder graph, string prefix)
    {
        private readonly Convolution _convolution = new(graph, prefix);
        private int _convolutions;
        private int _relus;
        private int _blocks;

        public string Block(string x, int width, int inner, int wide, int stride, bool bottleneck)
        {
            var left = bottleneck
                ? Layer(Relu(Layer(Relu(Layer(x, width, inner, 1, stride)), inner, inner, 3, 1)), inner, wide, 1, 1)
                : Layer(Relu(Layer(x, width, inner, 3, stride)), inner, wide, 3, 1);
            var right = width == wide && stride == 1 ? x : Layer(x, width, wide, 1, stride);
            var sum = graph.Node("Add", [right, left], $"{prefix}_plus{_blocks}");
            return graph.Node("Relu", [sum], $"{prefix}activation{_blocks++}");
        }

        private string Layer(string x, int channels, int outputs, int kernel, int stride)
        {
            var number = _convolutions++;
            return _convolution.Add(x, channels, outputs, kernel, stride, $"conv{number}", $"batchnorm{number}");
        }

        private string Relu(string x) => graph.Node("Relu", [x], $"{prefix}relu{_relus++}_fwd");
    }
}

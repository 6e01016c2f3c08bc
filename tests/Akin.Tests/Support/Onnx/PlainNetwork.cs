namespace Akin.Tests.Support.Onnx;

/// <summary>
/// VGG16 as the ONNX model zoo has it: its names of tensors and its nodes, dropout included; only the values of the
/// weights are random.
/// </summary>
internal static class PlainNetwork
{
    private static readonly int[] Convolutions = [2, 2, 3, 3, 3];

    /// <summary>VGG16; a smaller picture and fewer channels keep the shape of the graph.</summary>
    public static OnnxBuilder Vgg16(int size = 224, int channels = 64, int hidden = 4096, int classes = 1000)
    {
        var graph = new OnnxBuilder("vgg16", opset: 8) { IrVersion = 3 };
        graph.Input("data", "N", 3, size, size);
        var (x, width, convolution) = ("data", 3, 0);
        for (var stage = 0; stage < Convolutions.Length; stage++)
        {
            var outputs = channels << Math.Min(stage, 3);
            for (var i = 0; i < Convolutions[stage]; i++, convolution++)
            {
                x = Convolve(graph, x, width, outputs, convolution);
                width = outputs;
            }

            x = graph.Node(
                "MaxPool", [x], $"vgg0_pool{stage}_fwd",
                ("kernel_shape", OnnxBuilder.Both(2)), ("strides", OnnxBuilder.Both(2)));
        }

        var side = size >> Convolutions.Length;
        x = graph.Node("Flatten", [x], "flatten_60");
        x = Hidden(graph, x, (long)width * side * side, hidden, 0, "flatten_65");
        x = Hidden(graph, x, hidden, hidden, 1, "flatten_70");
        Dense(graph, x, hidden, classes, 2);
        graph.Output("vgg0_dense2_fwd", "N", classes);
        return graph;
    }

    private static string Convolve(OnnxBuilder graph, string x, int channels, int outputs, int number)
    {
        x = graph.Node(
            "Conv",
            [
                x,
                graph.Weights(
                    $"vgg0_conv{number}_weight", [outputs, channels, 3, 3], WeightFill.He(channels * 9L)),
                graph.Weights($"vgg0_conv{number}_bias", [outputs], new(0.05f)),
            ],
            $"vgg0_conv{number}_fwd",
            ("kernel_shape", OnnxBuilder.Both(3)),
            ("strides", OnnxBuilder.Both(1)),
            ("pads", OnnxBuilder.Sides(1)));
        return graph.Node("Relu", [x], $"vgg0_relu{number}_fwd");
    }

    private static string Hidden(OnnxBuilder graph, string x, long inputs, int outputs, int number, string flat)
    {
        x = graph.Node("Relu", [Dense(graph, x, inputs, outputs, number)], $"vgg0_dense{number}_relu_fwd");
        x = graph.Node("Dropout", [x], $"vgg0_dropout{number}_fwd", ("ratio", 0.5f));
        return graph.Node("Flatten", [x], flat);
    }

    private static string Dense(OnnxBuilder graph, string x, long inputs, int outputs, int number) => graph.Node(
        "Gemm",
        [
            x,
            graph.Weights($"vgg0_dense{number}_weight", [outputs, inputs], WeightFill.He(inputs)),
            graph.Weights($"vgg0_dense{number}_bias", [outputs], new(0.05f)),
        ],
        $"vgg0_dense{number}_fwd",
        ("transB", 1));
}

using Akin.Embedding.Graphs;
using Akin.Embedding.Inputs;
using Akin.Native.Onnx;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Graphs;

public sealed class OnnxGraphTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_Model_TellsAllItsParts()
    {
        using var graph = Open("planes");

        var input = Assert.Single(graph.Inputs);
        Assert.Equal(
            ("picture", OnnxElementType.Float32, "[N, 3, 32, 32]"), (input.Name, input.Element, input.ShapeText));
        Assert.Equal(["Conv", "Relu", "GlobalAveragePool", "Flatten"], graph.Nodes.Select(node => node.Operator));
        Assert.Equal("conv.weight", graph.Weights[0].Name);
        Assert.Equal([8, 3, 3, 3], graph.Weights[0].Shape);
        Assert.Equal("akin tests", graph.Metadata["author"]);
        Assert.Equal([new GraphOperatorSet("", 13)], graph.OperatorSets);
        Assert.Equal("embedding", Assert.Single(graph.Outputs).Name);
        Assert.Equal("Flatten_embedding", graph.ProducerOf("embedding")!.Name);
    }

    [Fact]
    public void Open_OldFormat_LeavesWeightsOutOfItsInputs()
    {
        using var graph = Open("resnet18");

        Assert.Equal("data", Assert.Single(graph.Inputs).Name);
        Assert.Equal(102, graph.Weights.Count);
    }

    [Fact]
    public void Open_WeightsInTheFile_PointsAtTheirBytes()
    {
        using var graph = Open("planes");
        var expected = new float[8 * 27];
        WeightFill.He(27).Write("conv.weight", 0, expected);
        var values = graph.WeightOf("conv.weight")!.Values;

        Assert.Equal(
            expected,
            System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(
                graph.Bytes.Slice(values.Start, values.Length)).ToArray());
    }

    [Theory]
    [InlineData("resnet18", TensorElement.Float32, TensorLayout.Nchw, 1, 64)]
    [InlineData("free", TensorElement.Float32, TensorLayout.Nchw, 1, null)]
    [InlineData("bytes", TensorElement.UInt8, TensorLayout.Nhwc, 1, 32)]
    [InlineData("halves", TensorElement.Float16, TensorLayout.Nchw, 1, 32)]
    [InlineData("pixels", TensorElement.Float32, TensorLayout.Nhwc, 1, 32)]
    [InlineData("outputs", TensorElement.Float32, TensorLayout.Nchw, 1, 32)]
    [InlineData("four", TensorElement.Float32, TensorLayout.Nchw, 4, 32)]
    public void Find_PictureInput_TellsTypeOrderAndSize(
        string name, TensorElement element, TensorLayout layout, int pictures, int? side)
    {
        using var graph = Open(name);
        var input = PictureInput.Find(graph);

        Assert.Equal(
            (element, layout, pictures, side, side),
            (input.Element, input.Layout, input.Pictures, input.Width, input.Height));
    }

    [Theory]
    [InlineData("vgg16", "fc2", "vgg0_dense1_relu_fwd")]
    [InlineData("vgg16", "fc3", "vgg0_dense2_fwd")]
    [InlineData("vgg16", "penultimate", "flatten_70")]
    [InlineData("vgg16", "map", "vgg0_pool4_fwd")]
    [InlineData("vgg16", "Gemm_vgg0_dense0_fwd", "vgg0_dense0_fwd")]
    [InlineData("vgg16", "vgg0_relu12_fwd", "vgg0_relu12_fwd")]
    [InlineData("resnet50", "features", "flatten_473")]
    [InlineData("resnet50", "penultimate", "flatten_473")]
    [InlineData("resnet50", "map", "resnetv17_stage4_activation2")]
    [InlineData("vit", "fc1", "pooler_output")]
    [InlineData("vit", "penultimate", "/pooler/Gather_output_0")]
    [InlineData("planes", "features", "embedding")]
    [InlineData("planes", "map", "relu")]
    public void Find_Layer_IsTheTensorThatIsMeant(string network, string layer, string tensor)
    {
        using var graph = Open(network);

        Assert.Equal(tensor, new LayerSearch(graph).Find(layer));
    }

    [Fact]
    public void Of_AllLayers_HaveTheirShapes()
    {
        using var graph = Open("vgg16");
        var list = GraphLayers.Of(graph);
        var layers = list.Layers.ToDictionary(layer => layer.Tensor);

        Assert.Null(list.Reason);
        Assert.Equal(graph.Nodes.Count, list.Layers.Count);
        Assert.Equal([1, 4, 64, 64], layers["vgg0_relu0_fwd"].Shape!);
        Assert.Equal([1, 32, 2, 2], layers["vgg0_pool4_fwd"].Shape!);
        Assert.Equal([1, 32], layers["vgg0_dense1_relu_fwd"].Shape!);
        Assert.Equal(["fc2"], layers["vgg0_dense1_relu_fwd"].Names);
        Assert.Equal("Relu", layers["vgg0_relu0_fwd"].Operator);
        Assert.Equal(OnnxElementType.Float32, layers["vgg0_relu0_fwd"].Element);
    }

    [Fact]
    public void Of_ModelThatTheEngineRefuses_TellsWhatTheFileSays()
    {
        var builder = new OnnxBuilder("odd");
        builder.Input("picture", 1, 3, 8, 8);
        builder.Node("NoSuchOperator", ["picture"], "out");
        builder.Output("out", 1, 5);
        using var graph = OnnxGraph.Open(_folder.Write("odd.onnx", builder.ToArray()));
        var list = GraphLayers.Of(graph);

        Assert.Contains("NoSuchOperator", list.Reason, StringComparison.Ordinal);
        Assert.Equal([1, 5], Assert.Single(list.Layers).Shape!);
    }

    private OnnxGraph Open(string network) => OnnxGraph.Open(TestNetworks.Write(network, _folder.Root));
}

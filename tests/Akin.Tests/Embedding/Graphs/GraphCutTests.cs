using Akin.Embedding;
using Akin.Embedding.Graphs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Graphs;

public sealed class GraphCutTests : IDisposable
{
    private static readonly Dictionary<string, long[]> AsDeclared = [];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("vgg16", "vgg0_pool0_fwd", 5, 4)]
    [InlineData("vgg16", "vgg0_dense1_relu_fwd", 38, 30)]
    [InlineData("resnet18", "resnetv15_pool0_fwd", 4, 5)]
    [InlineData("vit", "/embeddings/Add_output_0", 9, 8)]
    [InlineData("branches", "embedding", 5, 4)]
    public void Of_Layer_HoldsOnlyWhatItNeeds(string network, string tensor, int nodes, int weights)
    {
        using var graph = OnnxGraph.Open(TestNetworks.Write(network, _folder.Root));
        using var part = OnnxGraph.Open(_folder.Write("part.onnx", GraphCut.Of(graph, [tensor], AsDeclared)));

        Assert.Equal(nodes, part.Nodes.Count);
        Assert.Equal(weights, part.Weights.Count);
        Assert.Equal([tensor], part.Outputs.Select(output => output.Name));
        Assert.Equal(graph.OperatorSets, part.OperatorSets);
        Assert.DoesNotContain(part.Nodes, node => node.Outputs[0] == "unused");
    }

    [Fact]
    public void Of_LargeWeights_AreReferredTo()
    {
        using var graph = OnnxGraph.Open(TestNetworks.Write("resnet18", _folder.Root));
        var tensor = graph.Outputs[0].Name;
        var bytes = GraphCut.Of(graph, [tensor], AsDeclared);
        using var part = OnnxGraph.Open(_folder.Write("part.onnx", bytes));
        var large = graph.Weights.Where(weight => weight.Values.Length >= 64 << 10).ToArray();

        Assert.NotEmpty(large);
        Assert.True(bytes.Length < graph.Bytes.Length - large.Sum(weight => weight.Values.Length) + 20_000);
        Assert.All(large, weight =>
        {
            var outside = part.WeightOf(weight.Name)!;
            Assert.Equal(
                ("resnet18.onnx", (long)weight.Values.Start, (long)weight.Values.Length),
                (outside.Location, outside.Offset, outside.Length));
        });
    }

    [Fact]
    public void Of_InputShape_IsTheOneGiven()
    {
        using var graph = OnnxGraph.Open(TestNetworks.Write("free", _folder.Root));
        var shapes = new Dictionary<string, long[]> { ["picture"] = [1, 3, 40, 24] };
        using var part = OnnxGraph.Open(_folder.Write("part.onnx", GraphCut.Of(graph, ["relu"], shapes)));

        Assert.Equal("[1, 3, 40, 24]", part.Inputs[0].ShapeText);
    }

    [Fact]
    public void Of_InputThatTheLayerDoesNotNeed_IsGone()
    {
        using var graph = OnnxGraph.Open(TestNetworks.Write("outputs", _folder.Root));
        using var part = OnnxGraph.Open(
            _folder.Write("part.onnx", GraphCut.Of(graph, ["image_embeds"], AsDeclared)));

        Assert.Equal(["pixel_values"], part.Inputs.Select(input => input.Name));
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Int8)]
    public void Open_DefaultModel_GivesTheBitsOfTheUncutFile(Precision precision)
    {
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice { Precision = precision });
        using var model = EmbeddingModel.Open(recipe);
        using var extractor = new FeatureExtractor(model);
        using var session = OnnxSession.Open(recipe.Path);
        using var binding = new OnnxBinding(session, "image", [1, 3, 224, 224], "features", [1, 1280]);
        var rgb = TestNetworks.Picture(224, 224);
        var features = new float[1280];
        extractor.Extract(rgb, features);
        for (var i = 0; i < rgb.Length; i++)
        {
            binding.Input[(i % 3 * 224 * 224) + (i / 3)] = (rgb[i] - 127f) / 128f;
        }

        binding.Run();
        Assert.Equal(binding.Output.ToArray(), features);
    }
}

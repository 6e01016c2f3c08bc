using Akin.Embedding;
using Akin.Embedding.Graphs;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;
using static Akin.Tests.Support.Onnx.ProtoBytes;

namespace Akin.Tests.Embedding.Graphs;

/// <summary>Graphs whose features lie otherwise than the usual graph's.</summary>
public sealed class OddGraphsTests : IDisposable
{
    private const int Width = 5;
    private const int Patch = 8;
    private static readonly int[] Turn = [0, 2, 1];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Pooling.Average)]
    [InlineData(Pooling.Max)]
    public void Extract_MapWhosePlacesAreJoined_PoolsPlacesNotChannels(Pooling pool)
    {
        var path = Write(Patches(joined: true, "out"));
        var joined = Recipe(path, new() { Layer = "out", Pool = pool });
        var map = Recipe(path, new() { Layer = "map", Pool = pool });

        Assert.Equal(Width, joined.Layer.Dimension);
        Assert.Equal(FeaturesOf(map), FeaturesOf(joined));
        Assert.Equal(Pooling.Average, Recipe(path, new() { Layer = "out" }).Layer.Pool);
    }

    [Theory]
    [InlineData(32, 32, 0)]
    [InlineData(32, 32, 1)]
    [InlineData(32, 32, 2)]
    [InlineData(32, 32, 5)]
    [InlineData(64, 32, 0)]
    [InlineData(64, 32, 1)]
    [InlineData(16, 72, 2)]
    public void Of_TokensBesidesPatches_AreToldByThePatchConvolution(int width, int height, int special)
    {
        var shape = ShapeOf(Write(Tokens(width, height, special)), width, height);

        Assert.Equal((LayerKind.Tokens, special, true), (shape.Kind, shape.Special, shape.IsTold));
        Assert.Equal((Width, (width / Patch * (height / Patch)) + special), (shape.Channels, shape.Places));
    }

    [Fact]
    public void Choose_TokensThatNothingTells_NeedsAPooling()
    {
        var graph = new OnnxBuilder("untold", opset: 17);
        graph.Input("picture", 1, 3, 32, 32);
        graph.Node("Reshape", ["picture", graph.Numbers("shape", 1, 48, 64)], "pieces");
        graph.Node("MatMul", ["pieces", graph.Weights("w", [64, Width], WeightFill.He(64))], "embedding");
        graph.Output("embedding", 1, 48, Width);
        var path = Write(graph);

        var error = Assert.Throws<ArgumentException>(() => Recipe(path, new()));

        Assert.Contains("--pool is needed", error.Message, StringComparison.Ordinal);
        Assert.Equal(Width, Recipe(path, new() { Pool = Pooling.Average }).Layer.Dimension);
    }

    [Fact]
    public void Choose_SeveralOutputs_TakesTheOneNamedLikeFeaturesNotThePicture()
    {
        var graph = Autoencoder();
        graph.Output("recon", "N", 3, 32, 32);
        graph.Output("decoded_size", "N", Width);
        graph.Output("latent", "N", Width);

        Assert.Equal("latent", Recipe(Write(graph), new()).Layer.Tensor);
    }

    [Fact]
    public void Choose_OnlyAPictureAsOutput_AsksForALayer()
    {
        var graph = Autoencoder();
        graph.Output("recon", "N", 3, 32, 32);
        var path = Write(graph);

        Assert.Contains(
            "--layer is needed", Assert.Throws<ArgumentException>(() => Recipe(path, new())).Message,
            StringComparison.Ordinal);
        Assert.Equal(Width, Recipe(path, new() { Layer = "latent" }).Layer.Dimension);
    }

    [Fact]
    public void Extract_SparseWeights_AreWeights()
    {
        var sparse = Scaled(graph => graph.Raw(Field(15,
        [
            .. Field(1,
            [
                .. Number(1, 2), .. Number(2, 1), .. Field(8, "scale"), .. Field(9, [0, 0, 0, 64, 0, 0, 64, 64]),
            ]),
            .. Field(2, [.. Number(1, 2), .. Number(2, 7), .. Field(9, Places(1, 4))]),
            .. Number(3, 1), .. Number(3, Width),
        ])));
        var dense = Scaled(graph => graph.Raw(Field(5,
        [
            .. Number(1, 1), .. Number(1, Width), .. Number(2, 1), .. Field(8, "scale"),
            .. Field(9, [0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64, 64]),
        ])));

        Assert.Equal(FeaturesOf(Recipe(Write(dense), new())), FeaturesOf(Recipe(Write(sparse), new())));
    }

    [Fact]
    public void Words_PooledLayers_HaveTheRulesInThem()
    {
        var path = Write(Patches(joined: false, "out"));

        Assert.EndsWith(
            $"pool avg by rules {LayerShape.Rules}", Recipe(path, new() { Layer = "map" }).Words,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "pool flatten", Recipe(path, new() { Layer = "map", Pool = Pooling.Flatten }).Words,
            StringComparison.Ordinal);
    }

    private static byte[] Places(params long[] places) => [.. places.SelectMany(BitConverter.GetBytes)];

    /// <summary>The vector of a small network, channel by channel multiplied.</summary>
    private static OnnxBuilder Scaled(Action<OnnxBuilder> weights)
    {
        var graph = Patches(joined: false, null);
        graph.Node("GlobalAveragePool", ["map"], "pooled");
        graph.Node("Flatten", ["pooled"], "vector");
        weights(graph);
        graph.Node("Mul", ["vector", "scale"], "embedding");
        graph.Output("embedding", "N", Width);
        return graph;
    }

    private static OnnxBuilder Autoencoder()
    {
        var graph = Patches(joined: false, null);
        graph.Node("GlobalAveragePool", ["map"], "pooled");
        graph.Node("Flatten", ["pooled"], "latent");
        graph.Node("Identity", ["latent"], "decoded_size");
        graph.Node("Sigmoid", ["picture"], "recon");
        return graph;
    }

    /// <summary>A map of patches; with an output, that is the map, its places joined or not.</summary>
    private static OnnxBuilder Patches(bool joined, string? output, int width = 32, int height = 32)
    {
        var graph = new OnnxBuilder("patches", opset: 17);
        graph.Input("picture", "N", 3, height, width);
        graph.Node(
            "Conv", ["picture", graph.Weights("w", [Width, 3, Patch, Patch], WeightFill.He(3 * Patch * Patch))], "map",
            ("kernel_shape", OnnxBuilder.Both(Patch)), ("strides", OnnxBuilder.Both(Patch)));
        if (output is not null)
        {
            var x = joined ? graph.Node("Reshape", ["map", graph.Numbers("joined", 0, Width, -1)], "rows") : "map";
            graph.Node("Identity", [x], output);
            graph.Output(output, "N", Width, "places");
        }

        return graph;
    }

    /// <summary>Patches as tokens behind others, normalised over their channels.</summary>
    private static OnnxBuilder Tokens(int width, int height, int special)
    {
        var graph = Patches(joined: false, null, width, height);
        graph.Node("Reshape", ["map", graph.Numbers("joined", 0, Width, -1)], "rows");
        graph.Node("Transpose", ["rows"], "tokens", ("perm", Turn));
        var others = special > 0
            ? new[] { graph.Weights("special", [1, special, Width], new(0.5f)), "tokens" } : ["tokens"];
        graph.Node("Concat", others, "all", ("axis", 1));
        graph.Node("LayerNormalization", ["all", graph.Weights("norm", [Width], new(0.1f, 1))], "hidden");
        graph.Output("hidden", "N", "tokens", Width);
        return graph;
    }

    private static LayerShape ShapeOf(string path, int width, int height)
    {
        using var graph = OnnxGraph.Open(path);
        var input = PictureInput.Find(graph);
        using var part = LayerPart.Load(
            graph, input, new() { Width = width, Height = height }, "hidden", new() { Optimise = false });
        return part.Shape;
    }

    private static ExtractorRecipe Recipe(string path, ExtractorChoice choice) =>
        ExtractorRecipe.Choose(choice with { Model = path });

    private static float[] FeaturesOf(ExtractorRecipe recipe)
    {
        using var model = EmbeddingModel.Open(recipe);
        using var extractor = new FeatureExtractor(model);
        var features = new float[extractor.Dimension];
        extractor.Extract(TestNetworks.Picture(recipe.Preprocessing.Width, recipe.Preprocessing.Height), features);
        return features;
    }

    private string Write(OnnxBuilder graph) => _folder.Write($"{Guid.NewGuid():n}.onnx", graph.ToArray());
}

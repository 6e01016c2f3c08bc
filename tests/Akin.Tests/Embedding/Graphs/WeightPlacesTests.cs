using Akin.Embedding;
using Akin.Embedding.Graphs;
using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Native.Onnx;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Graphs;

/// <summary>Weights behind links, and far into a file.</summary>
public sealed class WeightPlacesTests : IDisposable
{
    private const string Data = "model.onnx_data";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("blobs", "blobs", true)] // a cache of snapshots: all are links
    [InlineData("blobs", "weights/more", true)] // to different folders
    [InlineData("snapshots/main", "blobs", false)] // the weights alone
    [InlineData("blobs", "snapshots/main", true)] // the model alone
    public void Open_LinksToModelAndWeights_GiveTheFeaturesOfTheFiles(string models, string weights, bool linksModel)
    {
        var (modelFile, dataFile) = (_folder.PathOf(models, "1f2e3d"), _folder.PathOf(weights, "4c5b6a"));
        var snapshot = _folder.PathOf("snapshots", "main");
        foreach (var path in new[] { modelFile, dataFile, Path.Combine(snapshot, Data) })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }

        var here = Path.Combine(snapshot, "model.onnx");
        modelFile = linksModel ? modelFile : here;
        dataFile = weights == "snapshots/main" ? Path.Combine(snapshot, Data) : dataFile;
        Write(modelFile, dataFile);
        Link(here, modelFile);
        Link(Path.Combine(snapshot, Data), dataFile);
        Directory.CreateDirectory(_folder.PathOf("plain"));
        Write(_folder.PathOf("plain", "model.onnx"), _folder.PathOf("plain", Data));

        var linked = ExtractorRecipe.Choose(new() { Model = here, Layer = "fc2" });
        var plain = ExtractorRecipe.Choose(new() { Model = _folder.PathOf("plain", "model.onnx"), Layer = "fc2" });
        Assert.Equal(plain.Sha256, linked.Sha256);
        Assert.Equal(FeaturesOf(plain), FeaturesOf(linked));
        using var graph = OnnxGraph.Open(here);
        Assert.Null(GraphLayers.Of(graph).Reason);
    }

    [Fact]
    public void Open_LinkToNoFile_IsRefused()
    {
        var (model, data) = (_folder.PathOf("model.onnx"), _folder.PathOf(Data));
        Write(model, data);
        File.Delete(data);
        File.CreateSymbolicLink(data, _folder.PathOf("gone"));

        var error = Assert.Throws<ModelUnavailableException>(() => OnnxGraph.Open(model));
        Assert.Contains(Data, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WeightsBehindTwoGibibytes_GivesTheFeaturesOfThoseAtTheBeginning()
    {
        const long far = (1L << 31) + 4096;
        Directory.CreateDirectory(_folder.PathOf("far"));
        Write(_folder.PathOf("model.onnx"), _folder.PathOf(Data));
        Write(_folder.PathOf("far", "model.onnx"), _folder.PathOf("far", Data), far); // the file is mostly a hole

        Assert.True(new FileInfo(_folder.PathOf("far", Data)).Length > far);
        Assert.Equal(ValuesOf(_folder.PathOf("model.onnx")), ValuesOf(_folder.PathOf("far", "model.onnx")));
    }

    private static void Write(string model, string data, long offset = 0)
    {
        using var file = File.Create(model);
        using var weights = File.Create(data);
        TestNetworks.Build("vgg16").Write(file, weights, Data, offset);
    }

    private static void Link(string path, string target)
    {
        if (path != target)
        {
            File.CreateSymbolicLink(path, Path.GetRelativePath(Path.GetDirectoryName(path)!, target));
        }
    }

    /// <summary>A layer's values without hashing the file.</summary>
    private static float[] ValuesOf(string path)
    {
        using var graph = OnnxGraph.Open(path);
        var input = PictureInput.Find(graph);
        var preprocessing = new Preprocessing { Width = input.Width!.Value, Height = input.Height!.Value };
        var tensor = new LayerSearch(graph).Find("fc2");
        using var part = LayerPart.Load(graph, input, preprocessing, tensor, new());
        using var binding = new OnnxBinding(
            part.Session, input.Name, input.ShapeFor(preprocessing.Width, preprocessing.Height), tensor,
            [.. part.Shape.Sizes]);
        binding.Input.Fill(0.5f);
        binding.Run();
        return binding.Output.ToArray();
    }

    private static float[] FeaturesOf(ExtractorRecipe recipe)
    {
        using var model = EmbeddingModel.Open(recipe);
        using var extractor = new FeatureExtractor(model);
        var features = new float[extractor.Dimension];
        extractor.Extract(TestNetworks.Picture(recipe.Preprocessing.Width, recipe.Preprocessing.Height), features);
        return features;
    }
}

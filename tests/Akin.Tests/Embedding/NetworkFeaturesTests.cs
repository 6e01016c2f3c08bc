using System.Text.Json;
using Akin.Embedding;
using Akin.Embedding.Graphs;
using Akin.Embedding.Models;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding;

/// <summary>Files of users, taken at any layer, against what ONNX Runtime computes in Python.</summary>
public sealed class NetworkFeaturesTests : IDisposable
{
    private static readonly JsonElement[] Expected = Load();

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Expected.Length)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extract_FileLayerAndPool_GivesWhatTheEngineGivesInPython(int number)
    {
        var expected = Expected[number];
        var path = TestNetworks.Write(Text(expected, "network")!, _folder.Root);
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice
        {
            Model = path,
            Layer = Text(expected, "layer"),
            Pool = Text(expected, "pool") is { } word
                ? Enum.GetValues<Pooling>().First(pool => pool.Word() == word) : null,
        });
        var features = FeaturesOf(recipe);

        Assert.Equal(Text(expected, "tensor"), recipe.Layer.Tensor);
        Assert.Equal(expected.GetProperty("size").GetInt32(), recipe.Preprocessing.Width);
        Assert.Equal(expected.GetProperty("dimension").GetInt32(), features.Length);
        var tolerance = recipe.Precision == Precision.Float16 ? 2e-3 : 2e-4;
        foreach (var (i, element) in expected.GetProperty("features").EnumerateArray().Index())
        {
            var value = element.GetDouble();
            Assert.Equal(value, features[i], tolerance * Math.Max(1, Math.Abs(value)));
        }
    }

    [Fact]
    public void Open_WeightsBesideTheModel_GiveTheSameFeatures()
    {
        var whole = TestNetworks.Write("vgg16", _folder.Root);
        var outside = Path.Combine(_folder.Root, "outside", "model.onnx");
        Directory.CreateDirectory(Path.GetDirectoryName(outside)!);
        WriteOutside(outside, "weights.bin");
        var choice = new ExtractorChoice { Model = whole, Layer = "fc2" };
        var inside = ExtractorRecipe.Choose(choice);
        var beside = ExtractorRecipe.Choose(choice with { Model = outside });

        Assert.True(new FileInfo(outside).Length < new FileInfo(whole).Length / 4);
        Assert.NotEqual(inside.Sha256, beside.Sha256);
        Assert.Equal(FeaturesOf(inside), FeaturesOf(beside));
    }

    [Fact]
    public void Open_LinkToAModel_GivesItsFeatures()
    {
        var (blobs, links) = (_folder.PathOf("blobs"), _folder.PathOf("snapshots", "main"));
        Directory.CreateDirectory(blobs);
        Directory.CreateDirectory(links);
        var whole = Path.Combine(blobs, "1f2e3d");
        using (var file = File.Create(whole))
        {
            PlainNetwork.Vgg16(size: 64, channels: 16, hidden: 256, classes: 10).Write(file);
        }

        var link = Path.Combine(links, "model.onnx");
        File.CreateSymbolicLink(link, Path.Combine("..", "..", "blobs", "1f2e3d"));
        File.Copy(whole, _folder.PathOf("copy.onnx"));
        var linked = ExtractorRecipe.Choose(new() { Model = link, Layer = "fc2" });
        var copied = ExtractorRecipe.Choose(new() { Model = _folder.PathOf("copy.onnx"), Layer = "fc2" });

        Assert.Equal(copied.Sha256, linked.Sha256);
        Assert.Equal(FeaturesOf(copied), FeaturesOf(linked));
    }

    [Fact]
    public void Sha256_ChangedWeightsBesideTheModel_IsAnother()
    {
        var path = _folder.PathOf("model.onnx");
        WriteOutside(path, "weights.bin");
        using var before = OnnxGraph.Open(path);
        var hash = before.Sha256();
        var weights = File.ReadAllBytes(_folder.PathOf("weights.bin"));
        weights[100] ^= 1;
        File.WriteAllBytes(_folder.PathOf("weights.bin"), weights);

        using var after = OnnxGraph.Open(path);
        Assert.NotEqual(hash, after.Sha256());
    }

    [Fact]
    public void Open_WeightsBesideTheModelMissingOrCutShort_NamesTheFile()
    {
        var path = _folder.PathOf("model.onnx");
        WriteOutside(path, "weights.bin");
        using (var file = File.OpenWrite(_folder.PathOf("weights.bin")))
        {
            file.SetLength(file.Length - 1);
        }

        Assert.Contains("weights.bin", Refusal(), StringComparison.Ordinal);
        File.Delete(_folder.PathOf("weights.bin"));
        Assert.Contains("no such file", Refusal(), StringComparison.Ordinal);

        string Refusal() => Assert.Throws<ModelUnavailableException>(() => OnnxGraph.Open(path)).Message;
    }

    [Theory]
    [InlineData("../weights.bin")]
    [InlineData("a/../../weights.bin")]
    [InlineData("/etc/hostname")]
    [InlineData("C:\\weights.bin")]
    [InlineData("..\\weights.bin")]
    [InlineData("")]
    public void Open_WeightsOutsideTheFolder_AreRefused(string location)
    {
        var path = _folder.PathOf("model.onnx");
        WriteOutside(path, location, "weights.bin");

        var error = Assert.Throws<ModelUnavailableException>(() => OnnxGraph.Open(path));

        Assert.Contains("not a file beside it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_BytesChangedSinceTheChoice_AreRefused()
    {
        var path = TestNetworks.Write("planes", _folder.Root);
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice { Model = path });
        var bytes = File.ReadAllBytes(path);
        bytes[^40] ^= 1;
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(1));

        Assert.Throws<ModelUnavailableException>(() => EmbeddingModel.Open(recipe));
    }

    [Fact]
    public void Open_LengthAndTimeAsAtTheChoice_IsNotHashedAgain()
    {
        var path = TestNetworks.Write("planes", _folder.Root);
        var written = File.GetLastWriteTimeUtc(path);
        var recipe = ExtractorRecipe.Choose(new ExtractorChoice { Model = path });
        var bytes = File.ReadAllBytes(path);
        var author = bytes.AsSpan().IndexOf("akin tests"u8);
        bytes[author] = (byte)'A'; // a word that nothing is computed from
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, written);

        EmbeddingModel.Open(recipe).Dispose();
        Assert.NotEqual(recipe.Sha256, ExtractorRecipe.Choose(new ExtractorChoice { Model = path }).Sha256);
    }

    [Fact]
    public void Choose_Assumptions_SayWhatWasNotSaid()
    {
        var free = ExtractorRecipe.Choose(new() { Model = TestNetworks.Write("free", _folder.Root) }).Assumptions;
        var four = ExtractorRecipe.Choose(new() { Model = TestNetworks.Write("four", _folder.Root) }).Assumptions;
        var vgg = ExtractorRecipe.Choose(new() { Model = TestNetworks.Write("vgg16", _folder.Root) }).Assumptions;
        var vit = ExtractorRecipe.Choose(new()
        {
            Model = TestNetworks.Write("vit", _folder.Root),
            Layer = "last_hidden_state",
            Pool = Pooling.Average,
        }).Assumptions;

        Assert.Contains(free, text => text.Contains("224 x 224 was taken (--size)", StringComparison.Ordinal));
        Assert.Contains(free, text => text.Contains("ImageNet", StringComparison.Ordinal));
        Assert.Contains(four, text => text.Contains("4 pictures at a time", StringComparison.Ordinal));
        Assert.Contains(vgg, text => text.Contains("looks like a classifier's", StringComparison.Ordinal));
        Assert.Contains(vit, text => text.Contains("class token", StringComparison.Ordinal));
    }

    [Fact]
    public void Choose_WhatCannotBe_IsSaidInOneSentence()
    {
        var vgg = TestNetworks.Write("vgg16", _folder.Root);

        Assert.Contains("fc3", Refusal(new() { Model = vgg, Layer = "fc4" }), StringComparison.Ordinal);
        Assert.Contains(
            "vgg0_dense1_relu_fwd", Refusal(new() { Model = vgg, Layer = "dense1_relu" }), StringComparison.Ordinal);
        Assert.Contains(
            "vector already", Refusal(new() { Model = vgg, Layer = "fc2", Pool = Pooling.Max }),
            StringComparison.Ordinal);
        Assert.Contains(
            "is a map", Refusal(new() { Model = vgg, Layer = "map", Pool = Pooling.ClassToken }),
            StringComparison.Ordinal);
        Assert.Contains(
            "float32", Refusal(new() { Model = vgg, Precision = Precision.Int8 }), StringComparison.Ordinal);
        Assert.Contains(
            "64 x 64", Refusal(new() { Model = vgg, Preprocessing = new() { Size = (65, 64) } }),
            StringComparison.Ordinal);

        static string Refusal(ExtractorChoice choice)
        {
            var message = Assert.Throws<ArgumentException>(() => ExtractorRecipe.Choose(choice)).Message;
            Assert.DoesNotContain('\n', message);
            return message;
        }
    }

    [Fact]
    public void Choose_LayerThatNeedsATextToo_SaysSo() => Assert.Contains(
        "input_ids",
        Assert.Throws<ModelUnavailableException>(() => ExtractorRecipe.Choose(
            new() { Model = TestNetworks.Write("outputs", _folder.Root), Layer = "text" })).Message,
        StringComparison.Ordinal);

    private static void WriteOutside(string path, string location, string? name = null)
    {
        using var model = File.Create(path);
        using var data = File.Create(Path.Combine(Path.GetDirectoryName(path)!, name ?? location));
        TestNetworks.Build("vgg16").Write(model, data, location);
    }

    private static float[] FeaturesOf(ExtractorRecipe recipe)
    {
        using var model = EmbeddingModel.Open(recipe);
        using var extractor = new FeatureExtractor(model);
        var features = new float[extractor.Dimension];
        extractor.Extract(TestNetworks.Picture(recipe.Preprocessing.Width, recipe.Preprocessing.Height), features);
        return features;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static JsonElement[] Load()
    {
        var path = Repository.PathOf("tests", "Akin.Tests", "Expectations", "Onnx", "features.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(each => each.Clone())];
    }
}

using Akin.Embedding;
using Akin.Embedding.Graphs;
using Akin.Embedding.Models;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Graphs;

public sealed class GraphStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Models => _folder.PathOf("models");

    private string Graphs => Path.Combine(Models, GraphStore.FolderName);

    private string[] Stored => Directory.Exists(Graphs) ? Directory.GetDirectories(Graphs) : [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("resnet50", null)]
    [InlineData("vgg16", "fc2")]
    [InlineData("vit", null)]
    [InlineData("halves", null)]
    [InlineData("bytes", null)]
    [InlineData("branches", null)]
    public void Open_FromTheStore_GivesTheBitsOfThePlainOne(string network, string? layer)
    {
        var recipe = Recipe(network, layer);
        var plain = Features(recipe, null);

        Assert.Equal(plain, Features(recipe, Store()));
        Assert.True(File.Exists(Path.Combine(Assert.Single(Stored), "graph.onnx")));
        Assert.Equal(plain, Features(recipe, Store()));
    }

    [Theory]
    [InlineData("graph.onnx", 100)]
    [InlineData("graph.weights", 0)]
    [InlineData("sum", 3)]
    public void Open_ADamagedGraph_IsPassedOverAndStoredAnew(string file, int at)
    {
        var recipe = Recipe();
        var plain = Features(recipe, Store());
        var path = Path.Combine(Assert.Single(Stored), file);
        var damaged = File.ReadAllBytes(path);
        damaged[at] ^= 1;
        File.WriteAllBytes(path, damaged);

        Assert.Equal(plain, Features(recipe, Store()));

        Assert.NotEqual(damaged, File.ReadAllBytes(path));
        Assert.Equal(plain, Features(recipe, Store()));
    }

    [Theory]
    [InlineData("graph.onnx")]
    [InlineData("graph.weights")]
    [InlineData("sum")]
    public void Open_WithAFileMissingOrEmpty_IsPassedOver(string file)
    {
        var recipe = Recipe();
        var plain = Features(recipe, Store());
        var path = Path.Combine(Assert.Single(Stored), file);

        File.Delete(path);
        Assert.Equal(plain, Features(recipe, Store()));
        File.WriteAllBytes(path, []);
        Assert.Equal(plain, Features(recipe, Store()));
        Assert.True(new FileInfo(path).Length > 0);
    }

    [Fact]
    public void Open_WhereNothingCanBeWritten_IsPlain()
    {
        _folder.Write("models", 1);

        Assert.Equal(Features(Recipe(), null), Features(Recipe(), Store()));
    }

    [Fact]
    public void Open_AModelThatStartsNoSooner_IsNotKept()
    {
        var store = new GraphStore(Models) { LeastSeconds = 0, MostOfTime = 0 };

        Features(Recipe(), store);

        Assert.Equal("sum", Path.GetFileName(Assert.Single(Directory.GetFiles(Assert.Single(Stored)))));
        Assert.Equal(Features(Recipe(), null), Features(Recipe(), Store()));
    }

    [Fact]
    public void Open_AModelThatStartsAtOnce_IsNotStored()
    {
        Features(Recipe(), new GraphStore(Models) { LeastSeconds = double.MaxValue });

        Assert.Empty(Stored);
    }

    [Fact]
    public void Open_ByManyAtOnce_IsStoredOnce()
    {
        var recipe = Recipe();
        var plain = Features(recipe, null);

        var all = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8)
            .Select(_ => Features(recipe, Store())).ToList();

        Assert.All(all, features => Assert.Equal(plain, features));
        Assert.DoesNotContain(SharedFile.Unfinished, Assert.Single(Stored), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MoreThanThereIsRoomFor_KeepsTheLatest()
    {
        Features(Recipe("resnet18"), Store(mostBytes: 1));
        var first = Assert.Single(Stored);
        Features(Recipe("vgg16"), Store(mostBytes: 1));

        Assert.NotEqual(first, Assert.Single(Stored));
    }

    [Fact]
    public void Remove_AModel_LeavesOthers()
    {
        var (one, other) = (Recipe("resnet18"), Recipe("vgg16"));
        Features(one, Store());
        Features(other, Store());
        Assert.Equal(2, Stored.Length);

        Assert.True(Store().Remove(one.Sha256) > 0);

        Assert.Contains(other.Sha256[..16], Assert.Single(Stored), StringComparison.Ordinal);
        Assert.Equal(0, Store().Remove(one.Sha256));
    }

    private static float[] Features(ExtractorRecipe recipe, GraphStore? store)
    {
        using var model = EmbeddingModel.Open(recipe, arrangement: null, store);
        using var extractor = new FeatureExtractor(model);
        var features = new float[extractor.Dimension];
        var size = recipe.Preprocessing;
        extractor.Extract(TestNetworks.Picture(size.Width, size.Height), features);
        Assert.Contains(features, value => value != 0);
        return features;
    }

    // Whatever the time is.
    private GraphStore Store(long mostBytes = 1 << 30) =>
        new(Models, mostBytes) { LeastSeconds = 0, MostOfTime = double.MaxValue };

    private ExtractorRecipe Recipe(string network = "resnet18", string? layer = null) =>
        ExtractorRecipe.Choose(new ExtractorChoice
        {
            Model = TestNetworks.Write(network, _folder.Root),
            Layer = layer,
        });
}

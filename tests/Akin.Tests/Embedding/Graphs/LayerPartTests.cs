using Akin.Embedding;
using Akin.Imaging;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Embedding.Graphs;

/// <summary>Graphs that fix a number of pictures, and graphs that cannot be computed.</summary>
public sealed class LayerPartTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Load_GraphOfEightPictures_IsGivenOneAtATimeAndLosesNothing()
    {
        var (eight, open) = (Write("eight", SmallNetwork.Planes(8, 3, 32, 32)), Write("open", SmallNetwork.Planes()));
        var recipe = ExtractorRecipe.Choose(new() { Model = eight });
        using var model = EmbeddingModel.Open(recipe);

        Assert.Equal((1, 1L), (model.Part.Input.Pictures, model.Part.Shape.Sizes[0]));
        Assert.DoesNotContain(recipe.Assumptions, text => text.Contains("at a time", StringComparison.Ordinal));
        Assert.Equal(FeaturesOf(ExtractorRecipe.Choose(new() { Model = open })), FeaturesOf(recipe));
    }

    [Fact]
    public void Load_GraphWhoseShapesSayFour_IsGivenOneAndZeros()
    {
        var recipe = ExtractorRecipe.Choose(new() { Model = Write("four", SmallNetwork.Four()) });
        using var model = EmbeddingModel.Open(recipe);

        Assert.Equal(4, model.Part.Input.Pictures);
        Assert.Contains(
            recipe.Assumptions, text => text.Contains("takes 4 pictures at a time", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("missing", "idx=99")]
    [InlineData("wobbled", "Wobble")]
    public async Task Embed_GraphThatCannotBeComputed_SaysWhatOfItAndWhatToDo(string layer, string words)
    {
        var path = Write("model", layer == "missing" ? SmallNetwork.OutOfBounds() : SmallNetwork.Unknown());
        Directory.CreateDirectory(_host.PathOf("pictures"));
        await File.WriteAllBytesAsync(
            _host.PathOf("pictures", "one.jpg"), PictureEncoder.Jpeg(Pictures.Corners(40, 30), 90),
            TestContext.Current.CancellationToken);

        var answer = await _host.Run("embed", "pictures", "--model", path, "--layer", layer);
        var fault = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith(
            $"akin embed: The model file {path} cannot be computed up to {layer}: ", fault, StringComparison.Ordinal);
        Assert.Contains(words, fault, StringComparison.Ordinal);
        Assert.Contains("Take another --layer before that, or export", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("doctor", fault, StringComparison.Ordinal);
        Assert.Equal(0, (await _host.Run("embed", "pictures", "--model", path, "--layer", "embedding")).ExitCode);
    }

    private static float[] FeaturesOf(ExtractorRecipe recipe)
    {
        using var model = EmbeddingModel.Open(recipe);
        using var extractor = new FeatureExtractor(model);
        var features = new float[extractor.Dimension];
        extractor.Extract(TestNetworks.Picture(recipe.Preprocessing.Width, recipe.Preprocessing.Height), features);
        return features;
    }

    private string Write(string name, OnnxBuilder network)
    {
        var path = _host.PathOf(name + ".onnx");
        File.WriteAllBytes(path, network.ToArray());
        return path;
    }
}

using Akin.Embedding;
using Akin.Embedding.Models;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Embedding.Models;

/// <summary>The rows that the program brings.</summary>
public sealed class ProgramCatalogueTests
{
    private static readonly ModelCatalogue Catalogue = ModelCatalogue.Open(Repository.PathOf("models"));

    [Theory]
    [InlineData("efficientnet-lite0", 1_280)]
    [InlineData("efficientnet-lite2", 1_280)]
    [InlineData("resnet18", 512)]
    [InlineData("resnet50", 2_048)]
    [InlineData("vgg16", 4_096)]
    [InlineData("mobilenetv2", 1_280)]
    [InlineData("squeezenet1.1", 512)]
    [InlineData("efficientnet-lite4", 1_280)]
    [InlineData("dinov2-small", 384)]
    [InlineData("clip-vit-b32", 512)]
    [InlineData("resnet18-torchvision", 512)]
    public void Row_Model_GivesThatManyFeatures(string id, int dimension) =>
        Assert.Equal(dimension, Catalogue.Find(id).Layers[0].Dimension);

    [Fact]
    public void Rows_FilesAreHereOrHaveAnEncryptedAddress() =>
        Assert.All(Catalogue.Cards.SelectMany(card => card.Files.Values), file => Assert.True(
            file.Address?.StartsWith("https://", StringComparison.Ordinal) ?? Catalogue.IsPresent(file), file.Path));

    [Fact]
    public void Rows_OfTheZoo_HaveLengthAndHash() =>
        Assert.All(
            Catalogue.Cards.SelectMany(card => card.Files.Values)
                .Where(file => file.Address?.Contains("onnxmodelzoo", StringComparison.Ordinal) == true),
            file => Assert.True(file is { Bytes: > 1_000_000, Sha256.Length: 64 }, file.Path));

    [Fact]
    public void Rows_Licence_IsOneThatAllowsUse() =>
        Assert.All(Catalogue.Cards, card =>
            Assert.Contains(card.Licence, new[] { "Apache-2.0", "MIT", "BSD-3-Clause" }));

    [Fact]
    public void ThirdParty_NamesEveryModel()
    {
        var page = TrackedFiles.Read("THIRD-PARTY.md");
        Assert.Empty(Catalogue.Cards.Where(card => !page.Contains($"`{card.Id}`", StringComparison.Ordinal))
            .Select(card => card.Id));
    }

    [Fact]
    public void Vgg16_LayerFc2_IsTheSecondFullyConnectedOneAfterItsReLU() =>
        Assert.Equal(
            new LayerCard("fc2", "vgg0_dense1_relu_fwd", Pooling.None, 4_096), Catalogue.Find("vgg16").Layers[0]);

    [Fact]
    public void Choose_ModelThatIsNotHere_SaysHowToGetIt()
    {
        var choice = new ExtractorChoice { Model = "resnet50", Precision = Precision.Float32 };
        var error = Assert.Throws<ModelUnavailableException>(() => ExtractorRecipe.Choose(choice, Catalogue));
        Assert.Contains("akin models pull resnet50 (103 MB)", error.Message, StringComparison.Ordinal);
        Assert.Contains("akin models add FILE.onnx --as resnet50", error.Message, StringComparison.Ordinal);
    }
}

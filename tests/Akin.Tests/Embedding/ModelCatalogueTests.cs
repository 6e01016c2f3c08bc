using Akin.Embedding;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class ModelCatalogueTests : IDisposable
{
    private const string Card = """
        {
          "id": "m", "name": "M", "files": { "float32": { "path": "a/m.onnx", "bytes": 3, "sha256": "HASH" } },
          "input": "x", "width": 2, "height": 2, "channels": "rgb", "layout": "nchw", "fit": "squash",
          "mean": 127, "scale": 128, "output": "y", "dimension": 4, "licence": "MIT", "source": "here"
        }
        """;

    private const string HashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akin-models-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Default_Repository_HasTheDefaultModelInBothPrecisions()
    {
        var card = ModelCatalogue.Default.DefaultCard;

        Assert.Equal("efficientnet-lite0", card.Id);
        Assert.Equal((224, 224, 1280), (card.Width, card.Height, card.Dimension));
        Assert.Equal((127f, 128f), (card.Mean, card.Scale));
        Assert.All(
            Enum.GetValues<Precision>(),
            p => Assert.Equal(card.Files[p].Bytes, ModelCatalogue.Default.Read(card, p).Length));
    }

    [Fact]
    public void Read_FileAsInTheCatalogue_GivesItsBytes()
    {
        var catalogue = Write(Card.Replace("HASH", HashOfAbc, StringComparison.Ordinal), "abc");

        Assert.Equal("abc"u8, catalogue.Read(catalogue.DefaultCard, Precision.Float32));
    }

    [Theory]
    [InlineData("abd")]
    [InlineData("abcd")]
    [InlineData("")]
    public void Read_OtherBytes_SaysWhatIsWrong(string content)
    {
        var catalogue = Write(Card.Replace("HASH", HashOfAbc, StringComparison.Ordinal), content);

        var error = Assert.Throws<ModelUnavailableException>(
            () => catalogue.Read(catalogue.DefaultCard, Precision.Float32));

        Assert.Contains("m.onnx", error.Message, StringComparison.Ordinal);
        Assert.Contains(HashOfAbc, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_NamesIt()
    {
        var catalogue = Write(Card, null);

        var error = Assert.Throws<ModelUnavailableException>(
            () => catalogue.Read(catalogue.DefaultCard, Precision.Float32));

        Assert.Contains(catalogue.PathOf(catalogue.DefaultCard, Precision.Float32), error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PrecisionThatIsNotThere_NamesThoseThatAre()
    {
        var catalogue = Write(Card, "abc");

        var error = Assert.Throws<ModelUnavailableException>(
            () => catalogue.Read(catalogue.DefaultCard, Precision.Int8));

        Assert.Contains("Float32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_UnknownId_NamesThoseThereAre() =>
        Assert.Contains(
            "efficientnet-lite0",
            Assert.Throws<ModelUnavailableException>(() => ModelCatalogue.Default.Find("none")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("\"nchw\"", "\"nhwc\"")] // a layout that is not implemented
    [InlineData("\"mean\"", "\"meen\"")] // a typing error
    [InlineData("\"dimension\": 4,", "")] // a missing key
    [InlineData("\"id\": \"m\"", "\"id\": null")]
    [InlineData("}", "")]
    public void Open_CatalogueWithAMistake_IsRefused(string from, string to) =>
        Assert.Throws<ModelUnavailableException>(() => Write(Card.Replace(from, to, StringComparison.Ordinal), "abc"));

    [Fact]
    public void Open_NoCatalogue_NamesTheFile() =>
        Assert.Contains(
            "catalogue.json",
            Assert.Throws<ModelUnavailableException>(() => ModelCatalogue.Open(_folder.FullName)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void FindFolder_Override_ComesFirst_ElseTheNextFolderAbove()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "models"));
        File.WriteAllText(Path.Combine(_folder.FullName, "models", "catalogue.json"), "{}");
        var below = Directory.CreateDirectory(Path.Combine(_folder.FullName, "a", "b")).FullName;

        Assert.Equal("elsewhere", ModelCatalogue.FindFolder(below, "elsewhere"));
        Assert.Equal(Path.Combine(_folder.FullName, "models"), ModelCatalogue.FindFolder(below + "/", null));
    }

    private ModelCatalogue Write(string card, string? content)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "a"));
        var text = $$"""{"default": "m", "models": [{{card}}]}""";
        File.WriteAllText(Path.Combine(_folder.FullName, "catalogue.json"), text);
        if (content is not null)
        {
            File.WriteAllText(Path.Combine(_folder.FullName, "a", "m.onnx"), content);
        }

        return ModelCatalogue.Open(_folder.FullName);
    }
}

using Akin.Embedding;
using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Xunit;

namespace Akin.Tests.Embedding.Models;

public sealed class ModelCatalogueTests : IDisposable
{
    private const string Card = """
        {
          "id": "m", "name": "M", "files": { "float32": { "path": "a/m.onnx", "bytes": 3, "sha256": "HASH" } },
          "input": "x", "preprocessing": {
            "width": 2, "height": 3, "channels": "bgr", "layout": "nchw", "element": "float16", "fit": "squash",
            "interpolation": "bilinear", "scale": 2, "mean": 127, "std": [1, 2, 3]
          },
          "layers": [{ "name": "f", "tensor": "y", "pool": "generalised_mean", "dimension": 4 }],
          "licence": "MIT", "source": "here"
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
        Assert.Equal(
            new Preprocessing { Width = 224, Height = 224, Mean = new(127), Std = new(128) }, card.Preprocessing);
        Assert.Equal([new LayerCard("features", "features", Pooling.None, 1280)], card.Layers);
        Assert.All(
            new[] { Precision.Float32, Precision.Int8 },
            p => Assert.Equal(card.Files[p].Bytes, ModelCatalogue.Default.Read(card, p).Length));
    }

    [Fact]
    public void Open_Card_HasAllThatItsRowSays()
    {
        var card = Write(Card.Replace("HASH", HashOfAbc, StringComparison.Ordinal), null).DefaultCard;

        Assert.Equal(
            new Preprocessing
            {
                Width = 2,
                Height = 3,
                Channels = ChannelOrder.Bgr,
                Element = TensorElement.Float16,
                Scale = 2,
                Mean = new(127),
                Std = new(1, 2, 3),
            },
            card.Preprocessing);
        Assert.Equal([new LayerCard("f", "y", Pooling.GeneralisedMean, 4)], card.Layers);
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
        var catalogue = Write(Card.Replace("HASH", HashOfAbc, StringComparison.Ordinal), null);

        var error = Assert.Throws<ModelUnavailableException>(
            () => catalogue.Read(catalogue.DefaultCard, Precision.Float32));

        Assert.Contains(catalogue.PathOf(catalogue.DefaultCard, Precision.Float32), error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PrecisionThatIsNotThere_NamesThoseThatAre()
    {
        var catalogue = Write(Card.Replace("HASH", HashOfAbc, StringComparison.Ordinal), "abc");

        var error = Assert.Throws<ModelUnavailableException>(
            () => catalogue.Read(catalogue.DefaultCard, Precision.Int8));

        Assert.Contains("float32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_UnknownId_NamesThoseThereAre() =>
        Assert.Contains(
            "efficientnet-lite0",
            Assert.Throws<ModelUnavailableException>(() => ModelCatalogue.Default.Find("none")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("\"nchw\"", "\"nwhc\"")]
    [InlineData("[1, 2, 3]", "[1, 2]")]
    [InlineData("[1, 2, 3]", "[1, 2, 3, 4]")]
    [InlineData("[1, 2, 3]", "[1, [2], 3]")]
    [InlineData("[1, 2, 3]", "[1, 0, 3]")]
    [InlineData("\"scale\": 2, ", "")]
    [InlineData("\"width\": 2", "\"width\": 0")]
    [InlineData("\"dimension\": 4", "\"dimension\": 0")]
    [InlineData("\"mean\"", "\"meen\"")] // a typing error
    [InlineData(", \"dimension\": 4", "")] // a missing key
    [InlineData("\"id\": \"m\"", "\"id\": null")]
    [InlineData("}", "")]
    public void Open_CatalogueWithAMistake_IsRefused(string from, string to) =>
        Assert.Throws<ModelUnavailableException>(() => Write(
            Card.Replace(from, to, StringComparison.Ordinal).Replace("HASH", HashOfAbc, StringComparison.Ordinal),
            "abc"));

    [Fact]
    public void Open_NoCatalogue_NamesTheFile() =>
        Assert.Contains(
            "catalogue.json",
            Assert.Throws<ModelUnavailableException>(() => ModelCatalogue.Open(_folder.FullName)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void FindBundled_TheNextFolderAbove_ElseNone()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "models"));
        File.WriteAllText(Path.Combine(_folder.FullName, "models", "catalogue.json"), "{}");
        var below = Directory.CreateDirectory(Path.Combine(_folder.FullName, "a", "b")).FullName;

        Assert.Equal(Path.Combine(_folder.FullName, "models"), ModelCatalogue.FindBundled(below + "/"));
        Assert.Null(ModelCatalogue.FindBundled(Path.GetPathRoot(below)!));
    }

    [Theory]
    [InlineData("uint8")]
    [InlineData("u_int8")] // as older versions wrote it
    public void Open_CardOfBytes_TakesTheWordThatNumPyHas(string word)
    {
        var card = Card.Replace("float16", word, StringComparison.Ordinal)
            .Replace("\"scale\": 2, \"mean\": 127, \"std\": [1, 2, 3]", "\"scale\": 1, \"mean\": 0, \"std\": 1",
                StringComparison.Ordinal)
            .Replace("HASH", HashOfAbc, StringComparison.Ordinal);
        Assert.Equal(TensorElement.UInt8, Write(card, null).DefaultCard.Preprocessing.Element);
    }

    [Theory]
    [InlineData("float16", "float64")]
    [InlineData("\"float16\"", "1")]
    [InlineData("\"id\": \"m\"", "\"id\": \"M\"")]
    [InlineData("\"id\": \"m\"", "\"id\": \"../m\"")]
    [InlineData("\"id\": \"m\"", "\"id\": \"modèle\"")]
    [InlineData("\"id\": \"m\"", "\"id\": \"m.\"")]
    [InlineData("\"id\": \"m\"", "\"id\": \"\"")]
    [InlineData("a/m.onnx", "../m.onnx")]
    [InlineData("a/m.onnx", "/m.onnx")]
    [InlineData("a/m.onnx", "a//m.onnx")]
    [InlineData("a/m.onnx", "a\\\\m.onnx")]
    [InlineData("a/m.onnx", "C:m.onnx")]
    [InlineData("\"bytes\": 3", "\"bytes\": 0")]
    [InlineData("\"bytes\": 3", "\"bytes\": 3, \"address\": \"ftp://host/m.onnx\"")]
    [InlineData("\"bytes\": 3", "\"bytes\": 3, \"address\": \"m.onnx\"")]
    [InlineData("HASH", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("HASH", "ba78")]
    [InlineData("\"width\": 2", "\"width\": 0")]
    [InlineData("\"width\": 2", "\"width\": 100000")]
    [InlineData("\"dimension\": 4", "\"dimension\": 0")]
    [InlineData("[1, 2, 3]", "[1, 0, 3]")]
    public void Open_RowThatCannotBe_IsRefusedInOneLine(string from, string to)
    {
        var card = Card.Replace(from, to, StringComparison.Ordinal)
            .Replace("HASH", HashOfAbc, StringComparison.Ordinal);
        var error = Assert.Throws<ModelUnavailableException>(() => Write(card, "abc"));
        Assert.Contains("catalogue.json cannot be read", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
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

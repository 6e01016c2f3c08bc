using Akin.Cli.Commands.Models;
using Akin.Embedding.Models;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Files that are not what their rows say: found by <c>check</c>, mended by <c>add</c>.</summary>
public sealed class ModelsDamageTests : IDisposable
{
    private readonly ModelsHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(40)] // shorter than the row says
    [InlineData(-1)] // as long as it says
    public async Task Check_DamagedFile_FailsNamedOrNot(int length)
    {
        _host.AddTiny();
        _host.Write("models/tiny/tiny.onnx", new byte[length < 0 ? ModelsHost.Model.Length : length]);
        foreach (string[] line in new[] { new[] { "check", "tiny", "--json" }, ["check", "--json"] })
        {
            var answer = await _host.Run(line);
            Assert.Equal(1, answer.ExitCode);
            Assert.False(answer.Json.GetProperty("passed").GetBoolean());
            Assert.Contains(answer.Json.GetProperty("models").EnumerateArray(), model =>
                model.GetProperty("id").GetString() == "tiny" && !model.GetProperty("passed").GetBoolean());
        }
    }

    [Theory]
    [InlineData("features")]
    [InlineData("@features")]
    public async Task Check_PoolThatDoesNotFit_FailsInOneLine(string tensor)
    {
        _host.AddTiny(tensor: tensor, pool: "class_token");
        _host.Write("models/tiny/tiny.onnx", ModelsHost.Model);
        var answer = await _host.Run("check", "tiny");
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("WRONG: ", answer.Out, StringComparison.Ordinal);
        Assert.Contains("--pool does not fit", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_DamagedFileOfTheRightLengthIsThere_TakesItsPlace()
    {
        _host.AddTiny();
        _host.Write("models/tiny/tiny.onnx", new byte[ModelsHost.Model.Length]);
        var answer = await _host.Run("add", _host.Write("got.onnx", ModelsHost.Model), "--as", "tiny");
        Assert.Contains("tiny is added", answer.Out, StringComparison.Ordinal);
        Assert.Equal(ModelsHost.Model, File.ReadAllBytes(_host.TinyPath));
    }

    [Fact]
    public async Task Check_NoModelIsHere_IsAFault()
    {
        _host.WriteCatalogue("""
            { "default": "tiny", "models": [{
              "id": "tiny", "name": "Tiny", "files": { "float32": { "path": "tiny/tiny.onnx" } },
              "input": "image", "preprocessing": { "width": 16, "height": 16, "scale": 1, "mean": 127, "std": 128 },
              "layers": [{ "name": "features", "tensor": "features", "pool": "none", "dimension": 3 }],
              "licence": "Apache-2.0", "source": "written by hand"
            }] }
            """);
        using var output = new StringWriter();
        var fault = Assert.Throws<ModelUnavailableException>(() => ModelsCheckHandler.Run(
            ModelCatalogue.Open(_host.Folder), [], [], null, new(false, 1, null, 0, null),
            new(output, output, _host.Folder), CancellationToken.None));
        Assert.StartsWith("No model is here that could be checked", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await _host.Run("check")).ExitCode); // there are always those of the program
    }

    [Theory]
    [InlineData("efficientnet-lite2", true, true)] // int8 alone: used on every processor
    [InlineData("efficientnet-lite2", false, false)]
    [InlineData("efficientnet-lite0", true, false)] // float32 is used instead
    public void IsToBeRun_ProcessorWithoutExactInt8_RunsWhatIsUsed(string id, bool named, bool expected)
    {
        var catalogue = ModelCatalogue.Default;
        Assert.Equal(expected, ModelsCheckHandler.IsToBeRun(
            catalogue, catalogue.Find(id), Precision.Int8, named, Precision.Float32));
        Assert.True(ModelsCheckHandler.IsToBeRun(
            catalogue, catalogue.Find(id), Precision.Int8, named, Precision.Int8));
    }
}

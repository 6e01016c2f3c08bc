using Akin.Tests.Intake.Downloads;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Rows without a hash: what comes first is believed, if it does what the row says.</summary>
public sealed class UnverifiedModelsTests : IDisposable
{
    private const string Id = "clip-vit-b32";

    private static readonly string Hash = DownloadFixture.HashOf(ModelsHost.Clip);

    private readonly ModelsHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Pull_ModelOfTheRow_IsBelievedFromThenOn()
    {
        await using var server = new FileServer(
            FileReplies.Good(ModelsHost.Clip), FileReplies.Good([.. ModelsHost.Clip, 0]));
        var pulled = await _host.Run("pull", Id, "--from", server.Root.ToString());
        Assert.Equal((0, "/vision_model.onnx"), (pulled.ExitCode, server.Requests[0].Target));
        Assert.Contains(Hash, (await _host.Run("show", Id)).Out, StringComparison.Ordinal);
        File.Delete(Path.Combine(_host.Folder, Id, "clip-vit-b32-vision.onnx"));
        var again = await _host.Run("pull", Id, "--from", server.Root.ToString());
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is another file", again.Error, StringComparison.Ordinal);
        Assert.DoesNotContain($"fetch {server.Root}", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pull_PageOrAnotherModel_IsNotBelieved(bool page)
    {
        await using var server = new FileServer(FileReplies.Good(
            page ? "<html>Please log in</html>"u8.ToArray() : ModelsHost.Model));
        var answer = await _host.Run("pull", Id, "--from", server.Root.ToString());
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("is no model that can be used, and was deleted", answer.Error, StringComparison.Ordinal);
        Assert.Empty(_host.Files);
    }

    [Fact]
    public async Task Pull_WeightsInAFileBesideIt_AreFetchedBelievedAndHeldTo()
    {
        var (model, weights) = Outside();
        await using var server = new FileServer(
            FileReplies.Good(model), FileReplies.Good(weights), FileReplies.Good(weights));
        WriteRow(server.Root);
        var pulled = await _host.Run("pull", "own");
        Assert.Equal(0, pulled.ExitCode);
        Assert.Equal(["/clip.onnx", "/clip.weights"], server.Requests.Select(request => request.Target));
        Assert.Contains(
            DownloadFixture.HashOf(weights), (await _host.Run("show", "own")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await _host.Run("check", "own")).ExitCode);

        var path = Path.Combine(_host.Folder, "own", "clip.weights");
        await File.WriteAllBytesAsync(path, [.. weights.Reverse()], TestContext.Current.CancellationToken);
        Assert.Contains("WRONG: ", (await _host.Run("check", "own")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await _host.Run("pull", "own")).ExitCode);
        Assert.Equal(weights, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(0, (await _host.Run("check", "own")).ExitCode);
    }

    [Fact]
    public async Task Add_WeightsInAFileBesideIt_AreTakenAlongAndHeldTo()
    {
        var (model, weights) = Outside();
        WriteRow(new Uri("http://127.0.0.1/"));
        var file = _host.Write("got.onnx", model);
        Assert.Equal(1, (await _host.Run("add", file, "--as", "own")).ExitCode); // the weights are missing
        _host.Write("clip.weights", weights);
        Assert.Equal(0, (await _host.Run("add", file, "--as", "own")).ExitCode);
        Assert.Equal(0, (await _host.Run("check", "own")).ExitCode);
        _host.Write("clip.weights", [.. weights.Reverse()]);
        Assert.Contains("is there already", (await _host.Run("add", file, "--as", "own")).Out,
            StringComparison.Ordinal);
        _host.Write("models/own/clip.weights", [.. weights.Reverse()]);
        Assert.Contains("is not the file of own", (await _host.Run("add", file, "--as", "own")).Error,
            StringComparison.Ordinal);
        _host.Write("clip.weights", weights);
        Assert.Contains("own is added", (await _host.Run("add", file, "--as", "own")).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await _host.Run("check", "own")).ExitCode);
    }

    [Fact]
    public async Task Add_ModelOfTheRow_FillsInItsHash()
    {
        var answer = await _host.Run("add", _host.Write("got.onnx", ModelsHost.Clip), "--as", Id);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(Hash, answer.Out, StringComparison.Ordinal);
        var row = (await _host.Run("list", "--json")).Json.GetProperty("models").EnumerateArray()
            .Single(model => model.GetProperty("id").GetString() == Id);
        Assert.True(row.GetProperty("present").GetBoolean());
        Assert.True(row.GetProperty("verified").GetBoolean());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Add_TextOrAnotherModel_IsNotBelieved(bool text)
    {
        var file = _host.Write("notes.txt", text ? "notes"u8.ToArray() : ModelsHost.Model);
        var answer = await _host.Run("add", file, "--as", Id);
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"is not {Id}, of which no hash is known yet", answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Trim().Split('\n'));
        Assert.Empty(_host.Files);
    }

    [Fact]
    public async Task Add_ModelWhoseInputIsNamedOtherwise_NamesBoth()
    {
        _host.WriteCatalogue("""
            { "default": "own", "models": [{
              "id": "own", "name": "Own", "files": { "float32": { "path": "own/own.onnx" } },
              "input": "data_0", "preprocessing": { "width": 16, "height": 16, "scale": 1, "mean": 127, "std": 128 },
              "layers": [{ "name": "features", "tensor": "features", "pool": "none", "dimension": 3 }],
              "licence": "Apache-2.0", "source": "written by hand"
            }] }
            """);
        var answer = await _host.Run("add", _host.Write("got.onnx", ModelsHost.Model), "--as", "own");
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(
            "has no input 'data_0', which the model's row says is the picture; it takes 'image'", answer.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_Model_DeletesItsFilesAndWhatWasBelieved()
    {
        await _host.Run("add", _host.Write("got.onnx", ModelsHost.Clip), "--as", Id);
        var answer = await _host.Run("remove", Id);
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["catalogue.json"], _host.Files);
        Assert.DoesNotContain(Hash, await File.ReadAllTextAsync(
            _host.Catalogue, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("was not there", (await _host.Run("remove", Id)).Out, StringComparison.Ordinal);
    }

    private static (byte[] Model, byte[] Weights) Outside()
    {
        using var model = new MemoryStream();
        using var weights = new MemoryStream();
        TinyModel.Clip().Write(model, weights, "clip.weights");
        return (model.ToArray(), weights.ToArray());
    }

    private void WriteRow(Uri root) => _host.WriteCatalogue($$"""
        { "models": [{
          "id": "own", "name": "Weights beside the model",
          "files": { "float32": {
            "path": "own/clip.onnx", "address": "{{root}}clip.onnx",
            "data": [{ "path": "own/clip.weights", "address": "{{root}}clip.weights" }] } },
          "input": "pixel_values",
          "preprocessing": { "width": 224, "height": 224, "scale": 1, "mean": 127, "std": 128 },
          "layers": [{ "name": "features", "tensor": "image_embeds", "pool": "none", "dimension": 512 }],
          "licence": "MIT", "source": "written by hand"
        }] }
        """);
}

using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin models</c> as a user types it, against a server on this machine.</summary>
public sealed class ModelsVerbTests : IDisposable
{
    private readonly ModelsHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task List_Json_HasTheKeysThatProgramsRelyOn()
    {
        var models = (await _host.Run("list", "--json")).Json.GetProperty("models").EnumerateArray().ToList();
        var first = models[0];
        Assert.Equal(
            ("efficientnet-lite0", 1_280, "Apache-2.0", true, true),
            (first.GetProperty("id").GetString(), first.GetProperty("dimension").GetInt32(),
                first.GetProperty("licence").GetString(), first.GetProperty("present").GetBoolean(),
                first.GetProperty("default").GetBoolean()));
        Assert.Single(models, model => model.GetProperty("default").GetBoolean());
        Assert.Contains(models, model =>
            model.GetProperty("id").GetString() == "resnet50" && !model.GetProperty("present").GetBoolean());
    }

    [Fact]
    public async Task List_Text_MarksTheDefaultAndWhatIsUnverified()
    {
        var lines = (await _host.Run("list")).Out.Split('\n');
        Assert.Contains(lines, line => line.StartsWith("*  efficientnet-lite0 ", StringComparison.Ordinal));
        Assert.Contains(lines, line =>
            line.Contains("dinov2-small", StringComparison.Ordinal)
            && line.Contains("unverified", StringComparison.Ordinal));
        Assert.Contains(lines, line =>
            line.Contains(" vgg16 ", StringComparison.Ordinal) && line.Contains(" no ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Show_Model_SaysAllThatIsKnown()
    {
        var text = (await _host.Run("show", "vgg16")).Out;
        Assert.All(
            new[]
            {
                "722c42f53ca03a5480296bf8f9c85a151de3eed9ec982d7d2302ff6e2900c67b", "553,437,752 bytes",
                "https://huggingface.co/", "Apache-2.0", "224 x 224 crop of 256", "layer fc2", "4,096 numbers",
                "akin models pull vgg16",
            },
            words => Assert.Contains(words, text, StringComparison.Ordinal));
        var json = (await _host.Run("show", "vgg16", "--json")).Json;
        Assert.Equal("fc2", json.GetProperty("layers")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Pull_Model_BringsItOnce()
    {
        await using var server = new FileServer(FileReplies.Good(ModelsHost.Model));
        _host.AddTiny(server.File);
        var answer = await _host.Run("pull", "tiny");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["catalogue.json", "tiny.onnx"], _host.Files);
        Assert.Contains(ModelsHost.Hash, answer.Out, StringComparison.Ordinal);
        Assert.Contains("is there already", (await _host.Run("pull", "tiny")).Out, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Contains("float32", (await _host.Run("list")).Out.Split('\n')[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_OtherFile_SaysBothHashesAndWhatToDoInOneLine()
    {
        var other = ModelsHost.Model.Reverse().ToArray();
        await using var server = new FileServer(FileReplies.Good(other));
        _host.AddTiny(server.File);
        var answer = await _host.Run("pull", "tiny");
        Assert.Equal(1, answer.ExitCode);
        Assert.All(
            new[] { ModelsHost.Hash, "akin models add model.onnx --as tiny", server.File.ToString() },
            words => Assert.Contains(words, answer.Error, StringComparison.Ordinal));
        Assert.Single(answer.Error.Split('\n'), line => line.StartsWith("akin models pull:", StringComparison.Ordinal));
        Assert.Equal(["catalogue.json"], _host.Files);
    }

    [Fact]
    public async Task Pull_Mirror_MustHaveTheCataloguesFile()
    {
        await using var server = new FileServer(FileReplies.Good(ModelsHost.Model));
        var answer = await _host.Run("pull", "squeezenet1.1", "--from", server.Root.ToString());
        Assert.Equal((1, "/squeezenet1.1-7.onnx"), (answer.ExitCode, server.Requests[0].Target));
        Assert.Contains("expected are 4,956,208", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_SeveralOfWhichOneIsNotThere_BringsTheOther()
    {
        await using var server = new FileServer(
            FileReplies.Status("404 Not Found"), FileReplies.Good(ModelsHost.Model));
        _host.AddTiny(server.File);
        var answer = await _host.Run("pull", "resnet18", "tiny", "--from", server.Root.ToString(), "--json");
        Assert.Equal(1, answer.ExitCode);
        var models = answer.Json.GetProperty("models");
        Assert.Contains("(404)", models[0].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(ModelsHost.Hash, models[1].GetProperty("files")[0].GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Add_FileOfARow_IsCheckedAndCopied()
    {
        _host.AddTiny();
        var file = _host.Write("got.onnx", ModelsHost.Model);
        var answer = await _host.Run("add", file, "--as", "tiny", "--json");
        Assert.Equal((0, "verified"), (answer.ExitCode, answer.Json.GetProperty("outcome").GetString()));
        Assert.Equal(
            ModelsHost.Model, await File.ReadAllBytesAsync(_host.TinyPath, TestContext.Current.CancellationToken));
        Assert.Contains("is there already", (await _host.Run("add", file, "--as", "tiny")).Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_OtherFileAsARow_IsRefusedWithBothHashes()
    {
        var file = _host.Write("resnet50.onnx", ModelsHost.Model);
        var answer = await _host.Run("add", file); // the name says which
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(ModelsHost.Hash, answer.Error, StringComparison.Ordinal);
        Assert.Contains("3f03fdef724b22947eed826f1eef1dc5c34151bb4c37d634f1db89dfa2dd1526", answer.Error,
            StringComparison.Ordinal);
        Assert.Empty(_host.Files);
    }

    [Fact]
    public async Task Add_ModelOfOnesOwn_IsARowThatCanBeUsedCheckedAndRemoved()
    {
        var file = _host.Write("birds.onnx", ModelsHost.Model);
        var answer = await _host.Run("add", file, "--preprocessing", "tf", "--fit", "crop");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["birds.onnx", "catalogue.json"], _host.Files);
        Assert.Contains("16 x 16 crop", (await _host.Run("show", "birds")).Out, StringComparison.Ordinal);
        Assert.Contains("works; no reference", (await _host.Run("check", "birds")).Out, StringComparison.Ordinal);
        Assert.Equal(2, (await _host.Run("add", file, "--as", "birds", "--fit", "pad")).ExitCode);
        Assert.Contains("birds is removed", (await _host.Run("remove", "birds")).Out, StringComparison.Ordinal);
        Assert.Equal(["catalogue.json"], _host.Files);
        Assert.DoesNotContain("birds", (await _host.Run("list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_WeightsInAFileBesideIt_AreTakenAlong()
    {
        using var model = new MemoryStream();
        using var weights = new MemoryStream();
        PlainNetwork.Vgg16(32, 4, 64, 10).Write(model, weights, "vgg.weights");
        var file = _host.Write("vgg.onnx", model.ToArray());
        Assert.Equal(1, (await _host.Run("add", file, "--layer", "fc2")).ExitCode); // the weights are missing
        _host.Write("vgg.weights", weights.ToArray());
        var answer = await _host.Run("add", file, "--as", "small-vgg", "--layer", "fc2");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["catalogue.json", "small-vgg.onnx", "vgg.weights"], _host.Files);
        Assert.Equal(0, (await _host.Run("check", "small-vgg")).ExitCode);
        var detail = (await _host.Run("show", "small-vgg", "--layers", "--json")).Json;
        Assert.Equal("vgg0_dense1_relu_fwd", detail.GetProperty("layers")[0].GetProperty("tensor").GetString());
        Assert.Contains(detail.GetProperty("tensors").EnumerateArray(), tensor =>
            tensor.GetProperty("tensor").GetString() == "vgg0_dense1_relu_fwd"
            && tensor.GetProperty("shape").GetString() == "[1, 64]");
        await File.WriteAllBytesAsync(
            Path.Combine(_host.Folder, "small-vgg", "vgg.weights"), new byte[weights.Length],
            TestContext.Current.CancellationToken);
        Assert.Equal(1, (await _host.Run("check", "small-vgg")).ExitCode); // other weights are another model
    }

    [Fact]
    public async Task Check_LayerThatIsFoundByItsPlace_Works()
    {
        _host.Write("models/tiny/tiny.onnx", ModelsHost.Model);
        _host.AddTiny(tensor: "@features");
        Assert.Equal(0, (await _host.Run("check", "tiny")).ExitCode);
        _host.AddTiny(tensor: "@features", dimension: 5);
        Assert.Contains("its row says 5", (await _host.Run("check", "tiny")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_File_SaysWhatIsAssumedOfIt()
    {
        var answer = await _host.Run("show", _host.Write("birds.onnx", ModelsHost.Model), "--layers");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("assumed", answer.Out, StringComparison.Ordinal);
        Assert.Contains("GlobalAveragePool", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ModelWithoutReference_SaysSo()
    {
        _host.AddTiny();
        _host.Write("models/tiny/tiny.onnx", ModelsHost.Model);
        var answer = await _host.Run("check", "tiny");
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("works; no reference to compare with", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("features", 4)] // another dimension than the row's
    [InlineData("logits", 3)] // no such tensor
    public async Task Check_ModelThatIsNotAsItsRowSays_Fails(string tensor, int dimension)
    {
        _host.AddTiny(tensor: tensor, dimension: dimension);
        _host.Write("models/tiny/tiny.onnx", ModelsHost.Model);
        var answer = await _host.Run("check", "tiny");
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("WRONG: ", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ModelsOfTheProgram_AreThoseOfTheirReferences()
    {
        var answer = await _host.Run("check", "efficientnet-lite0", "--json");
        Assert.Equal(0, answer.ExitCode);
        Assert.All(answer.Json.GetProperty("models").EnumerateArray(), model =>
            Assert.True(model.GetProperty("cosine").GetDouble() >= model.GetProperty("limit").GetDouble()));
    }
}

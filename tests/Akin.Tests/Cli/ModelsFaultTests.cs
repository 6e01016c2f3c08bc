using System.Text;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Whatever a user types or a folder holds: one clear line, exit code 1 or 2, never a stack trace.</summary>
public sealed class ModelsFaultTests : IDisposable
{
    private static readonly string[] OddIds =
    [
        "", " ", "none", "RESNET50", "resnet50 ", "../resnet50", "a/b", "a\\b", "/no/such", "C:\\m", "..", ".", "~",
        "*", "modèle", "模型", "\u202eabc", "a\nb", "a\tb", "a\0b", "%00", "$HOME", "http://127.0.0.1/m.onnx", "con ",
        "x.", "-x", "--frobnicate", "resnet50,vgg16", "'", "\"", new string('x', 5_000),
    ];

    private readonly ModelsHost _host = new();

    public static TheoryData<string, int> OddCommandLines => new(
        from verb in new[] { "show", "pull", "remove", "check", "add" }
        from id in Enumerable.Range(0, OddIds.Length)
        select (verb, id));

    public void Dispose() => _host.Dispose();

    [Theory]
    [MemberData(nameof(OddCommandLines))]
    public async Task OddId_IsRefusedInOneLine(string verb, int id)
    {
        var file = _host.Write("got.onnx", ModelsHost.Model);
        string[] line = verb == "add" ? ["add", file, "--as", OddIds[id]] : [verb, OddIds[id]];
        var answer = await _host.Run(line);
        if (verb == "add" && OddIds[id] == "none")
        {
            Assert.Equal(0, answer.ExitCode); // a name like any other
            return;
        }

        AssertOneLine(answer, 2);
        Assert.True(answer.Error.Length < 700, answer.Error);
        Assert.Empty(_host.Files);
    }

    [Theory]
    [InlineData("pull", "say which models, or --all")]
    [InlineData("pull resnet50 --all", "--all takes the place of models")]
    [InlineData("pull resnet50 --from nowhere", "--from cannot be 'nowhere'")]
    [InlineData("pull resnet50 --from ftp://host/m", "it takes an address such as")]
    [InlineData("pull resnet50 --from", "--from")]
    [InlineData("show", "MODEL is missing")]
    [InlineData("show resnet50 vgg16 --json", "--json shows one model")]
    [InlineData("remove", "MODEL is missing")]
    [InlineData("remove efficientnet-lite0", "comes with the program and stays")]
    [InlineData("add", "FILE.onnx is missing")]
    [InlineData("add nowhere.onnx", "there is no file 'nowhere.onnx'")]
    [InlineData("add . --as x", "'.' is a folder, not a file")]
    [InlineData("check ./", "is a folder, not a file")]
    [InlineData("add got.onnx --as autoencoder", "networks that were trained are called so")]
    [InlineData("add got.onnx --as own.onnx", "--as cannot be 'own.onnx'; it takes")]
    [InlineData("add got.onnx --as con", "--as cannot be 'con'; it takes")]
    [InlineData("add got.onnx --as lpt1.birds", "--as cannot be 'lpt1.birds'; it takes")]
    [InlineData("add got.onnx --as resnet50 --mean 3", "resnet50 has its own layer and preprocessing")]
    [InlineData("add got.onnx --as own --pool cls", "--pool does not fit")]
    [InlineData("add got.onnx --as own --layer no-such", "--layer cannot be 'no-such'")]
    [InlineData("add got.onnx --as own --std 0", "--std")]
    [InlineData("fetch resnet50", "there is no command 'fetch'")]
    [InlineData("", "a command is missing: list, show, pull, add, remove, check")]
    public async Task WrongUse_IsRefusedInOneLine(string line, string expected)
    {
        _host.Write("got.onnx", ModelsHost.Model);
        var answer = await _host.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        AssertOneLine(answer, 2);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_WhereTheFileCannotBe_LeavesNothingBehind()
    {
        var file = _host.Write("got.onnx", ModelsHost.Model);
        Directory.CreateDirectory(Path.Combine(_host.Folder, "own", "own.onnx"));

        AssertOneLine(await _host.Run("add", file, "--as", "own", "--fit", "pad", "--preprocessing", "unit"), 1);

        Assert.Empty(_host.Files);
    }

    [Fact]
    public async Task Folder_WithFilesThatNeverEnd_IsReadAsFarAsItGoes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no devices among the files of Windows.");
        Directory.CreateDirectory(_host.Folder);
        File.CreateSymbolicLink(Path.Combine(_host.Folder, "arrangements.json"), "/dev/zero");
        Assert.Equal(0, (await _host.Run("show", "efficientnet-lite0")).ExitCode);
        File.CreateSymbolicLink(_host.Catalogue, "/dev/zero");
        AssertOneLine(await _host.Run("list"), 1);
    }

    [Fact]
    public async Task Catalogue_CutAnywhere_IsRefusedInOneLine()
    {
        _host.AddTiny();
        var whole = await File.ReadAllTextAsync(_host.Catalogue, TestContext.Current.CancellationToken);
        for (var length = 0; length < whole.TrimEnd().Length; length += 13)
        {
            _host.WriteCatalogue(whole[..length]);
            var answer = await _host.Run("list");
            AssertOneLine(answer, 1);
            Assert.Contains("catalogue.json cannot be read", answer.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"models\": null}")]
    [InlineData("{\"models\": [null]}")]
    [InlineData("{\"models\": [{}]}")]
    [InlineData("{\"models\": [], \"default\": \"no-such\"}")]
    [InlineData("{\"models\": [], \"verified\": {\"dinov2-small\": {}}}")]
    [InlineData("{\"models\": [], \"verified\": {\"dinov2-small\": {\"float32\": {\"path\": \"../x\"}}}}")]
    [InlineData("{\"models\": [], \"verified\": {\"dinov2-small\": {\"float32\": null}}}")]
    [InlineData("{\"models\": [], \"other\": 1}")]
    [InlineData("{\"models\": [], \"verified\": {\"dinov2-small\": null}}")]
    [InlineData("{\"models\": 3}")]
    [InlineData("\ufeff{\"models\": []")]
    public async Task Catalogue_ThatIsNone_IsRefusedInOneLine(string text)
    {
        _host.WriteCatalogue(text);
        AssertOneLine(await _host.Run("list"), 1);
    }

    [Fact]
    public async Task Add_ModelCutAnywhere_IsRefusedInOneLine()
    {
        for (var length = 0; length < ModelsHost.Model.Length; length += 3)
        {
            var file = _host.Write("cut.onnx", ModelsHost.Model[..length]);
            var answer = await _host.Run("add", file, "--as", "own");
            Assert.NotEqual(0, answer.ExitCode);
            AssertOneLine(answer, answer.ExitCode);
        }

        Assert.Empty(_host.Files);
    }

    [Theory]
    [InlineData("not a model")]
    [InlineData("<!DOCTYPE html><html></html>")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4e8f\nsize 46820737\n")]
    public async Task Add_FileThatIsNoModel_IsRefusedInOneLine(string text)
    {
        AssertOneLine(await _host.Run("add", _host.Write("m.onnx", Encoding.UTF8.GetBytes(text)), "--as", "own"), 1);
        Assert.Empty(_host.Files);
    }

    [Fact]
    public async Task Embed_ModelThatIsNotHere_SaysInOneLineHowToGetIt()
    {
        using var host = new CliHost();
        host.Write("pictures/a.txt", "none");
        var answer = await host.Run("embed", host.PathOf("pictures"), "--model", "resnet50");
        AssertOneLine(answer, 1);
        Assert.Contains("akin models pull resnet50", answer.Error, StringComparison.Ordinal);
    }

    private static void AssertOneLine(CliAnswer answer, int code)
    {
        Assert.Equal(code, answer.ExitCode);
        Assert.InRange(answer.ExitCode, 1, 2);
        Assert.Empty(answer.Out);
        Assert.Equal(1, answer.Error.Count(c => c == '\n'));
        Assert.StartsWith("akin ", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIN_DEBUG", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Error[..^1], char.IsControl);
    }
}

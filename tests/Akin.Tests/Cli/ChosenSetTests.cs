using Akin.Imaging;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Which set the verbs work on: what was asked for is used or made, and only embedding changes the usual
/// one.</summary>
public sealed class ChosenSetTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Cluster_ModelWithoutSource_UsesOrMakesTheSetOfThatModel()
    {
        await Embed(6);
        TestNetworks.Write("vgg16", _host.Root);

        var made = await Cluster("--model", "vgg16.onnx", "--layer", "fc2");
        Assert.Equal("vgg16-fc2", made.Set);
        Assert.Contains("vgg16: Values are normalised as for ImageNet", made.Error, StringComparison.Ordinal);
        Assert.Equal("vgg16-fc2", (await Cluster("--model", "vgg16.onnx", "--layer", "fc2")).Set);
        Assert.Equal("efficientnet-lite0", (await Cluster()).Set);
        Assert.Equal(["efficientnet-lite0", "vgg16-fc2"], (await Sets()).Names);

        var refused = await _host.Run(
            "cluster", "--k", "2", "--features", "efficientnet-lite0", "--model", "vgg16.onnx");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("leave the options of the model out", refused.Error, StringComparison.Ordinal);
        refused = await _host.Run("cluster", "--k", "2", "--model", "efficientnet-lite0,efficientnet-lite2");
        Assert.Equal(2, refused.ExitCode);
    }

    [Theory]
    [InlineData("cluster")]
    [InlineData("run")]
    public async Task Verb_SourceAndASetOfTransforms_WorksOnThatSet(string verb)
    {
        await Embed(6, "--normalise", "l2", "--pca", "3", "--name", "small");
        Draw(8);

        Assert.Equal("small", (await Analyse(verb, "pictures")).Set);
        var sets = await Sets();
        Assert.Equal("small", sets.Default);
        Assert.Equal([8, 8], sets.Rows);
        Assert.Equal("efficientnet-lite0", (await Analyse(verb, "pictures", "--features", "efficientnet-lite0")).Set);
        Assert.Equal("small", (await Sets()).Default);
    }

    [Fact]
    public async Task RetryFailed_WithoutSource_ReadsWhatFailedAgain()
    {
        await Embed(4);
        File.WriteAllText(_host.PathOf("pictures", "4.png"), "none");
        Assert.Equal(3, (await _host.Run("embed", "pictures")).ExitCode);
        Draw(5);

        await Cluster();
        Assert.Equal(4, (await Sets()).Rows.Single());
        await Cluster("--retry-failed");
        Assert.Equal(5, (await Sets()).Rows.Single());
    }

    [Fact]
    public async Task Cluster_ModelFileIsGone_NeedsItOnlyForNewPictures()
    {
        Draw(5);
        var model = TestNetworks.Write("vgg16", _host.Root);
        await _host.Run("embed", "pictures", "--model", "vgg16.onnx", "--layer", "fc2");
        Directory.CreateDirectory(_host.PathOf("models"));
        File.Move(model, _host.PathOf("models", "vgg16.onnx"));

        Assert.Equal("vgg16-fc2", (await Cluster()).Set);
        Assert.Equal("vgg16-fc2", (await Cluster("pictures")).Set);
        Draw(6);
        var lacking = await _host.Run("cluster", "pictures", "--k", "2");
        Assert.Equal(1, lacking.ExitCode);
        Assert.Contains("say where it is now with --model", lacking.Error, StringComparison.Ordinal);

        // Said once where it is, it is found from then on.
        await Cluster("pictures", "--model", "models/vgg16.onnx", "--layer", "fc2");
        Draw(7);
        Assert.Equal("vgg16-fc2", (await Cluster("pictures")).Set);
        Assert.Equal(7, (await Sets()).Rows.Single());
    }

    [Fact]
    public async Task Embed_ASecondModelLacksPictures_CountsThoseOfThat()
    {
        await Embed(5);
        var answer = await _host.Run(
            "embed", "pictures", "--model", "efficientnet-lite0,efficientnet-lite2", "--json");
        Assert.Equal(5, answer.Json.GetProperty("embedded").GetInt32());
    }

    [Theory]
    [InlineData("--pca 7 --name small", "features of 6 pictures; it takes 1 to 6")]
    [InlineData("--pca 2 --name other", "there is another set 'other' already")]
    [InlineData("--pca 2 --name efficientnet-lite2", "choose another --name")]
    public async Task Embed_TransformThatCannotBe_IsRefusedBeforeEmbedding(string options, string expected)
    {
        await Embed(6);
        await _host.Run("features", "transform", "efficientnet-lite0", "--normalise", "l2", "--name", "other");
        var answer = await _host.Run(["embed", "--model", "efficientnet-lite2", .. options.Split(' ')]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("efficientnet-lite2", (await Sets()).Names);
    }

    [Fact]
    public async Task Embed_FeaturesAboveTheMemoryBudget_AreRefused()
    {
        Draw(3);
        TestNetworks.Write("vgg16", _host.Root);
        var answer = await _host.Run(
            "embed", "pictures", "--model", "vgg16.onnx", "--layer", "map", "--pool", "flatten", "--memory", "56100KB");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("embedding pictures by ", answer.Error, StringComparison.Ordinal);
    }

    private async Task Embed(int pictures, params string[] options)
    {
        Draw(pictures);
        Assert.Equal(0, (await _host.Run(["embed", "pictures", .. options])).ExitCode);
    }

    private Task<(string? Set, string Error)> Cluster(params string[] options) => Analyse("cluster", options);

    private async Task<(string? Set, string Error)> Analyse(string verb, params string[] options)
    {
        var answer = await _host.Run([verb, .. options, "--k", "2", "--json"]);
        Assert.True(answer.ExitCode is 0 or 3, answer.Error);
        var folder = verb == "run"
            ? Path.GetDirectoryName(answer.Json.GetProperty("report").GetString())
            : answer.Json.GetProperty("run").GetString();
        var run = CliFiles.Json(Path.Join(folder, "run.json"));
        return (run.GetProperty("feature_set").GetProperty("name").GetString(), answer.Error);
    }

    private async Task<(string? Default, IReadOnlyList<string?> Names, IReadOnlyList<int> Rows)> Sets()
    {
        var sets = (await _host.Run("features", "list", "--json")).Json.GetProperty("sets").EnumerateArray().ToList();
        return (
            sets.Single(set => set.GetProperty("default").GetBoolean()).GetProperty("name").GetString(),
            [.. sets.Select(set => set.GetProperty("name").GetString())],
            [.. sets.Select(set => set.GetProperty("rows").GetInt32())]);
    }

    private void Draw(int count)
    {
        Directory.CreateDirectory(_host.PathOf("pictures"));
        for (var i = 0; i < count; i++)
        {
            var pixels = Enumerable.Range(0, 40 * 30 * 3).Select(at => (byte)((at * (i + 1)) + (90 * (i % 2))));
            File.WriteAllBytes(
                _host.PathOf("pictures", $"{i}.png"), PictureEncoder.Png(new RgbImage(40, 30, [.. pixels])));
        }
    }
}

using Akin.Cli.Stages;
using Akin.Embedding;
using Akin.Embedding.Inputs;
using Akin.Embedding.Models;
using Akin.Numerics;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Sets of features on the command line: made, listed, chosen, deleted.</summary>
public sealed class FeatureSetVerbTests : IDisposable
{
    private const string Main = "efficientnet-lite0";
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Sets_FromEmbeddingToDeletion_StandSideBySide()
    {
        await _host.Run("demo", "--pictures", "30");
        var embedded = await _host.Run("embed", "--dtype", "float16", "--normalise", "l2", "--pca", "8", "--name",
            "small", "--json");
        var sets = embedded.Json.GetProperty("sets").EnumerateArray().ToList();
        Assert.Equal([Main + "-float16", "small"], sets.Select(set => set.GetProperty("name").GetString()));
        Assert.Equal(1280, embedded.Json.GetProperty("dimension").GetInt32());

        var list = (await _host.Run("features", "list", "--json")).Json.GetProperty("sets").EnumerateArray().ToList();
        Assert.Equal(3, list.Count);
        Assert.Equal(
            "small", list.Single(set => set.GetProperty("default").GetBoolean()).GetProperty("name").GetString());
        Assert.Equal(
            ["l2", "pca:8"], list[2].GetProperty("transforms").EnumerateArray().Select(step => step.GetString()));
        Assert.True(2 * list[1].GetProperty("bytes").GetInt64() < list[0].GetProperty("bytes").GetInt64() * 1.1);
        var show = (await _host.Run("features", "show", "small", "--json")).Json;
        Assert.InRange(show.GetProperty("chain")[1].GetProperty("explained_variance").GetDouble(), 0.2, 1);

        // What the user has made is taken as it is; the record and the report say of what the run is.
        var cluster = (await _host.Run("cluster", "--k", "3", "--json")).Json;
        var run = CliFiles.Json(Path.Join(cluster.GetProperty("run").GetString(), "run.json"));
        Assert.Equal("small", run.GetProperty("feature_set").GetProperty("name").GetString());
        Assert.Equal(("none", "features"), (
            run.GetProperty("parameters").GetProperty("normalise").GetString(),
            run.GetProperty("parameters").GetProperty("on").GetString()));
        var other = (await _host.Run("cluster", "--features", Main, "--k", "3", "--json")).Json;
        run = CliFiles.Json(Path.Join(other.GetProperty("run").GetString(), "run.json"));
        Assert.Equal(("l2", "pca:32"), (
            run.GetProperty("parameters").GetProperty("normalise").GetString(),
            run.GetProperty("parameters").GetProperty("on").GetString()));
        var half = (await _host.Run("cluster", "--features", Main + "-float16", "--k", "3", "--json")).Json;
        run = CliFiles.Json(Path.Join(half.GetProperty("run").GetString(), "run.json"));
        Assert.Equal("pca:32", run.GetProperty("parameters").GetProperty("on").GetString());
        Assert.Equal("float16", run.GetProperty("feature_set").GetProperty("dtype").GetString());
        await _host.Run("features", "transform", Main, "--dtype", "float16", "--name", "copy");
        half = (await _host.Run("cluster", "--features", "copy", "--k", "3", "--json")).Json;
        run = CliFiles.Json(Path.Join(half.GetProperty("run").GetString(), "run.json"));
        Assert.Equal("pca:32", run.GetProperty("parameters").GetProperty("on").GetString());
        var report = (await _host.Run("report", "--features", "small", "--json")).Json;
        Assert.Equal(cluster.GetProperty("run").GetString(), report.GetProperty("run").GetString());
        Assert.Contains("l2, then pca:8", File.ReadAllText(report.GetProperty("report").GetString()!),
            StringComparison.Ordinal);

        Assert.Equal(0, (await _host.Run("export", "--features", "F.npy", "--set", "small")).ExitCode);
        Assert.Equal(8, NpyFile.ReadShape(_host.PathOf("F.npy")).Columns);
        var refused = await _host.Run("features", "delete", "small");
        Assert.Equal((2, true), (
            refused.ExitCode, refused.Error.Contains("a run was made of the set 'small'", StringComparison.Ordinal)));
        var deleted = await _host.Run("features", "delete", "small", "--force", "--json");
        Assert.Equal(show.GetProperty("set").GetProperty("bytes").GetInt64(),
            deleted.Json.GetProperty("freed_bytes").GetInt64());
        Assert.Equal(3, (await _host.Run("features", "list", "--json")).Json.GetProperty("sets").GetArrayLength());
    }

    [Fact]
    public async Task Embed_TwoModels_GivesTheFilesOfEachAlone()
    {
        await _host.Run("demo", "--pictures", "24");
        var embedded = await _host.Run(
            "embed", "akin-demo", "--workspace", "both.akin", "--model", $"{Main},efficientnet-lite2", "--json");
        Assert.Equal(0, embedded.ExitCode);
        var doctor = (await _host.Run("doctor", "--workspace", "both.akin", "--json")).Json.GetProperty("features");
        Assert.Equal(Main, doctor.GetProperty("default").GetString());
        Assert.Equal([Main, "efficientnet-lite2"],
            embedded.Json.GetProperty("sets").EnumerateArray().Select(set => set.GetProperty("name").GetString()));
        await _host.Run("embed", "akin-demo", "--workspace", "one.akin", "--model", "efficientnet-lite2");
        foreach (var file in Directory.EnumerateFiles(_host.PathOf("one.akin", "features"), "shard-*",
            SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(_host.PathOf("one.akin"), file);
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_host.PathOf("both.akin", relative)));
        }

        // A source and a name: the set grows by the model that made it.
        var grown = await _host.Run("cluster", "akin-demo", "--workspace", "both.akin", "--features",
            "efficientnet-lite2", "--k", "2", "--json");
        Assert.Equal(0, grown.ExitCode);
        Assert.Equal(2, (await _host.Run("features", "list", "--workspace", "both.akin", "--json")).Json
            .GetProperty("sets").GetArrayLength());
    }

    [Theory]
    [InlineData("features", "a command is missing: list, show, delete, transform")]
    [InlineData("features paint", "there is no command 'paint'")]
    [InlineData("features show", "SET is missing")]
    [InlineData("features show none", "there is no set of features 'none'; there are efficientnet-lite0")]
    [InlineData("features delete none --force", "there is no set of features 'none'")]
    [InlineData("features transform efficientnet-lite0", "say what to do with the features")]
    [InlineData("features transform efficientnet-lite0 --pca 0", "--pca cannot be '0'")]
    [InlineData("features transform efficientnet-lite0 --pca 5000", "has 1280 features of")]
    [InlineData("features transform efficientnet-lite0 --normalise l1", "--normalise cannot be 'l1'")]
    [InlineData("features transform efficientnet-lite0 --dtype float64", "--dtype cannot be 'float64'")]
    [InlineData("features transform efficientnet-lite0 --dtype float32", "say what to do with the features")]
    [InlineData("features transform efficientnet-lite0 --pca 4 --refit", "there is no set 'efficientnet-lite0-pca4'")]
    [InlineData("features transform efficientnet-lite0 --pca 4 --name ../x", "--name cannot be '../x'")]
    [InlineData("features transform efficientnet-lite0 --pca 4 --name efficientnet-lite0", "there is another set")]
    [InlineData("embed --name mine", "these features are in the set 'efficientnet-lite0' already")]
    [InlineData("embed --name efficientnet-lite0 --dtype float16", "is kept as float32, and a set has one type")]
    [InlineData("embed --name efficientnet-lite0 --precision float32", "holds features of efficientnet-lite0")]
    [InlineData("embed --model efficientnet-lite0,efficientnet-lite0", "--model names efficientnet-lite0 twice")]
    [InlineData("embed --model efficientnet-lite0,", "--model 'efficientnet-lite0,' lacks a")]
    [InlineData("embed --model efficientnet-lite0,efficientnet-lite2 --name x", "--name goes with one --model")]
    [InlineData("embed --pca 1281", "efficientnet-lite0 gives 1280 features; it takes 1 to 1280")]
    [InlineData("cluster akin-demo --model efficientnet-lite0,efficientnet-lite2", "--model takes one model here")]
    [InlineData("cluster --features none", "there is no set of features 'none'")]
    [InlineData("cluster akin-demo --features none", "there is no set of features 'none'")]
    [InlineData("score --features none --k 2..3", "there is no set of features 'none'")]
    [InlineData("report --features none", "there is no set of features 'none'")]
    [InlineData("run akin-demo --features none", "there is no set of features 'none'")]
    [InlineData("run akin-demo --features efficientnet-lite0 --model efficientnet-lite2", "leave the options of the")]
    [InlineData("export --features F.npy --set none", "there is no set of features 'none'")]
    public async Task WrongSet_IsRefusedInOneLine(string line, string expected)
    {
        await Sample();
        var answer = await _host.Run(line.Split(' '));
        Assert.Equal((2, ""), (answer.ExitCode, answer.Out));
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Equal(1, answer.Error.Split('\n').Count(each => each.StartsWith("akin", StringComparison.Ordinal)));
    }

    [Fact]
    public void Recipe_WrittenAndRead_IsTheSameChoice()
    {
        var choice = new ExtractorChoice
        {
            Model = Main,
            Pool = null,
            Precision = Precision.Float32,
            Preprocessing = new() { Size = (224, 200), Mean = new(1, 2, 3), Preset = PreprocessingPreset.Caffe },
        };
        var set = FeatureSet.Of("x", FakeEngine.Model) with
        {
            Recipe = ExtractorText.Write(choice, ExtractorRecipe.Choose(new() { Precision = Precision.Float32 })),
        };
        Assert.Equal(choice, ExtractorText.Read(set));
    }

    /// <summary>A workspace as the verbs leave it, without pictures to decode.</summary>
    private async Task Sample()
    {
        Directory.CreateDirectory(_host.PathOf("akin-demo"));
        var pixels = new byte[16 * 16 * 3];
        for (var i = 0; i < 3; i++)
        {
            pixels[i] = (byte)(90 * i);
            var file = Akin.Imaging.PictureEncoder.Png(new(16, 16, pixels));
            File.WriteAllBytes(_host.PathOf("akin-demo", $"{i}.png"), file);
        }

        Assert.Equal(0, (await _host.Run("embed", "akin-demo")).ExitCode);
    }
}

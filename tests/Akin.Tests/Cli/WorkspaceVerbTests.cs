using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>The verbs on a workspace, with the real engines on a small drawn collection.</summary>
public sealed class WorkspaceVerbTests : IDisposable
{
    private const int Drawn = 48;
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Demo_Json_HasTheKeysThatProgramsRelyOn()
    {
        var answer = await Demo("--json");
        Assert.Equal(0, answer.ExitCode);
        var json = answer.Json;
        Assert.Equal(Drawn, json.GetProperty("pictures").GetInt32());
        Assert.Equal(Drawn, json.GetProperty("ready").GetInt32() + json.GetProperty("failed").GetInt32());
        Assert.Equal(_host.PathOf("akin-demo.akin"), json.GetProperty("workspace").GetString());
        Assert.InRange(json.GetProperty("adjusted_rand").GetDouble(), 0.3, 1);
        Assert.Equal(json.GetProperty("k").GetInt32(), json.GetProperty("clusters").GetInt32());
        foreach (var key in new[] { "duplicates", "noise", "silhouette", "seconds", "peak_memory_bytes" })
        {
            Assert.True(json.TryGetProperty(key, out _), key);
        }

        var stages = json.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("name").GetString());
        Assert.Equal(["index", "embed", "cluster", "project"], stages.Take(4));
    }

    [Fact]
    public async Task Run_Twice_DoesNothingTheSecondTime()
    {
        await Demo();
        var first = await _host.Run("run", "akin-demo", "--json");
        var second = await _host.Run("run", "akin-demo", "--json");
        Assert.Equal(3, second.ExitCode);
        Assert.True(second.Json.GetProperty("was_there").GetBoolean());
        Assert.Equal(first.Json.GetProperty("report").GetString(), second.Json.GetProperty("report").GetString());
        Assert.Contains("Nothing to do", (await _host.Run("run", "akin-demo")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OnAnyNumberOfThreads_GivesTheSameBits()
    {
        await Demo();
        await _host.Run("run", "akin-demo", "--workspace", "one.akin", "--threads", "1");
        await _host.Run("run", "akin-demo", "--workspace", "two.akin", "--threads", "2");
        var (one, two) = (Prints("one.akin"), Prints("two.akin"));
        Assert.NotEmpty(one);
        Assert.Equal(one, two);
    }

    [Fact]
    public async Task Embed_Json_TellsRateModelAndDimension()
    {
        await Demo();
        var answer = await _host.Run(
            "embed", "akin-demo", "--workspace", "new.akin", "--precision", "float32", "--json");
        Assert.Equal(3, answer.ExitCode);
        var json = answer.Json;
        Assert.Equal(("efficientnet-lite0", "float32", 1280), (
            json.GetProperty("model").GetString(),
            json.GetProperty("precision").GetString(),
            json.GetProperty("dimension").GetInt32()));
        Assert.True(json.GetProperty("pictures_per_second").GetDouble() > 0);
        Assert.True(json.GetProperty("decode_seconds").GetDouble() > 0);
        Assert.True(json.GetProperty("inference_seconds").GetDouble() > 0);
        Assert.Equal(Drawn, json.GetProperty("pictures").GetInt32());
        var again = await _host.Run(
            "embed", "akin-demo", "--workspace", "new.akin", "--precision", "float32", "--json");
        Assert.Equal(0, again.Json.GetProperty("embedded").GetInt32());
    }

    [Fact]
    public async Task Ledger_Json_HasEveryInputWithItsState()
    {
        await Demo();
        var answer = await _host.Run("ledger", "--json");
        var inputs = answer.Json.GetProperty("inputs").EnumerateArray().ToList();
        Assert.Equal(Drawn, inputs.Count);
        Assert.Equal(
            Drawn, answer.Json.GetProperty("states").EnumerateObject().Sum(state => state.Value.GetInt32()));
        Assert.All(inputs, input => Assert.True(File.Exists(input.GetProperty("source").GetString())));
        Assert.All(
            inputs.Where(input => input.GetProperty("state").GetString() != "ready"),
            input => Assert.NotEqual("", input.GetProperty("reason").GetString()));
        Assert.All(new[] { "id", "width", "height", "format", "orientation" }, key =>
            Assert.True(inputs[0].TryGetProperty(key, out _), key));
    }

    [Fact]
    public async Task Export_WritesRowsInOneOrder()
    {
        var demo = await Demo("--json");
        var answer = await _host.Run("export", "--features", "F.npy", "--labels", "F.csv", "--json");
        Assert.Equal(0, answer.ExitCode);
        var lines = File.ReadAllLines(_host.PathOf("F.csv"));
        Assert.Equal("id,path,collection,label,distance,x,y", lines[0]);
        Assert.Equal((lines.Length - 1, 1280), NpyFile.ReadShape(_host.PathOf("F.npy")));
        Assert.Equal(demo.Json.GetProperty("ready").GetInt32(), lines.Length - 1);
        var ids = lines[1..].Select(
            line => int.Parse(line.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(ids.Order(), ids);
        Assert.All(lines[1..], line =>
            Assert.StartsWith(_host.PathOf("akin-demo"), line.Split(',')[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Score_AgainstCollections_ComparesTheLatestRun()
    {
        var demo = await Demo("--json");
        var answer = await _host.Run("score", "--against", "collections", "--out", "O", "--json");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal("path", answer.Json.GetProperty("joined_by").GetString());
        Assert.Equal(
            demo.Json.GetProperty("adjusted_rand").GetDouble(),
            answer.Json.GetProperty("adjusted_rand").GetDouble(), 1e-12);
        Assert.True(File.Exists(_host.PathOf("O", "confusion.csv")));
        var compared = await _host.Run("score", "--compare", "--k", "4", "--json");
        Assert.Equal(3, compared.Json.GetProperty("agreements").GetArrayLength());
    }

    [Fact]
    public async Task Score_OfAWorkspace_IsNoRun()
    {
        await Demo();
        await _host.Run("cluster", "--k", "5");
        await _host.Run("export", "--labels", "before.csv");

        var answer = await _host.Run("score", "--k", "2..6", "--json");

        Assert.Equal(3, answer.ExitCode);
        Assert.InRange(answer.Json.GetProperty("k").GetInt32(), 2, 6);
        var curve = answer.Json.GetProperty("files").GetProperty("curve.csv").GetString()!;
        Assert.Equal(_host.PathOf("akin-demo.akin", "score", "curve.csv"), curve);
        Assert.Equal(6, File.ReadAllLines(curve).Length);
        await _host.Run("export", "--labels", "after.csv");
        Assert.Equal(File.ReadAllBytes(_host.PathOf("before.csv")), File.ReadAllBytes(_host.PathOf("after.csv")));
        var report = await _host.Run("report", "--json");
        Assert.Equal(5, report.Json.GetProperty("clusters").GetInt32());
    }

    [Fact]
    public async Task Cluster_MoreGroupsThanPictures_IsRefusedAndMakesNoRun()
    {
        await Demo();
        var runs = Directory.GetDirectories(_host.PathOf("akin-demo.akin", "runs"));
        var answer = await _host.Run("cluster", "--k", "1000");
        Assert.Equal(2, answer.ExitCode);
        Assert.Matches("--k is 1000, but there are [0-9]+ pictures to group; it takes 1 to [0-9]+", answer.Error);
        Assert.Equal(runs, Directory.GetDirectories(_host.PathOf("akin-demo.akin", "runs")));
    }

    [Fact]
    public async Task Cluster_OnMoreComponentsThanThereAre_SaysHowManyThereAre()
    {
        await Demo();
        var answer = await _host.Run("cluster", "--k", "3", "--on", "pca:2000", "--json");
        var most = answer.Json.GetProperty("components").GetInt32();
        Assert.Equal(answer.Json.GetProperty("pictures").GetInt32(), most);
        Assert.Equal(2000, answer.Json.GetProperty("components_asked_for").GetInt32());
        var text = await _host.Run("cluster", "--k", "3", "--on", "pca:2000");
        Assert.Contains(
            $"On {most} principal components, all there are; 2000 were asked for.", text.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--labels", "nowhere/L.csv", "there is no folder")]
    [InlineData("--features", "akin-demo", "is a folder; it takes a file")]
    [InlineData("--features", "taken.txt/F.npy", "there is no folder")]
    public async Task Export_ToWhereNoFileCanBe_OneClearLineAndNothingWritten(
        string option, string path, string expected)
    {
        await Demo();
        _host.Write("taken.txt", "");
        _host.Write("old.csv", "old");
        var before = Directory.GetFileSystemEntries(_host.Root);
        string[] other = option == "--labels" ? ["--features", "F.npy"] : ["--labels", "old.csv"];

        var answer = await _host.Run(["export", option, path, .. other]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.Equal(1, answer.Error.Count(c => c == '\n'));
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(_host.Root).Order());
        Assert.Equal("old", File.ReadAllText(_host.PathOf("old.csv")));
    }

    [Fact]
    public async Task Cluster_GivenK_KeepsTheMapOfTheLatestRun()
    {
        var demo = await Demo("--json");
        var answer = await _host.Run("cluster", "--k", "5", "--json");
        Assert.Equal(5, answer.Json.GetProperty("clusters").GetInt32());
        var before = Path.Join(Path.GetDirectoryName(demo.Json.GetProperty("report").GetString()), "map.npy");
        var after = Path.Join(answer.Json.GetProperty("run").GetString(), "map.npy");
        Assert.NotEqual(before, after);
        Assert.Equal(File.ReadAllBytes(before), File.ReadAllBytes(after));
    }

    [Theory]
    [InlineData("dbscan", "core-distances.csv", "eps")]
    [InlineData("hdbscan", "probabilities.csv", "min-cluster-size")]
    public async Task Cluster_ByDensity_RecordsNoiseAndIsAsked(string method, string file, string parameter)
    {
        await Demo();
        string[] size = method == "hdbscan"
            ? ["--min-cluster-size", "4", "--min-samples", "2"] : ["--min-samples", "3"];
        var answer = await _host.Run(["cluster", "--method", method, .. size, "--json"]);
        var json = answer.Json;
        var run = json.GetProperty("run").GetString()!;
        var labels = File.ReadAllLines(Path.Join(run, "labels.csv"))[1..].Select(line => line.Split(',')[1]).ToArray();
        Assert.Equal(labels.Count(label => label == "-1"), json.GetProperty("noise").GetInt32());
        Assert.Equal(labels.Where(label => label != "-1").Distinct().Count(), json.GetProperty("clusters").GetInt32());
        Assert.InRange(json.GetProperty("clusters").GetInt32(), 2, 20);
        Assert.True(File.Exists(Path.Join(run, file)));
        Assert.Contains($"\"{parameter}\"", File.ReadAllText(Path.Join(run, "run.json")), StringComparison.Ordinal);

        var again = await _host.Run(["cluster", "--method", method, .. size, "--json"]);
        Assert.True(again.Json.GetProperty("was_there").GetBoolean());
        var kept = await _host.Run("project", "--method", "pca", "--json");
        Assert.Equal(json.GetProperty("noise").GetInt32(), kept.Json.GetProperty("noise").GetInt32());
        var report = await _host.Run("report", "--json");
        var page = File.ReadAllText(report.Json.GetProperty("report").GetString()!);
        Assert.Contains(
            json.GetProperty("explanation").GetString()!.Split(' ')[^1], page, StringComparison.Ordinal);
        Assert.Equal(0, (await _host.Run("export", "--labels", "F.csv")).ExitCode);
    }

    [Fact]
    public async Task Cluster_OnTheMap_GroupsItsPlaces()
    {
        await Demo();
        var answer = await _host.Run("cluster", "--on", "map", "--k", "4", "--json");
        var run = answer.Json.GetProperty("run").GetString()!;
        Assert.Equal((4, 2), NpyFile.ReadShape(Path.Join(run, "centers.npy")));
        using var map = NpyFile.Read(Path.Join(run, "map.npy"));
        var expected = Akin.Clustering.KMeans.Fit(
            map, new Akin.Clustering.KMeansOptions { K = 4 }, null, TestContext.Current.CancellationToken).Labels;
        Assert.Equal(expected, Akin.Workspace.Runs.LabelsFile.Read(Path.Join(run, "labels.csv"), map.Rows));
        Assert.True((await _host.Run("cluster", "--on", "map", "--k", "4", "--json")).Json
            .GetProperty("was_there").GetBoolean());
    }

    [Fact]
    public async Task Project_Pca_KeepsTheGroupsOfTheLatestRun()
    {
        await Demo();
        var five = await _host.Run("cluster", "--k", "5", "--json");
        var answer = await _host.Run("project", "--method", "pca", "--json");
        Assert.Equal(5, answer.Json.GetProperty("k").GetInt32());
        Assert.Equal(
            File.ReadAllBytes(Path.Join(five.Json.GetProperty("run").GetString(), "labels.csv")),
            File.ReadAllBytes(Path.Join(answer.Json.GetProperty("run").GetString(), "labels.csv")));
    }

    [Fact]
    public async Task Project_Umap_IsOfTheRunAndNamedInTheReport()
    {
        await Demo();

        var answer = await _host.Run("project", "--method", "umap", "--neighbours", "6", "--json");
        var again = await _host.Run("cluster", "--k", "4", "--json");
        var report = await _host.Run("report", "--json");

        var run = CliFiles.Json(Path.Join(answer.Json.GetProperty("run").GetString(), "run.json"));
        Assert.Equal("umap", run.GetProperty("parameters").GetProperty("map").GetString());
        Assert.Equal("6", run.GetProperty("parameters").GetProperty("neighbours").GetString());
        Assert.InRange(run.GetProperty("metrics").GetProperty("trustworthiness").GetDouble(), 0.5, 1);
        Assert.Equal(
            File.ReadAllBytes(Path.Join(answer.Json.GetProperty("run").GetString(), "map.npy")),
            File.ReadAllBytes(Path.Join(again.Json.GetProperty("run").GetString(), "map.npy")));
        Assert.Contains(
            "UMAP, neighbourhoods of 6",
            File.ReadAllText(report.Json.GetProperty("report").GetString()!),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.onnx", "--model: there is no file 'nothing.onnx'")]
    [InlineData("./empty", "--model: './empty' is a folder, not a file")]
    [InlineData("nothing", "--model cannot be 'nothing'")]
    public async Task Embed_ByAModelThatIsNotThere_IsBadUsage(string model, string words)
    {
        Directory.CreateDirectory(_host.PathOf("empty"));
        var answer = await _host.Run("embed", "empty", "--model", model);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run empty")]
    [InlineData("cluster empty")]
    [InlineData("report empty")]
    [InlineData("score empty")]
    [InlineData("sample empty --total 3")]
    [InlineData("mosaic empty --out M.png")]
    [InlineData("sheet empty")]
    [InlineData("compare empty")]
    public async Task Verb_OfPicturesThatAreNotThere_FailsInOneLine(string line)
    {
        Directory.CreateDirectory(_host.PathOf("empty"));
        var answer = await _host.Run(line.Split(' '));
        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("no picture is ready", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_InAFolderWithOtherFiles_IsRefused()
    {
        _host.Write("akin-demo/mine.txt", "mine");
        var answer = await Demo();
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("holds files that Akin did not draw", answer.Error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(_host.PathOf("akin-demo")));
    }

    private Task<CliAnswer> Demo(params string[] more) =>
        _host.Run(["demo", "--pictures", $"{Drawn}", .. more]);

    /// <summary>Name and bytes of every file that must not depend on threads.</summary>
    private Dictionary<string, string> Prints(string workspace)
    {
        string[] names = ["labels.csv", "centers.npy", "map.npy", "curve.csv", "grouping.json", "distances.npy"];
        return Directory.EnumerateFiles(_host.PathOf(workspace), "*", SearchOption.AllDirectories)
            .Where(path => names.Contains(Path.GetFileName(path)) || path.Contains("shard-", StringComparison.Ordinal))
            .ToDictionary(
                path => Path.GetRelativePath(_host.PathOf(workspace), path),
                path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));
    }
}

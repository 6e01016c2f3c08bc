using System.Text.Json;
using Akin.Imaging;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>A model that gives nothing to compute with for a picture, on the command line.</summary>
public sealed class PicturesWithoutFeaturesTests : IDisposable
{
    private const string Blind = "logarithms";
    private readonly CliHost _host = new();

    public PicturesWithoutFeaturesTests()
    {
        File.WriteAllBytes(_host.PathOf(Blind + ".onnx"), SmallNetwork.Logarithms().ToArray());
        Directory.CreateDirectory(_host.PathOf("pictures"));
        for (var i = 0; i < 8; i++)
        {
            var pixels = Enumerable.Range(0, 40 * 40 * 3).Select(at => (byte)(i == 5 ? 0 : 1 + ((at * (i + 1)) % 251)));
            File.WriteAllBytes(
                _host.PathOf("pictures", $"{i}.png"), PictureEncoder.Png(new RgbImage(40, 40, [.. pixels])));
        }
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Verbs_OneOfTwoModelsFails_AreWithoutThatPictureOnItsSetAlone()
    {
        var embedded = await Run(3, "embed", "pictures", "--model", $"{Blind}.onnx,efficientnet-lite0");
        Assert.Equal((8, 0, 1), (Number(embedded, "ready"), Number(embedded, "failed"), Lacking(embedded)));
        var sets = embedded.GetProperty("sets");
        Assert.Equal((7, 1), (Number(sets[0], "rows"), Lacking(sets[0])));
        Assert.Equal((8, 0), (Number(sets[1], "rows"), Lacking(sets[1])));

        var show = await Run(0, "features", "show", Blind);
        Assert.Equal(1, Lacking(show.GetProperty("set")));
        var one = show.GetProperty("pictures_without_features")[0];
        Assert.Equal(_host.PathOf("pictures", "5.png"), one.GetProperty("path").GetString());
        Assert.Equal("the model gives NaN at feature 0 of 0 to 2", one.GetProperty("reason").GetString());
        Assert.Contains("imagenet", show.GetProperty("assumptions")[1].GetString(), StringComparison.OrdinalIgnoreCase);

        var clusters = await Run(3, "cluster", "--features", Blind, "--k", "2");
        Assert.Equal((7, 1), (Number(clusters, "pictures"), Lacking(clusters)));
        var record = CliFiles.Json(Path.Join(clusters.GetProperty("run").GetString(), "run.json"));
        Assert.Equal(1, Lacking(record.GetProperty("feature_set")));
        Assert.Equal(2, record.GetProperty("feature_set").GetProperty("assumptions").GetArrayLength());
        Assert.Equal(0, Lacking(await Run(0, "cluster", "--features", "efficientnet-lite0", "--k", "2")));

        Assert.Equal(1, Lacking(await Run(3, "project", "--features", Blind, "--method", "pca")));
        Assert.Equal(1, Lacking(await Run(3, "report", "--features", Blind)));
        Assert.Equal((7, 1), Rows(await Run(3, "score", "--features", Blind, "--k", "2..3")));
        Assert.Equal((7, 1), Rows(await Run(3, "neighbours", "--features", Blind, "--k", "2")));
        Assert.Equal((7, 1), Pictures(await Run(3, "sample", "--features", Blind, "--total", "3")));
        Assert.Equal((7, 1), Pictures(await Run(3, "export", "--features", "F.npy", "--set", Blind)));
        Assert.Equal((8, 1), Pictures(await Run(3, "dedup", "--features", Blind, "--level", "scene")));
        var run = await Run(3, "run", "pictures", "--model", Blind + ".onnx", "--k", "2");
        Assert.Equal((8, 8, 0, 1), (
            Number(run, "pictures"), Number(run, "ready"), Number(run, "failed"), Lacking(run)));

        foreach (var verb in new[]
        {
            "cluster --features logarithms --k 2", "sample --features logarithms --total 2", "run pictures --k 2",
            "score --features logarithms --k 2..3", "export --features G.npy --set logarithms",
            "dedup --level scene --features logarithms",
            "embed --model logarithms.onnx",
        })
        {
            var text = await _host.Run(verb.Split(' '));
            Assert.Contains(
                "1 picture has no features in the set logarithms and was left out; akin features show logarithms says "
                + "which and why.", text.Out.Replace('\n', ' '), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Embed_EngineFailsOnOnePicture_FailsForItAlone()
    {
        File.WriteAllBytes(_host.PathOf("table.onnx"), SmallNetwork.Table().ToArray());
        File.WriteAllBytes(
            _host.PathOf("pictures", "2.png"),
            PictureEncoder.Png(new RgbImage(40, 40, [.. Enumerable.Repeat((byte)200, 40 * 40 * 3)])));
        File.Copy(_host.PathOf("pictures", "2.png"), _host.PathOf("pictures", "copy.png"));
        string[] words = ["--model", "table.onnx", "--scale", "1", "--mean", "0", "--std", "1"];
        var embedded = await Run(3, ["embed", "pictures", .. words]);
        Assert.Equal((9, 0, 2), (Number(embedded, "ready"), Number(embedded, "failed"), Lacking(embedded)));
        Assert.Equal(7, Number(embedded, "embedded"));

        var show = await Run(0, "features", "show", "table");
        var failed = show.GetProperty("pictures_without_features").EnumerateArray().ToArray();
        Assert.Equal(
            ["2.png", "copy.png"], failed.Select(each => Path.GetFileName(each.GetProperty("path").GetString())));
        Assert.All(failed, each => Assert.Matches(
            "^the model cannot be computed for it: .*Gather.*out of.*bounds", each.GetProperty("reason").GetString()));
        Assert.Equal(0, Number(await Run(3, ["embed", "pictures", .. words]), "embedded"));

        // A model that fails on all there is, at first, is at fault itself: nothing is recorded.
        Directory.CreateDirectory(_host.PathOf("bright"));
        File.Copy(_host.PathOf("pictures", "2.png"), _host.PathOf("bright", "2.png"));
        var answer = await _host.Run(["embed", "bright", .. words]);
        Assert.Equal(1, answer.ExitCode);
        Assert.Matches("table.onnx cannot be computed up to embedding: .*Gather.*Take another --layer", answer.Error);
        File.Copy(_host.PathOf("pictures", "1.png"), _host.PathOf("bright", "1.png"));
        Assert.Equal(1, Lacking(await Run(3, ["embed", "bright", .. words])));
    }

    [Fact]
    public async Task Verbs_NoMemoryForOnePicture_SayItInTheSameWordsAndEndAlike()
    {
        File.WriteAllBytes(_host.PathOf("greedy.onnx"), SmallNetwork.Greedy().ToArray());
        string[] words = ["--model", "greedy.onnx", "--scale", "1", "--mean", "0", "--std", "1"];
        string[] first = ["embed", "pictures", .. words];
        Assert.Equal(0, (await _host.Run(first)).ExitCode);
        Assert.Equal(0, (await _host.Run("cluster", "--k", "2")).ExitCode);
        Assert.Equal(0, (await _host.Run("features", "transform", "greedy", "--pca", "2", "--name", "small")).ExitCode);
        File.WriteAllBytes(
            _host.PathOf("pictures", "late.png"),
            PictureEncoder.Png(new RgbImage(40, 40, [.. Enumerable.Repeat((byte)200, 40 * 40 * 3)])));

        foreach (var verb in new[]
        {
            "embed pictures --model greedy.onnx --scale 1 --mean 0 --std 1", "cluster pictures --k 2",
            "run pictures --k 2", "sheet pictures --out S.png", "report pictures", "project pictures --method pca",
            "sample pictures --total 2", "score pictures --k 2..3", "neighbours pictures --k 2",
            "mosaic pictures --size 200 --out M.png", "dedup pictures --level scene",
            "compare-models pictures --features greedy,small --out O", "cluster pictures --within 0 --k 2",
        })
        {
            var answer = await _host.Run(verb.Split(' '));
            Assert.True(answer.ExitCode == 3, $"{verb}: {answer.ExitCode} {answer.Error}");
            Assert.Matches(
                "(?m)^1 picture got no features in the set greedy; akin embed tries again. The model file .*alloc.* "
                + "There was no memory for it: give fewer --threads or a smaller --size.$",
                answer.Error);
        }

        // Who was not to embed has nothing to tell.
        Assert.Equal(0, (await _host.Run("sheet", "--out", "S.png")).ExitCode);
        var show = await Run(0, "features", "show", "greedy");
        Assert.Equal("it is not embedded yet",
            show.GetProperty("pictures_without_features")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task MosaicAndCompare_OneFailsOrCameLater_CountAndSayIt()
    {
        foreach (var i in Enumerable.Range(0, 8))
        {
            Directory.CreateDirectory(_host.PathOf("two", i % 2 == 0 ? "A" : "B"));
            File.Copy(_host.PathOf("pictures", $"{i}.png"), _host.PathOf("two", i % 2 == 0 ? "A" : "B", $"{i}.png"));
        }

        var clusters = await Run(3, "cluster", "two", "--model", Blind + ".onnx", "--k", "2", "--workspace", "W.akin");
        var old = Path.GetFileName(clusters.GetProperty("run").GetString())!;
        string[] words = ["--features", Blind, "--workspace", "W.akin"];
        Assert.Equal((7, 1), Pictures(await Run(3, ["mosaic", "--out", "M.png", "--size", "200", .. words])));
        Assert.Equal((7, 1), Pictures(await Run(3, ["compare", "--out", "O", .. words])));
        await Run(3, ["sheet", "--out", "S.png", .. words]);
        Assert.Contains("no features in the set logarithms", File.ReadAllText(_host.PathOf("O", "compare.html")),
            StringComparison.Ordinal);
        foreach (var verb in new[] { "mosaic --out M.png --size 200", "compare --out O" })
        {
            var text = await _host.Run([.. verb.Split(' '), .. words]);
            Assert.Equal(3, text.ExitCode);
            Assert.Contains("1 picture has no features in the set logarithms", text.Out, StringComparison.Ordinal);
        }

        File.WriteAllBytes(
            _host.PathOf("two", "A", "late.png"),
            PictureEncoder.Png(new RgbImage(8, 8, [.. Enumerable.Range(64, 192).Select(i => (byte)i)])));
        await Run(3, "cluster", "two", "--model", Blind + ".onnx", "--k", "2", "--workspace", "W.akin");
        var mosaic = await Run(3, "mosaic", "--run", old, "--out", "M.png", "--size", "200", "--workspace", "W.akin");
        Assert.Equal((7, 1), (Number(mosaic, "pictures"), Number(mosaic, "not_in_run")));
        var compared = await Run(3, "compare", "--run", old, "--out", "O", "--workspace", "W.akin");
        Assert.Equal((7, 1), (Number(compared, "pictures"), Number(compared, "not_in_run")));
    }

    /// <summary>A script cannot tell these from pictures that are missing in the result.</summary>
    [Fact]
    public async Task Verbs_InputsThatYieldNoPicture_AreToldOfInOneLine()
    {
        foreach (var i in Enumerable.Range(0, 5))
        {
            var folder = i % 2 == 0 ? "A" : "B";
            Directory.CreateDirectory(_host.PathOf("two", folder));
            File.Copy(_host.PathOf("pictures", $"{i}.png"), _host.PathOf("two", folder, $"{i}.png"));
        }

        _host.Write("two/A/broken.png", "no picture");
        _host.Write("two/B/broken.jpg", "no picture");
        await Run(3, "cluster", "two", "--model", Blind + ".onnx", "--k", "2");
        foreach (var verb in new[]
        {
            "sheet --out S.png", "mosaic --size 200 --out M.png", "sample --total 2", "compare", "report",
            "cluster --k 2", "score --k 2..3", "project --method pca", "neighbours --k 2", "merge --cluster 0,1",
        })
        {
            var answer = await _host.Run([.. verb.Split(' '), "--workspace", "two.akin"]);
            Assert.True(answer.ExitCode == 3, $"{verb}: {answer.ExitCode} {answer.Error}");
            Assert.Single(answer.Error.Split('\n'), line => line == $"akin {verb.Split(' ')[0]}: 2 inputs yield no "
                + "picture and are left out; akin ledger --failed says which and why.");
        }

        // Who says it among the results says it once, and so does a workflow of many steps.
        foreach (var verb in new[]
        {
            "run two --preset report --model efficientnet-lite0 --silhouettes 2..3 --elbow 3", "embed", "dedup",
        })
        {
            var answer = await _host.Run([.. verb.Split(' '), "--workspace", "two.akin"]);
            Assert.True(answer.ExitCode == 3, $"{verb}: {answer.ExitCode} {answer.Error}");
            Assert.DoesNotContain("no picture", answer.Error, StringComparison.Ordinal);
            Assert.Contains("2 ", answer.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Export_OfAWorkspaceWithAnInputThatIsNoPicture_IsDone()
    {
        _host.Write("pictures/broken.png", "no picture");
        File.Delete(_host.PathOf("pictures", "5.png"));
        await Run(3, "embed", "pictures", "--model", Blind + ".onnx");
        await Run(0, "export", "--features", "F.npy");
    }

    [Fact]
    public async Task Verbs_ModelGivesNothingForAnyPicture_SayWhy()
    {
        Directory.CreateDirectory(_host.PathOf("night"));
        File.Copy(_host.PathOf("pictures", "5.png"), _host.PathOf("night", "black.png"));
        File.Copy(_host.PathOf("pictures", "5.png"), _host.PathOf("night", "dark.png"));
        var embedded = await Run(3, "embed", "night", "--model", Blind + ".onnx");
        Assert.Equal((2, 2), (Number(embedded, "ready"), Lacking(embedded)));

        foreach (var verb in new[] { "cluster --k 2", "sample --total 1", "project", "report" })
        {
            var answer = await _host.Run([.. verb.Split(' '), "--workspace", "night.akin"]);
            Assert.InRange(answer.ExitCode, 1, 2);
            Assert.Contains(
                "no picture that is ready has features in the set 'logarithms'; akin features show logarithms says why",
                answer.Error, StringComparison.Ordinal);
        }
    }

    private static int Number(JsonElement json, string key) => json.GetProperty(key).GetInt32();

    private static int Lacking(JsonElement json) => Number(json, "without_features");

    private static (int, int) Rows(JsonElement json) => (Number(json, "rows"), Lacking(json));

    private static (int, int) Pictures(JsonElement json) => (Number(json, "pictures"), Lacking(json));

    private async Task<JsonElement> Run(int code, params string[] arguments)
    {
        var answer = await _host.Run([.. arguments, "--json"]);
        Assert.True(answer.ExitCode == code, $"{string.Join(' ', arguments)}: {answer.ExitCode} {answer.Error}");
        return answer.Json;
    }
}

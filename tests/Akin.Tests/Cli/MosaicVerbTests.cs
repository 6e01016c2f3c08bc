using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin mosaic</c> on drawn pictures: what is written, what is refused.</summary>
public sealed class MosaicVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Mosaic_OfAWorkspace_WritesWhatItSaysAndCountsWhatIsGone()
    {
        await _host.Run("demo", "--pictures", "40");
        var made = await _host.Run(
            "mosaic", "--out", "M.png", "--size", "400x300", "--max-dim", "20", "--per-cluster", "--json");
        Assert.True(made.ExitCode is 0 or 3, made.Error);
        var json = made.Json;
        Assert.Equal(_host.PathOf("M.png"), json.GetProperty("out").GetString());
        Assert.Equal((400, 300), (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()));
        var pictures = json.GetProperty("pictures").GetInt32();
        Assert.Equal(
            pictures, json.GetProperty("drawn").GetInt32() + json.GetProperty("hidden").GetInt32());
        var files = json.GetProperty("files").EnumerateArray().ToArray();
        Assert.All(files, file => Assert.True(File.Exists(file.GetProperty("path").GetString())));
        Assert.Equal("M-cluster-00.png", Path.GetFileName(files[1].GetProperty("path").GetString()));
        Assert.Equal(
            pictures,
            files.Skip(1).Sum(file => file.GetProperty("drawn").GetInt32() + file.GetProperty("hidden").GetInt32()));
        var decoded = new PictureDecoder(new()).DecodeInside(File.ReadAllBytes(_host.PathOf("M.png")), 999, 999).Image!;
        Assert.Equal((400, 300), (decoded.Width, decoded.Height));

        var one = Directory.EnumerateFiles(_host.PathOf("akin-demo"), "*.jpg", SearchOption.AllDirectories).First();
        File.Delete(one);
        var grid = await _host.Run(
            "mosaic", "--out", "G.dzi", "--size", "300", "--grid", "--background", "light", "--json");
        Assert.Equal(3, grid.ExitCode);
        Assert.Equal(1, grid.Json.GetProperty("failed").GetInt32());
        Assert.Contains(Path.GetFileName(one), grid.Error, StringComparison.Ordinal);
        Assert.Equal(0, grid.Json.GetProperty("hidden").GetInt32());
        Assert.True(File.Exists(_host.PathOf("G_files", "9", "1_1.jpg")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.PathOf(""), "*.draft-*"));
    }

    [Fact]
    public async Task Mosaic_OfClustersWithALegend_StandsWhereTheWholeHasIt()
    {
        await _host.Run("demo", "--pictures", "40");
        await _host.Run("cluster", "--k", "12");
        var made = await _host.Run(
            "mosaic", "--out", "M.png", "--size", "400x300", "--max-dim", "4", "--border", "0", "--per-cluster",
            "--legend", "yes", "--json");
        Assert.True(made.ExitCode is 0 or 3, made.Error);
        var paths = made.Json.GetProperty("files").EnumerateArray()
            .Select(file => file.GetProperty("path").GetString()!).ToArray();
        var whole = Painted(paths[0]);
        Assert.Equal(13, paths.Length);
        Assert.All(paths, path => Assert.Subset(whole, Painted(path)));

        // The legend of twelve takes three lines, 56 rows.
        static HashSet<int> Painted(string path)
        {
            var image = new PictureDecoder(new()).DecodeInside(File.ReadAllBytes(path), 999, 999).Image!;
            var ground = image.Pixels.AsSpan(0, 3).ToArray();
            return [.. Enumerable.Range(0, 400 * (300 - 56))
                .Where(at => !image.Pixels.AsSpan(3 * at, 3).SequenceEqual(ground))];
        }
    }

    [Theory]
    [InlineData("there is no run 'typo'", "--run", "typo")]
    [InlineData("are in no collections", "--by", "collection")]
    [InlineData("3 pictures do not fit side by side into 1 × 1 pixels", "--grid", "--size", "1")]
    [InlineData("a WebP of 16000x16000 takes about", "--out", "M.webp", "--size", "16000", "--memory", "500MB")]
    public async Task Mosaic_ThatNoRunCanShow_IsRefusedBeforeAnythingIsEmbedded(string says, params string[] options)
    {
        for (var i = 0; i < 3; i++)
        {
            _host.Write($"P/{i}.png", "");
            File.WriteAllBytes(_host.PathOf("P", $"{i}.png"), PictureEncoder.Png(Pictures.Corners(9 + i, 9)));
        }

        string[] output = options.Contains("--out") ? [] : ["--out", "M.png"];
        var answer = await _host.Run(["mosaic", "P", .. output, .. options]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("P.akin", "features")));
        Assert.Empty(Directory.EnumerateFiles(_host.Root, "M.*"));
    }

    [Fact]
    public async Task Mosaic_AfterOneThatWasKilled_RemovesItsDrafts()
    {
        await _host.Run("demo", "--pictures", "4");
        _host.Write("M_files.draft-2000000001/0/0_0.jpg", "tile");
        _host.Write("M.dzi.draft-2000000001", "half");
        _host.Write("M.dzi.draft-1", "of a process that lives");
        _host.Write("N.dzi.draft-2000000001", "of another name");
        var made = await _host.Run("mosaic", "--out", "M.dzi", "--size", "90");
        Assert.True(made.ExitCode is 0 or 3, made.Error);
        Assert.Equal(
            ["M.dzi.draft-1", "N.dzi.draft-2000000001"],
            Directory.EnumerateFileSystemEntries(_host.Root, "*.draft-*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Run_InTheAnswerOfEveryVerb_IsItsFolderAndNamesIt()
    {
        await _host.Run("demo", "--pictures", "40");
        var run = (await _host.Run("cluster", "--k", "3", "--json")).Json.GetProperty("run").GetString()!;
        Assert.True(File.Exists(Path.Join(run, "run.json")));
        string[] id = ["--run", Path.GetFileName(run)];
        foreach (var line in (string[][])[
            ["mosaic", "--out", "M.png", "--size", "90"], ["mosaic", "--out", "M.png", "--size", "90", .. id],
            ["mosaic", "--out", "M.png", "--size", "90", "--run", run], ["compare", "--run", run + "/"],
            ["compare", "--run", Path.GetRelativePath(_host.Root, run)],
            ["mosaic", "--out", "M.png", "--size", "90", "--run", $"./{Path.GetRelativePath(_host.Root, run)}/"],
            ["mosaic", "--out", "M.png", "--size", "90", "--run", Linked(run)],
            ["sheet", "--out", "S.png"], ["report"], ["export", "--labels", "L.csv"]])
        {
            var answer = await _host.Run([.. line, "--json"]);
            Assert.True(answer.ExitCode is 0 or 3, answer.Error);
            Assert.Equal(run, answer.Json.GetProperty("run").GetString());
        }
    }

    [Fact]
    public async Task Mosaic_OnAnyGround_HasTheColoursOfTheReport()
    {
        await _host.Run("demo", "--pictures", "40");
        var report = File.ReadAllText((await _host.Run("report", "--json")).Json.GetProperty("report").GetString()!);
        foreach (var ground in new[] { "dark", "light", "#807060" })
        {
            var answer = await _host.Run(
                "mosaic", "--out", "M.png", "--size", "90", "--background", ground, "--json");
            var colours = answer.Json.GetProperty("colours").EnumerateArray().ToArray();
            Assert.NotEmpty(colours);
            Assert.All(colours, colour => Assert.Single(System.Text.RegularExpressions.Regex.Matches(
                report, $"--{Class(colour.GetProperty("name").GetString()!)}:(#[0-9a-f]{{6}})")
                .Select(match => match.Groups[1].Value).Distinct(), colour.GetProperty("colour").GetString()));
        }

        static string Class(string name) => name == "In no group" ? "g-none" : $"g{int.Parse(
            name["Group ".Length..], System.Globalization.CultureInfo.InvariantCulture) % 12}";
    }

    /// <summary>A run's folder by a link to the workspace.</summary>
    private string Linked(string run)
    {
        var workspace = Path.GetDirectoryName(Path.GetDirectoryName(run)!)!;
        File.CreateSymbolicLink(_host.PathOf("link"), workspace);
        return Path.Join("link", "runs", Path.GetFileName(run));
    }

    [Fact]
    public async Task Mosaic_OfWhatCannotBe_SaysSoInOneLine()
    {
        await _host.Run("demo", "--pictures", "40");
        await Says("say where to write: --out M.png");
        await Says("it must end with .png, .jpg, .jpeg, .webp or .dzi", "--out", "M.bmp");
        await Says("more than .webp holds, 16383 pixels a side", "--out", "M.webp", "--size", "16384x10");
        await Says("more than .jpg holds, 65535 pixels a side", "--out", "M.jpg", "--size", "10x65536");
        await Says("--size cannot be '0x5'", "--out", "M.png", "--size", "0x5");
        await Says("--background cannot be 'blue'", "--out", "M.png", "--background", "blue");
        await Says("--zoom goes with --per-cluster", "--out", "M.png", "--zoom");
        await Says("there is no run 'x'; there are ", "--out", "M.png", "--run", "x");
        await Says("there is no run '../runs'", "--out", "M.png", "--run", "../runs");
        await Says("do not fit side by side into 3 × 3 pixels", "--out", "M.png", "--size", "3", "--grid");
        _host.Write("N_files/mine.txt", "mine");
        await Says("belongs to no pyramid of that name", "--out", "N.dzi", "--size", "30");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.PathOf(""), "[MN].*"));

        async Task Says(string words, params string[] arguments)
        {
            var answer = await _host.Run(["mosaic", .. arguments]);
            Assert.Equal(2, answer.ExitCode);
            Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        }
    }
}

using System.Globalization;
using System.Text.Json;
using Akin.Drawing;
using Akin.Imaging;
using Akin.Intake;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli.Presets;

/// <summary>
/// Each workflow from drawn pictures to its last file, by <c>akin run --preset</c>: how many, what they hold, and that
/// the same command again does nothing.
/// </summary>
public sealed class PresetRunTests : IDisposable
{
    private static readonly Lazy<byte[][]> Families = new(() => Draw(4, 14));
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Sampling_OfATree_CopiesExactlySoManyOfEachFolder()
    {
        Tree("train/leaf rust", 0, 12);
        Tree("train/grün \"b\"", 1, 7);
        Tree("val/leaf rust", 2, 3);
        _host.Write("Plants/val/notes.jpg", "no picture");
        var before = Files("Plants");

        var json = await Run(3, "run", "Plants", "--preset", "sampling", "--per-folder", "6", "--out", "Some");

        var sample = Output(json, "sample").GetProperty("result");
        Assert.Equal(
            [("train/grün \"b\"", 7, 6), ("train/leaf rust", 12, 6), ("val/leaf rust", 3, 3)],
            sample.GetProperty("groups").EnumerateArray().Select(group => (
                group.GetProperty("name").GetString()!, group.GetProperty("pictures").GetInt32(),
                group.GetProperty("picked").GetInt32())));
        Assert.Equal("sampling", sample.GetProperty("preset").GetProperty("name").GetString());
        string[] copies = [.. Files("Some").Keys.Where(name => name.EndsWith(".png", StringComparison.Ordinal))];
        var pictures = copies.Where(name => name != "coverage.png").ToArray();
        Assert.Equal(15, pictures.Length);
        Assert.All(pictures, name => Assert.Equal(before[name], Files("Some")[name]));
        Assert.Equal(before, Files("Plants"));
        Assert.Equal(16, File.ReadAllLines(_host.PathOf("Some", "manifest.csv")).Length);
        Assert.Equal(
            "--normalise none --on features --k-min 5 --k-max 30 --k-by silhouette",
            json.GetProperty("preset").GetProperty("options").GetString());
        SaysWhatIsMissing(json, "resnet18");
        await DoesNothingAgain(3, "run", "Plants", "--preset", "sampling", "--per-folder", "6", "--out", "Some");
    }

    [Fact]
    public async Task BrandMap_OfTwoBrands_DrawsAndComparesThem()
    {
        Tree("North", 0, 9, "Brands");
        Tree("South", 1, 9, "Brands");
        string[] line = ["run", "Brands", "--preset", "brand-map", "--method", "kmeans", "--k", "2"];

        var json = await Run(0, line);

        Assert.Equal(
            ["mosaic", "mosaic", "mosaic", "sheet", "compare"],
            json.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("verb").GetString()));
        foreach (var name in (string[])["mosaic", "groups", "groups-cluster-00", "groups-cluster-01", "brands"])
        {
            Assert.Equal((5000, 5000), SizeOf(Beside(json, name + ".png")));
        }

        Assert.True(File.Exists(Beside(json, "brands-sheet.png")));
        var brands = json.GetProperty("outputs")[2].GetProperty("result").GetProperty("colours");
        Assert.Equal(
            ["North", "South"], brands.EnumerateArray().Select(each => each.GetProperty("name").GetString()));
        var compare = Output(json, "compare").GetProperty("result");
        Assert.Equal(18, compare.GetProperty("pictures").GetInt32());
        Assert.Equal(4, compare.GetProperty("clusters").GetArrayLength());
        var files = compare.GetProperty("files").EnumerateObject().Select(file => file.Name).ToArray();
        Assert.Contains("mosaic-1.jpg", files);
        Assert.Contains("mosaic-2.jpg", files);
        var page = File.ReadAllText(compare.GetProperty("page").GetString()!);
        Assert.Equal(2, page.Split("alt=\"Mosaic of").Length - 1);
        SaysWhatIsMissing(json, "resnet50");
        Assert.Contains("perplexity 5.67 in place of 10", Notes(json)[1], StringComparison.Ordinal);
        await DoesNothingAgain(0, line);
    }

    [Fact]
    public async Task BrandMap_OfAList_LeavesLongAddressesOutAndSaysWhatIsTooFew()
    {
        await using var server = new FileServer(
            FileReplies.Good(Families.Value[0]), FileReplies.Good(Families.Value[1]));
        var root = server.Root.ToString();
        _host.Write("brands.csv", string.Create(CultureInfo.InvariantCulture,
            $"thumbnail;brand\n{root}a;X\n{root.PadRight(76, 'b')};X\n{root.PadRight(75, 'c')};Y\n"));

        var json = await Run(
            0, "run", "brands.csv", "--collection-by", "brand", "--preset", "brand-map", "--allow-private-hosts");

        Assert.Equal((2, 0, 2), (
            json.GetProperty("ready").GetInt32(), json.GetProperty("clusters").GetInt32(),
            json.GetProperty("noise").GetInt32()));
        Assert.Equal(2, server.Requests.Count);
        var ledger = await _host.Run("ledger", "--json");
        Assert.Equal(
            ["address of 76 characters, more than the 75 of --max-address"],
            ledger.Json.GetProperty("inputs").EnumerateArray()
                .Where(input => input.GetProperty("state").GetString() == "skipped")
                .Select(input => input.GetProperty("reason").GetString()));
        Assert.Contains("a map of 2 pictures says nothing", Notes(json)[1], StringComparison.Ordinal);
        Assert.Equal(
            ["mosaic", "mosaic", "compare"],
            json.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("verb").GetString()));
        Assert.Equal(1, json.GetProperty("long_addresses").GetInt32());
        Assert.Equal(
            [
                "1 address of more than 75 characters left out; --max-address N takes longer ones, --max-address none "
                + "all.",
                "not made: groups.png, brands-sheet.png; there are no groups.",
            ],
            Notes(json)[2..]);
        var loose = await Run(
            0, "run", "brands.csv", "--collection-by", "folder", "--preset", "brand-map", "--allow-private-hosts");
        Assert.Equal(1, loose.GetProperty("long_addresses").GetInt32());
        var plain = await Run(0, "run", "brands.csv", "--allow-private-hosts");
        Assert.Equal(1, plain.GetProperty("long_addresses").GetInt32());
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains(
            "not made: brands.png, akin compare; there are no two collections: --collection-by COLUMN makes them, here "
            + "of thumbnail, brand.",
            Notes(loose));
    }

    [Fact]
    public async Task Report_OfAFolder_ShowsItsRangesAndASheetOfFirstPictures()
    {
        Tree(".", 0, 14, "All");
        Tree(".", 1, 14, "All");
        Tree(".", 2, 14, "All");

        var json = await Run(0, "run", "All", "--preset", "report");

        var k = json.GetProperty("k").GetInt32();
        Assert.Contains(
            $"best number of groups is {k}", json.GetProperty("conclusion").GetString(), StringComparison.Ordinal);
        var labels = Column(Beside(json, "labels.csv"), 1).Chunk(14).Select(family => family.ToHashSet()).ToArray();
        Assert.Equal(k, labels.Sum(family => family.Count)); // No group has pictures of two families.
        Assert.Equal(
            Enumerable.Range(2, 8), Column(Beside(json, "silhouette.csv"), 0).Select(int.Parse));
        Assert.Equal(Enumerable.Range(1, 10), Column(Beside(json, "elbow.csv"), 0).Select(int.Parse));
        Assert.Equal(42, File.ReadAllLines(Beside(json, "map.csv")).Length - 1);
        Assert.True(File.Exists(Beside(json, "spaces.csv")));
        var sheet = Output(json, "sheet").GetProperty("result");
        var shown = Column(Beside(json, "labels.csv"), 1).CountBy(label => label)
            .Sum(group => Math.Min(10, group.Value));
        Assert.Equal((k, shown), (sheet.GetProperty("clusters").GetInt32(), sheet.GetProperty("pictures").GetInt32()));
        var page = File.ReadAllText(json.GetProperty("report").GetString()!);
        Assert.Contains("asks for the model resnet50", page, StringComparison.Ordinal);
        SaysWhatIsMissing(json, "resnet50");
        await DoesNothingAgain(0, "run", "All", "--preset", "report");
    }

    [Fact]
    public async Task Deduplicate_OfCopies_CountsThemInEachGroup()
    {
        Tree(".", 0, 12, "Photos");
        Tree(".", 1, 12, "Photos");
        File.Copy(_host.PathOf("Photos", "0-3.png"), _host.PathOf("Photos", "again.png"));
        File.Copy(_host.PathOf("Photos", "1-5.png"), _host.PathOf("Photos", "and again.png"));

        var json = await Run(0, "run", "Photos", "--preset", "deduplicate");

        var dedup = Output(json, "dedup").GetProperty("result");
        Assert.Equal((26, 2, 0), (
            dedup.GetProperty("pictures").GetInt32(), dedup.GetProperty("same_bytes").GetInt32(),
            dedup.GetProperty("same_picture").GetInt32()));
        var table = File.ReadAllLines(dedup.GetProperty("by_cluster").GetString()!);
        Assert.Equal("cluster,pictures,bytes,picture,scene,percent", table[0]);
        Assert.Equal(26, table[1..^1].Sum(row => int.Parse(row.Split(',')[1], CultureInfo.InvariantCulture)));
        Assert.StartsWith("total,26,2,0,0,7.69", table[^1], StringComparison.Ordinal);
        Assert.Equal(5, File.ReadAllLines(dedup.GetProperty("groups").GetString()!).Length);
        SaysWhatIsMissing(json, "vgg16");
        await DoesNothingAgain(0, "run", "Photos", "--preset", "deduplicate");
    }

    [Fact]
    public async Task Run_AfterAStepsFileIsGone_MakesThatStepAgain()
    {
        Tree("a", 0, 4);
        string[] line = ["run", "Plants", "--preset", "sampling", "--out", "Some"];
        await Run(0, line);
        var copies = Files("Some");
        File.Delete(_host.PathOf("Some", "a", "0-2.png"));

        var json = await Run(0, line);

        Assert.False(Output(json, "sample").GetProperty("was_there").GetBoolean());
        Assert.Equal(3, Output(json, "sample").GetProperty("result").GetProperty("kept").GetInt32());
        Assert.Equal(copies.Keys, Files("Some").Keys);
        await DoesNothingAgain(0, line);
    }

    [Theory]
    [InlineData("sampling")]
    [InlineData("brand-map")]
    [InlineData("report")]
    [InlineData("deduplicate")]
    public async Task AnyWorkflow_OfFewPictures_EndsWellOrSaysWhy(string preset)
    {
        Directory.CreateDirectory(_host.PathOf("None"));
        var none = await _host.Run("run", "None", "--preset", preset);
        Assert.Equal(1, none.ExitCode);
        Assert.Contains("nothing to group", none.Error, StringComparison.Ordinal);

        Tree(".", 0, 1, "One");
        var one = await Run(0, "run", "One", "--preset", preset);
        Assert.Equal(1, one.GetProperty("ready").GetInt32());
        Assert.Contains("a map of 1 picture says nothing", Notes(one)[1], StringComparison.Ordinal);

        for (var i = 0; i < 5; i++)
        {
            Directory.CreateDirectory(_host.PathOf("Equal"));
            File.WriteAllBytes(_host.PathOf("Equal", $"line\nbreak {i}.png"), Families.Value[0]);
        }

        var equal = await _host.Run("run", "Equal", "--preset", preset);
        Assert.Equal(0, equal.ExitCode);
        Assert.Contains("5 of 5 pictures ready, 4 of them copies", equal.Out, StringComparison.Ordinal);
        Assert.Contains("Note: the preset", equal.Out, StringComparison.Ordinal);
    }

    /// <summary>The pictures of one family, in a folder.</summary>
    private void Tree(string folder, int family, int count, string root = "Plants")
    {
        Directory.CreateDirectory(_host.PathOf(root, folder));
        for (var i = 0; i < count; i++)
        {
            File.WriteAllBytes(_host.PathOf(root, folder, $"{family}-{i}.png"), Families.Value[(family * 14) + i]);
        }
    }

    private static byte[][] Draw(int families, int count) =>
    [
        .. from family in Enumerable.Range(0, families)
           from i in Enumerable.Range(0, count)
           let random = new RandomSource((ulong)((1000 * family) + i))
           select PictureEncoder.Png(PictureFamilies.All[3 * family].Draw(random, 96, 72)),
    ];

    private async Task<JsonElement> Run(int code, params string[] line)
    {
        var answer = await _host.Run([.. line, "--json"]);
        Assert.True(answer.ExitCode == code, answer.Error);
        return answer.Json;
    }

    private async Task DoesNothingAgain(int code, params string[] line)
    {
        var before = Everything();
        var json = await Run(code, line);
        Assert.True(json.GetProperty("was_there").GetBoolean());
        Assert.All(
            json.GetProperty("outputs").EnumerateArray(),
            output => Assert.True(output.GetProperty("was_there").GetBoolean()));
        Assert.Equal(before, Everything());
    }

    /// <summary>Every file but the database, with the time of its last change.</summary>
    private string[] Everything() =>
    [
        .. Directory.GetFiles(_host.Root, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith("catalogue.sqlite", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}"),
    ];

    private SortedDictionary<string, Fingerprint> Files(string folder) => new(
        Directory.GetFiles(_host.PathOf(folder), "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(_host.PathOf(folder), file).Replace('\\', '/'), Fingerprint.OfFile),
        StringComparer.Ordinal);

    private static JsonElement Output(JsonElement run, string verb) => run.GetProperty("outputs").EnumerateArray()
        .Single(output => output.GetProperty("verb").GetString() == verb);

    private static string Beside(JsonElement run, string name) =>
        Path.Join(Path.GetDirectoryName(run.GetProperty("report").GetString()), name);

    private static string[] Notes(JsonElement run) =>
        [.. run.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];

    private static void SaysWhatIsMissing(JsonElement run, string model)
    {
        Assert.Contains($"{model}, which is not here", Notes(run)[0], StringComparison.Ordinal);
        Assert.Contains($"akin models pull {model}", Notes(run)[0], StringComparison.Ordinal);
        Assert.Equal("efficientnet-lite0", run.GetProperty("preset").GetProperty("model_used").GetString());
    }

    private static IEnumerable<string> Column(string path, int column) =>
        File.ReadAllLines(path).Skip(1).Select(line => line.Split(',')[column]);

    private static (int Width, int Height) SizeOf(string png)
    {
        var header = File.ReadAllBytes(png).AsSpan(16, 8);
        return (
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header),
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header[4..]));
    }
}

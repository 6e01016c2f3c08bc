using System.Globalization;
using Akin.Drawing;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>
/// <c>akin compare</c> on drawn pictures of two made-up brands: the families that one has more of are found, none else.
/// </summary>
public sealed class CompareWorkspaceTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Compare_ByAColumnThatIsChosenOnlyNow_FindsTheCollections()
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 2, each: 4);
        _host.Write("list.csv", "path,who\n" + string.Concat(
            from family in new[] { 0, 1 } from i in Enumerable.Range(0, 4) select $"P/f{family}/p{i}.png,w{i % 2}\n"));
        Assert.Equal(0, (await _host.Run("cluster", "list.csv", "--k", "2")).ExitCode);
        var answer = await _host.Run("compare", "--collection-by", "who", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Equal(2, answer.Json.GetProperty("collections").GetArrayLength());
    }

    [Fact]
    public async Task Compare_OfTwoBrands_FindsWhatOneHasMoreOf()
    {
        Brand("North", ("city at night", 6), ("floor plans", 24), ("blossoms", 15), ("brick walls", 15));
        Brand("South", ("city at night", 24), ("floor plans", 6), ("blossoms", 15), ("brick walls", 15));
        var wall = _host.PathOf("North", "brick walls-3.png");
        File.Copy(wall, _host.PathOf("North", "again.png"));
        File.Copy(wall, _host.PathOf("South", "brick walls-3.png"), overwrite: true);
        await _host.Run("cluster", "North", "South", "--k", "4");
        var answer = await _host.Run("compare", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Equal(120, answer.Json.GetProperty("pictures").GetInt32());
        Assert.Equal(1, answer.Json.GetProperty("shared").GetInt32());
        var north = answer.Json.GetProperty("collections")[0];
        Assert.Equal(("North", 60, 1), (
            north.GetProperty("name").GetString(), north.GetProperty("pictures").GetInt32(),
            north.GetProperty("copies").GetInt32()));

        var families = Families();
        var over = answer.Json.GetProperty("clusters").EnumerateArray()
            .Where(each => each.GetProperty("representation").GetString() == "over").Select(each =>
                (families[each.GetProperty("cluster").GetInt32()], each.GetProperty("collection").GetString()!));
        Assert.Equal([("city at night", "South"), ("floor plans", "North")], over.Order());
        Assert.InRange(answer.Json.GetProperty("distances")[0].GetProperty("p").GetDouble(), 0, 0.01);
        Assert.StartsWith(
            "North and South differ in 2 of 4 groups", answer.Json.GetProperty("conclusion")[0].GetString(),
            StringComparison.Ordinal);
        var page = File.ReadAllText(answer.Json.GetProperty("page").GetString()!);
        Assert.Contains("North and South differ", page, StringComparison.Ordinal);
        Assert.Contains("the same file", page, StringComparison.Ordinal);

        var again = await _host.Run("compare", "--collections", "South,North", "--out", "O", "--copies", "--json");
        Assert.Equal(121, again.Json.GetProperty("pictures").GetInt32());
        Assert.Equal("South", again.Json.GetProperty("collections")[0].GetProperty("name").GetString());
        Assert.Equal(answer.Json.GetProperty("run").GetString(), again.Json.GetProperty("run").GetString());
        Assert.True(File.Exists(_host.PathOf("O", "maps.png")));
    }

    [Fact]
    public async Task Compare_OfFewerCollections_LeavesNoMosaicOfTheOthers()
    {
        Brand("A", ("floor plans", 3));
        Brand("B", ("brick walls", 3));
        Brand("C", ("blossoms", 3));
        await _host.Run("cluster", "A", "B", "C", "--k", "2", "--workspace", "W.akin");
        await _host.Run("compare", "--out", "O");
        Assert.True(File.Exists(_host.PathOf("O", "mosaic-3.jpg")));
        _host.Write("O/mosaic-4b.jpg", "a file of the user's");

        var answer = await _host.Run("compare", "--collections", "C,A", "--out", "O");

        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Equal(
            ["mosaic-1.jpg", "mosaic-2.jpg", "mosaic-4b.jpg"],
            Directory.GetFiles(_host.PathOf("O"), "mosaic-*.jpg").Select(file => Path.GetFileName(file)).Order());
        Assert.True(File.Exists(_host.PathOf("O", "maps.png")));
    }

    [Fact]
    public async Task Compare_WithLimits_KeepsToTheLargestAndSaysSo()
    {
        Brand("A", ("floor plans", 3));
        Brand("B", ("brick walls", 4));
        Brand("C", ("blossoms", 5));
        await _host.Run("cluster", "A", "B", "C", "--k", "2", "--workspace", "W.akin");

        var answer = await _host.Run("compare", "--out", "O", "--paired", "2", "--mosaics", "1");
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Contains(
            "Of 3 collections those with the most pictures have: pairs of 2 (--paired N), mosaics of 1 (--mosaics "
            + "N|all); shares and rivals are of all.",
            answer.Out, StringComparison.Ordinal);
        var json = CliFiles.Json(_host.PathOf("O", "compare.json"));
        Assert.Equal((2, 1), (json.GetProperty("paired").GetInt32(), json.GetProperty("mosaics").GetInt32()));
        var pair = Assert.Single(json.GetProperty("distances").EnumerateArray());
        Assert.Equal(("B", "C"), (pair.GetProperty("a").GetString(), pair.GetProperty("b").GetString()));
        Assert.Equal(
            ["mosaic-3.jpg"],
            Directory.GetFiles(_host.PathOf("O"), "mosaic-*.jpg").Select(file => Path.GetFileName(file)));
        var page = File.ReadAllText(_host.PathOf("O", "compare.html"));
        Assert.Contains("Of 3 collections the 1 with the most pictures have a mosaic", page, StringComparison.Ordinal);
        Assert.Contains("alt=\"Mosaic of C\"", page, StringComparison.Ordinal);

        var all = await _host.Run("compare", "--out", "O", "--mosaics", "all", "--json");
        Assert.Equal(3, all.Json.GetProperty("mosaics").GetInt32());
        Assert.Equal(3, all.Json.GetProperty("distances").GetArrayLength());
    }

    [Fact]
    public async Task Compare_OfNoTwoCollections_SaysSoBeforeAnythingIsComputed()
    {
        Brand("One/only", ("brick walls", 2));
        Brand("Two", ("brick walls", 2));
        _host.Write("Broken/notes.jpg", "no picture");
        await Says("there is one collection with ready pictures, 'only'", "One");
        await Says(
            "the pictures are in no collections; comparing takes two. Name two folders (akin compare A B: A and B are "
            + "the collections), one folder with a folder for each collection in it, or a list with a column of their "
            + "names (akin compare LIST.csv --collection-by COLUMN).", "Two");
        await Says("there is no collection 'West'; there are Two, only", "Two", "One/only", "--collections", "West");
        await Says("'Two' (Broken: none ready); comparing takes two", "Two", "Broken");
        await Says("there is no run 'none'", "Two", "One", "--run", "none");

        async Task Says(string words, params string[] arguments)
        {
            var answer = await _host.Run(["compare", .. arguments, "--workspace", "W.akin"]);
            Assert.Equal(2, answer.ExitCode);
            Assert.Contains(words, answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("embedding", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_BrandMapOfOneCollectionAndLoosePictures_ComparesNothing()
    {
        Brand("Brands", ("brick walls", 3));
        Brand("Brands/A", ("floor plans", 12));
        var answer = await _host.Run(
            "run", "Brands", "--preset", "brand-map", "--model", "efficientnet-lite0", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.DoesNotContain(
            answer.Json.GetProperty("outputs").EnumerateArray(),
            output => output.GetProperty("verb").GetString() == "compare");
    }

    [Fact]
    public async Task Compare_OfAFolderWithALinkInACircle_DoesNotNameItAsACollection()
    {
        Brand("Brands/A", ("floor plans", 6));
        Brand("Brands/B", ("blossoms", 6));
        Directory.CreateDirectory(_host.PathOf("Brands", "C"));
        _host.Write("Brands/C/broken.png", "no picture");
        Directory.CreateSymbolicLink(_host.PathOf("Brands", "loop"), _host.PathOf("Brands"));
        await _host.Run("cluster", "Brands", "--k", "2");
        var answer = await _host.Run("compare", "--json");
        Assert.True(answer.ExitCode == 3, answer.Error);
        Assert.Equal(["C"], answer.Json.GetProperty("empty").EnumerateArray().Select(name => name.GetString()));
    }

    /// <summary>
    /// Ninety pictures in one place are more than a small brand has: where a person wants them, each page says so and
    /// what to try; else what so few pictures make dense is taken, and said.
    /// </summary>
    [Fact]
    public async Task Run_BrandMapOfFewPictures_HasGroupsOrSaysOnEachPageWhatToTry()
    {
        Brand("Brands/A", ("floor plans", 40));
        Brand("Brands/B", ("blossoms", 40));
        var answer = await _host.Run(
            "run", "Brands", "--preset", "brand-map", "--model", "efficientnet-lite0", "--eps", "3", "--min-samples",
            "90", "--json");
        Assert.True(answer.ExitCode == 0, answer.Error);
        const string why = "that takes 90 pictures within a distance of 3 (--min-samples 90), of 80 pictures "
            + "in all. Try --eps auto --min-samples 3; or --method kmeans";
        Assert.Contains(
            why, File.ReadAllText(answer.Json.GetProperty("report").GetString()!), StringComparison.Ordinal);
        Assert.Contains(
            why, File.ReadAllText(_host.PathOf("Brands.akin", "compare", "compare.html")), StringComparison.Ordinal);
        var mosaic = answer.Json.GetProperty("outputs").EnumerateArray()
            .First(output => output.GetProperty("verb").GetString() == "mosaic").GetProperty("result");
        Assert.Contains(mosaic.GetProperty("notes").EnumerateArray(), note =>
            note.GetString()!.Contains(why, StringComparison.Ordinal));

        var again = await _host.Run(
            "run", "Brands", "--preset", "brand-map", "--model", "efficientnet-lite0", "--json");
        Assert.True(again.Json.GetProperty("clusters").GetInt32() > 1, again.Out);
        var page = File.ReadAllText(again.Json.GetProperty("report").GetString()!);
        Assert.DoesNotContain("No place is dense", page, StringComparison.Ordinal);
        Assert.Contains(
            "Among 80 points, fewer than 5,000, 3 make a place dense in place of 90, and the radius is read off in "
            + "place of 3.", page, StringComparison.Ordinal);
    }

    private void Brand(string folder, params (string Family, int Count)[] families)
    {
        Directory.CreateDirectory(_host.PathOf(folder));
        foreach (var (name, count) in families)
        {
            var family = PictureFamilies.All.Single(each => each.Name == name);
            for (var i = 0; i < count; i++)
            {
                var image = family.Draw(new RandomSource((ulong)((1000 * folder[0]) + i)), 120, 90);
                File.WriteAllBytes(_host.PathOf(folder, $"{name}-{i}.png"), PictureEncoder.Png(image));
            }
        }
    }

    /// <summary>The family that most pictures of each cluster are of.</summary>
    private Dictionary<int, string> Families() =>
        File.ReadAllLines(_host.PathOf("North.akin", "compare", "maps.csv")).Skip(1)
            .Select(line => line.Split(','))
            .GroupBy(values => int.Parse(values[2], CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => group
                .CountBy(values => Path.GetFileName(values[0]).Split('-')[0]).MaxBy(pair => pair.Value).Key);
}

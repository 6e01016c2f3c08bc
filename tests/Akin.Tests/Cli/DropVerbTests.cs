using System.Text.Json;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin drop</c>, <c>keep</c> and <c>undo</c> on drawn pictures, and what other verbs make of it.</summary>
public sealed class DropVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Drop_OfGroups_LeavesNumbersUntilTheyAreShownAndUndoBringsAllBack()
    {
        await Grouped(families: 4, each: 4);
        var before = await Labels("before.csv");
        Assert.Equal([0, 1, 2, 3], before.Values.Distinct().Order());

        var first = await Done("drop", "--cluster", "1");
        Assert.Equal(4, first.GetProperty("pictures").GetInt32());
        Assert.Equal((12, 4), (first.GetProperty("left").GetInt32(), first.GetProperty("dropped").GetInt32()));
        Assert.Contains("there is no group 1; there are 0, 2, 3.", await Refused("drop", "--cluster", "1"));
        await Done("drop", "--cluster", "2");

        var after = await Labels("after.csv");
        Assert.Equal(before.Where(each => each.Value is 0 or 3).Select(each => each.Key), after.Keys);
        Assert.Equal(before.Where(each => each.Value == 3).Select(each => each.Key),
            after.Where(each => each.Value == 1).Select(each => each.Key));
        Assert.Contains("there is no group 3; there are 0, 1.", await Refused("drop", "--cluster", "3"));

        await Done("undo");
        await Done("drop", "--undo");
        Assert.Equal(before, await Labels("again.csv"));
        Assert.Equal(File.ReadAllText(_host.PathOf("before.csv")), File.ReadAllText(_host.PathOf("again.csv")));
        Assert.Contains("there is no edit to take back", await Refused("undo"));
        Assert.Contains("there is no drop to take back", await Refused("drop", "--undo"));
    }

    [Fact]
    public async Task Drop_EveryVerb_WorksOnWhatIsLeft()
    {
        await Grouped(families: 3, each: 4);
        await Done("drop", "--cluster", "2");

        Assert.Equal(8, (await Done("sheet", "--out", "S.png")).GetProperty("pictures").GetInt32());
        Assert.Equal(8, (await Done("mosaic", "--out", "M.png")).GetProperty("drawn").GetInt32());
        Assert.Equal(8, (await Done("report")).GetProperty("pictures").GetInt32());
        Assert.Equal(8, (await Done("dedup")).GetProperty("pictures").GetInt32());
        Assert.Equal(8, (await Done("sample", "--total", "20")).GetProperty("pictures").GetInt32());
        Assert.Equal(8, (await Done("neighbours", "--k", "2", "--out", "N")).GetProperty("rows").GetInt32());
        Assert.Equal(8, (await Done("score", "--k", "2..3", "--out", "K")).GetProperty("rows").GetInt32());
        Assert.Equal(8, (await Done("project", "--method", "pca")).GetProperty("pictures").GetInt32());
        Assert.Equal(8, (await Done("score", "--against", "collections", "--out", "A")).GetProperty("rows").GetInt32());
        Assert.Equal(8, (await Done("compare", "--permutations", "19")).GetProperty("collections").EnumerateArray()
            .Sum(each => each.GetProperty("pictures").GetInt32()));
        Assert.Equal(8, (await Done("cluster", "--k", "2")).GetProperty("pictures").GetInt32());
        var run = await Done("run", "P", "--k", "2");
        Assert.Equal((12, 12, 4), (
            run.GetProperty("pictures").GetInt32(), run.GetProperty("ready").GetInt32(),
            run.GetProperty("dropped").GetInt32()));

        var ledger = await Done("ledger");
        Assert.Equal(12, ledger.GetProperty("states").GetProperty("ready").GetInt32());
        Assert.Equal(4, ledger.GetProperty("dropped").GetInt32());
        Assert.Equal(4, ledger.GetProperty("inputs").EnumerateArray()
            .Count(input => input.TryGetProperty("dropped_by", out var edit) && edit.GetInt32() == 1));
        Assert.Contains("; 4 of them dropped\n", (await _host.Run("ledger")).Out);
    }

    [Fact]
    public async Task Drop_OfPictures_HoldsWhenOthersComeAndTheyAreEmbeddedOnceKept()
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 2, each: 3);
        await Done("index", "P");
        var dropped = await Done("drop", "f0/p0.png", "P/f1/p2.png");
        Assert.Equal((2, 4), (dropped.GetProperty("pictures").GetInt32(), dropped.GetProperty("left").GetInt32()));
        Assert.Equal(4, (await Done("cluster", "--k", "2")).GetProperty("pictures").GetInt32());

        DrawnFamilies.Write(_host.PathOf("P"), families: 3, each: 3);
        Assert.Equal(7, (await Done("cluster", "P", "--k", "2")).GetProperty("pictures").GetInt32());

        _host.Write("back.txt", "f0/p0.png\n");
        await Done("keep", "--pictures", "back.txt");
        Assert.Equal(8, (await Done("cluster", "P", "--k", "2")).GetProperty("pictures").GetInt32());
        await Done("keep", "--all");
        Assert.Equal(9, (await Done("cluster", "P", "--k", "2")).GetProperty("pictures").GetInt32());
    }

    [Theory]
    [InlineData("say what to drop: --cluster N, pictures, or --pictures LIST", "drop")]
    [InlineData("--cluster, pictures and --undo exclude each other", "drop", "--cluster", "0", "--undo")]
    [InlineData("--cluster cannot be 'x'; it takes numbers of groups", "drop", "--cluster", "x")]
    [InlineData("--cluster cannot be '-2'", "drop", "--cluster", "-2")]
    [InlineData("every picture is in a group; there are 0, 1.", "drop", "--cluster", "-1")]
    [InlineData("that would drop all 6 pictures, so that nothing is left to work on", "drop", "--cluster", "0,1")]
    [InlineData("'no.png' is no picture of the workspace", "drop", "no.png")]
    [InlineData("'text.png' is not a picture, so that no result has it", "drop", "text.png")]
    [InlineData("say what to bring back", "keep")]
    [InlineData("'text.png' is not a picture, so that no result has it", "keep", "text.png")]
    [InlineData("there is no edit 3; none was made yet", "undo", "--edit", "3")]
    [InlineData("merging takes at least two groups", "merge", "--cluster", "1")]
    [InlineData("there is no group 7; there are 0, 1.", "cluster", "--within", "7")]
    [InlineData("--within does not go with --vectors", "cluster", "--within", "0", "--vectors", "X.npy")]
    [InlineData("--k is 4, but there are 3 pictures in group 0", "cluster", "--within", "0", "--k", "4")]
    public async Task Edit_ThatCannotBe_IsRefusedInOneLineAndNotMade(string says, params string[] line)
    {
        await Grouped(families: 2, each: 3, text: true);
        Assert.Contains(says, await Refused(line), StringComparison.Ordinal);
        Assert.Equal(0, (await _host.Run("ledger", "--json")).Json.GetProperty("dropped").GetInt32());
    }

    [Fact]
    public async Task Edit_BeforeThereIsARun_SaysWhatToDoFirst()
    {
        Assert.Contains("here is no workspace", await Refused("drop", "--cluster", "0"));
        DrawnFamilies.Write(_host.PathOf("P"), families: 1, each: 1);
        await Done("index", "P");
        Assert.Contains("in no groups yet; run akin cluster first", await Refused("drop", "--cluster", "0"));
        Assert.Contains("that would drop the only picture", await Refused("drop", "f0/p0.png"));
        Assert.Contains("in no groups yet; run akin cluster first", await Refused("cluster", "--within", "0"));
        await Done("cluster", "--k", "1");
        Assert.Contains("that would drop the only picture", await Refused("drop", "--cluster", "0"));
        Assert.Equal(1, (await Done("cluster", "--within", "0")).GetProperty("clusters").GetInt32());
        Directory.Delete(_host.PathOf("P.akin", "runs"), recursive: true);
        Assert.Contains("the run that grouped the pictures is gone", await Refused("cluster", "--within", "0"));
    }

    private async Task Grouped(int families, int each, bool text = false)
    {
        DrawnFamilies.Write(_host.PathOf("P"), families, each);
        if (text)
        {
            _host.Write("P/text.png", "no picture");
        }

        var code = (await _host.Run("cluster", "P", "--k", $"{families}")).ExitCode;
        Assert.Equal(text ? 3 : 0, code);
    }

    private async Task<JsonElement> Done(params string[] line)
    {
        var answer = await _host.Run([.. line, "--json"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return answer.Json;
    }

    private async Task<string> Refused(params string[] line)
    {
        var answer = await _host.Run(line);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Out));
        Assert.Equal(1, answer.Error.Count(c => c == '\n'));
        return answer.Error;
    }

    /// <summary>The group of each picture by its path, as an export has it.</summary>
    private async Task<Dictionary<string, int>> Labels(string file)
    {
        await Done("export", "--labels", file);
        return File.ReadLines(_host.PathOf(file)).Skip(1).Select(line => line.Split(','))
            .ToDictionary(cells => cells[1], cells => int.Parse(cells[3]));
    }
}

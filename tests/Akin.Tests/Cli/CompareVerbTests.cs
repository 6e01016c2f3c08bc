using System.Text;
using System.Text.Json;
using Akin.Comparison;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin compare</c> on vectors: the files, their keys, what is refused.</summary>
public sealed class CompareVerbTests : IDisposable
{
    private const int Rows = 120;
    private readonly CliHost _host = new();

    public CompareVerbTests()
    {
        using var points = FormulaPoints.Blobs(Rows, 5, 3, 4);
        NpyFile.Write(_host.PathOf("X.npy"), points);
        Table("L.csv", "row,label", row => $"{row},{(row % 10 == 9 ? -1 : row % 3)}");
        Table("C.csv", "row,collection", row =>
            $"{row},{(row % 4 < 3 && row % 3 == 0 ? "\"a, \"\"b\"\"\"" : "🌷<i>")}");
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Compare_OfVectors_WritesTheTablesThatItPrints()
    {
        var answer = await Compare("--json");
        Assert.Equal((0, ""), (answer.ExitCode, Errors(answer)));
        var json = CliFiles.Json(_host.PathOf("O", "compare.json"));
        var clusters = json.GetProperty("clusters").EnumerateArray().ToArray();
        Assert.Equal([0, 0, 1, 1, 2, 2, -1, -1], clusters.Select(each => each.GetProperty("cluster").GetInt32()));
        Assert.Equal(Rows, clusters.Sum(each => each.GetProperty("count").GetInt32()));
        Assert.Equal(
            ["a, \"b\"", "🌷<i>"],
            json.GetProperty("collections").EnumerateArray().Select(each => each.GetProperty("name").GetString()!));
        foreach (var each in clusters)
        {
            Assert.InRange(Number(each, "share"), Number(each, "low"), Number(each, "high"));
            Assert.InRange(Number(each, "low"), Number(each, "low_simultaneous"), 1);
            Assert.InRange(Number(each, "p_adjusted"), Number(each, "p"), 1);
        }

        var first = clusters[0];
        var size = json.GetProperty("collections")[0].GetProperty("pictures").GetInt32();
        var interval = WilsonInterval.Of(first.GetProperty("count").GetInt32(), size, 0.95);
        Assert.Equal((interval.Low, interval.High), (Number(first, "low"), Number(first, "high")));
        Assert.Equal("over", first.GetProperty("representation").GetString());
        var pair = Assert.Single(json.GetProperty("distances").EnumerateArray());
        Assert.InRange(Number(pair, "jensen_shannon"), 0.01, 1);
        Assert.InRange(Number(pair, "mmd"), 0.01, 2);
        Assert.Equal(0.001, Number(pair, "p"), 1e-12);

        Assert.Equal(
            clusters.Length + 1, File.ReadAllLines(_host.PathOf("O", "clusters.csv")).Length);
        Assert.Equal(Rows + 1, File.ReadAllLines(_host.PathOf("O", "nearest.csv")).Length);
        Assert.Equal(2, File.ReadAllLines(_host.PathOf("O", "distances.csv")).Length);
        foreach (var chart in new[] { "shares", "representation", "distances" })
        {
            Assert.Contains("<svg", File.ReadAllText(_host.PathOf("O", chart + ".svg")), StringComparison.Ordinal);
            Assert.True(new FileInfo(_host.PathOf("O", chart + ".png")).Length > 1000);
        }

        Assert.Equal(
            _host.PathOf("O", "compare.json"),
            answer.Json.GetProperty("files").GetProperty("compare.json").GetString());
        Assert.Equal(Rows, CliFiles.Json(_host.PathOf("O", "metrics.json")).GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task Compare_AtAnyNumberOfThreads_WritesTheSameNumbers()
    {
        await Compare("--threads", "1");
        var one = File.ReadAllText(_host.PathOf("O", "distances.csv"));
        await Compare("--threads", "3");
        Assert.Equal(one, File.ReadAllText(_host.PathOf("O", "distances.csv")));
    }

    [Fact]
    public async Task Compare_OfACollectionOfOneRow_WritesNullForWhatIsNotThere()
    {
        Table("C.csv", "row,label", row => $"{row},{(row == 5 ? "one" : "rest")}");
        await Compare();
        var pair = CliFiles.Json(_host.PathOf("O", "compare.json")).GetProperty("distances")[0];
        Assert.Equal(JsonValueKind.Null, pair.GetProperty("mmd").ValueKind);
        Assert.Equal(JsonValueKind.Null, pair.GetProperty("p").ValueKind);
    }

    [Fact]
    public async Task Compare_OfRowsInNoCluster_FindsNoDifference()
    {
        Table("L.csv", "row,label", row => $"{row},-1");
        await Compare();
        var json = CliFiles.Json(_host.PathOf("O", "compare.json"));
        Assert.All(json.GetProperty("clusters").EnumerateArray(), each => Assert.Equal(1, Number(each, "share")));
        Assert.Equal(0, Number(json.GetProperty("distances")[0], "jensen_shannon"));
    }

    [Theory]
    [InlineData("--vectors needs --labels L.csv", "--vectors", "X.npy", "--against", "C.csv", "--out", "O")]
    [InlineData("--vectors needs --out", "--vectors", "X.npy", "--labels", "L.csv", "--against", "C.csv")]
    [InlineData("has one collection", "--vectors", "X.npy", "--labels", "L.csv", "--against", "one.csv", "--out", "O")]
    [InlineData("the label 'x'", "--vectors", "X.npy", "--labels", "text.csv", "--against", "C.csv", "--out", "O")]
    [InlineData("no label for row 2", "--vectors", "X.npy", "--labels", "few.csv", "--against", "C.csv", "--out", "O")]
    [InlineData("--confidence cannot be '1'", "--confidence", "1")]
    [InlineData("--permutations cannot be '3'", "--permutations", "3")]
    [InlineData("--paired cannot be '1'", "--paired", "1")]
    [InlineData("--paired cannot be '2001'", "--paired", "2001")]
    [InlineData("--mosaics cannot be 'none'; it takes a whole number of at least 0, or all", "--mosaics", "none")]
    [InlineData("--mosaics does not go with --vectors", "--vectors", "X.npy", "--mosaics", "3", "--out", "O")]
    [InlineData("--collections does not go with --vectors", "--vectors", "X.npy", "--collections", "a", "--out", "O")]
    [InlineData("--labels goes with --vectors", "--labels", "L.csv")]
    [InlineData("opens a quote that is never closed", "--collections", "\"a", "--workspace", "None.akin")]
    [InlineData("--collections cannot be 'a,'", "--collections", "a,", "--workspace", "None.akin")]
    public async Task Compare_OfWhatCannotBe_SaysSoInOneLine(string words, params string[] arguments)
    {
        Table("one.csv", "row,label", row => $"{row},same");
        Table("text.csv", "row,label", row => $"{row},x");
        _host.Write("few.csv", "row,label\n0,0\n1,0\n");
        var answer = await _host.Run(["compare", .. arguments]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(_host.PathOf("O")));
    }

    private Task<CliAnswer> Compare(params string[] more) => _host.Run(
        ["compare", "--vectors", "X.npy", "--labels", "L.csv", "--against", "C.csv", "--out", "O", .. more]);

    private void Table(string name, string header, Func<int, string> line) =>
        _host.Write(name, new StringBuilder(header).Append('\n')
            .AppendJoin('\n', Enumerable.Range(0, Rows).Select(line)).Append('\n').ToString());

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string Errors(CliAnswer answer) =>
        string.Join('\n', answer.Error.Split('\n').Where(line => line.StartsWith("akin", StringComparison.Ordinal)));
}

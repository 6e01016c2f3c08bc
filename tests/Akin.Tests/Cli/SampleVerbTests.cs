using System.Globalization;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin sample</c> on vectors.</summary>
public sealed class SampleVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("center")]
    [InlineData("diverse")]
    [InlineData("medoid")]
    [InlineData("random")]
    public async Task Sample_OfVectors_WritesRankCoverageAndMetrics(string strategy)
    {
        Points(120);
        var answer = await _host.Run(
            "sample", "--vectors", "X.npy", "--total", "30", "--strategy", strategy, "--out", "O", "--json");
        Assert.Equal((0, ""), (answer.ExitCode, Errors(answer)));
        var lines = File.ReadAllLines(_host.PathOf("O", "rank.csv"));
        Assert.Equal("rank,row,cluster,distance", lines[0]);
        Assert.Equal(31, lines.Length);
        Assert.Equal(
            Enumerable.Range(1, 30),
            lines[1..].Select(line => int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture)));
        var coverage = File.ReadAllLines(_host.PathOf("O", "coverage.csv"));
        Assert.StartsWith("picked,mean,median,p95,max,random_mean", coverage[0], StringComparison.Ordinal);
        Assert.StartsWith("30,", coverage[^1], StringComparison.Ordinal);
        var metrics = CliFiles.Json(_host.PathOf("O", "metrics.json"));
        Assert.Equal(30, metrics.GetProperty("picked").GetInt32());
        Assert.Equal(strategy, metrics.GetProperty("strategy").GetString());
        Assert.Equal(
            double.Parse(coverage[^1].Split(',')[3], CultureInfo.InvariantCulture),
            metrics.GetProperty("coverage").GetProperty("p95").GetDouble());
        Assert.True(File.Exists(answer.Json.GetProperty("files").GetProperty("coverage.png").GetString()));
        Assert.Equal(120, metrics.GetProperty("coverage_rows").GetInt32());
    }

    [Fact]
    public async Task Sample_WithLists_KeepsAndLeavesOut()
    {
        Points(40);
        await _host.Run("sample", "--vectors", "X.npy", "--total", "5", "--out", "First");
        _host.Write("never.txt", "0\n\n1\n");
        var answer = await _host.Run(
            "sample", "--vectors", "X.npy", "--total", "99", "--must-keep", "First/rank.csv", "--never", "never.txt",
            "--out", "O");
        var (first, second) = (Rows("First"), Rows("O"));
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(first, second[..5]);
        Assert.Equal(Enumerable.Range(2, 38), second.Order());
    }

    [Theory]
    [InlineData("say how many to pick", "--out", "O")]
    [InlineData("--total does not go with --per-folder", "--total", "5", "--per-folder", "5", "--out", "O")]
    [InlineData("--total cannot be '0'", "--total", "0", "--out", "O")]
    [InlineData("--total cannot be '-1'; it takes a whole number of at least 1", "--total", "-1", "--out", "O")]
    [InlineData(
        "--total cannot be '99999999999'; it takes a whole number from 1 to 2147483647",
        "--total", "99999999999", "--out", "O")]
    [InlineData("--per-folder does not go with --vectors", "--per-folder", "4", "--out", "O")]
    [InlineData("--by does not go with --vectors", "--total", "4", "--by", "collection", "--out", "O")]
    [InlineData("--link does not go with --vectors", "--total", "4", "--link", "hard", "--out", "O")]
    [InlineData("--dry-run does not go with --vectors", "--total", "4", "--dry-run", "--out", "O")]
    [InlineData("--features does not go with --vectors", "--total", "4", "--features", "a", "--out", "O")]
    [InlineData("--model does not go with --vectors", "--total", "4", "--model", "m.onnx", "--out", "O")]
    [InlineData("--k is 41, but there are 40 rows", "--total", "4", "--k", "41", "--out", "O")]
    [InlineData("--k-min goes with --k auto, not with 4", "--total", "4", "--k", "4", "--k-min", "3", "--out", "O")]
    [InlineData("--quotas does not go with --k 1", "--total", "4", "--k", "1", "--quotas", "equal", "--out", "O")]
    [InlineData("--k-max goes with --k auto", "--total", "4", "--strategy", "random", "--k-max", "4", "--out", "O")]
    [InlineData("unknown.txt, line 2: '40' is no row", "--total", "4", "--never", "unknown.txt", "--out", "O")]
    [InlineData("twice.txt, line 3: '7' is there twice", "--total", "4", "--must-keep", "twice.txt", "--out", "O")]
    [InlineData("gone.txt cannot be read", "--total", "4", "--must-keep", "gone.txt", "--out", "O")]
    [InlineData(
        "two.txt names 2 to keep, and 1 is to be picked", "--total", "1", "--must-keep", "two.txt", "--out", "O")]
    public async Task Sample_OfWhatCannotBe_SaysSoInOneLine(string words, params string[] arguments)
    {
        Points(40);
        _host.Write("unknown.txt", "3\n40\n");
        _host.Write("twice.txt", "7\n8\n7");
        _host.Write("two.txt", "7\n8");
        var answer = await _host.Run(["sample", "--vectors", "X.npy", .. arguments]);
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'), line => line.StartsWith("akin", StringComparison.Ordinal));
        Assert.False(Directory.Exists(_host.PathOf("O")));
    }

    [Fact]
    public async Task Sample_OfValuesThatAreNoNumbers_NamesThePlace()
    {
        using var points = FormulaPoints.Blobs(20, 3, 2, 2);
        points[6][2] = float.NaN;
        NpyFile.Write(_host.PathOf("X.npy"), points);
        var answer = await _host.Run("sample", "--vectors", "X.npy", "--total", "5", "--out", "O");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("row 6, column 2 holds NaN", answer.Error, StringComparison.Ordinal);
    }

    private static string Errors(CliAnswer answer) =>
        string.Join('\n', answer.Error.Split('\n').Where(line => line.StartsWith("akin", StringComparison.Ordinal)));

    private void Points(int rows)
    {
        using var points = FormulaPoints.Blobs(rows, 3, 4, 4);
        NpyFile.Write(_host.PathOf("X.npy"), points);
    }

    private int[] Rows(string folder) =>
    [
        .. File.ReadAllLines(_host.PathOf(folder, "rank.csv")).Skip(1)
            .Select(line => int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)),
    ];
}

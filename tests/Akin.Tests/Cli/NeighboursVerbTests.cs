using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin neighbours</c>: file names, shapes and keys that programs rely on.</summary>
public sealed class NeighboursVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public NeighboursVerbTests()
    {
        using var points = FormulaData.Gaussians(1, 50, 4);
        NpyFile.Write(_host.PathOf("X.npy"), points);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Vectors_GivenK_WritesIndicesAndDistances()
    {
        var answer = await _host.Run("neighbours", "--vectors", "X.npy", "--k", "7", "--out", "O", "--json");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(7, answer.Json.GetProperty("k").GetInt32());
        Assert.Equal(1, answer.Json.GetProperty("recall").GetDouble());
        Assert.Equal((50, 7), NpyFile.ReadShape(_host.PathOf("O", "distances.npy")));
        using var distances = NpyFile.Read(_host.PathOf("O", "distances.npy"));
        Assert.All(distances[3].ToArray(), distance => Assert.InRange(distance, 1e-6, 10));
        var indices = File.ReadAllBytes(_host.PathOf("O", "indices.npy"));
        Assert.Contains("'<i4', 'fortran_order': False, 'shape': (50, 7)", Header(indices), StringComparison.Ordinal);
        Assert.True(File.Exists(_host.PathOf("O", "metrics.json")));
    }

    [Fact]
    public async Task Vectors_KOfAllRows_IsRefusedInASentence()
    {
        var answer = await _host.Run("neighbours", "--vectors", "X.npy", "--k", "50", "--out", "O");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(
            "--k is 50, but each of the 50 rows has 49 others; it takes 1 to 49.", answer.Error,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("O")));
    }

    [Fact]
    public async Task Vectors_Approximate_SaysItsRecall()
    {
        var answer = await _host.Run(
            "neighbours", "--vectors", "X.npy", "--approximate", "--recall", "0.9", "--out", "O", "--json");
        Assert.InRange(answer.Json.GetProperty("recall").GetDouble(), 0.9, 1);
        Assert.Equal("approximate", answer.Json.GetProperty("method").GetString());
        Assert.Equal((50, 10), NpyFile.ReadShape(_host.PathOf("O", "distances.npy")));
    }

    [Fact]
    public async Task Vectors_Radius_WritesSparseRows()
    {
        var answer = await _host.Run("neighbours", "--vectors", "X.npy", "--radius", "2", "--out", "O", "--json");
        var pairs = answer.Json.GetProperty("pairs").GetInt64();
        Assert.InRange(pairs, 50, 2450);
        var starts = File.ReadAllBytes(_host.PathOf("O", "indptr.npy"));
        Assert.Contains("'<i8', 'fortran_order': False, 'shape': (51,)", Header(starts), StringComparison.Ordinal);
        Assert.Equal(128 + (51 * 8), starts.Length);
        Assert.Equal(pairs, BitConverter.ToInt64(starts, starts.Length - 8));
        Assert.Equal(128 + (pairs * 4), new FileInfo(_host.PathOf("O", "indices.npy")).Length);
        Assert.Equal(128 + (pairs * 4), new FileInfo(_host.PathOf("O", "distances.npy")).Length);
    }

    [Theory]
    [InlineData("--recall", "0.9", "--recall goes with --approximate")]
    [InlineData("--radius", "-1", "a number of at least 0")]
    [InlineData("--memory", "58MB", "10 neighbours of 50 rows takes about 25 MB, more than the 2 MB that --memory")]
    public async Task Options_ThatDoNotFit_AreRefused(string option, string value, string expected)
    {
        var answer = await _host.Run("neighbours", "--vectors", "X.npy", option, value, "--out", "O");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workspace_WritesIntoItsFolderRowsAsExportHasThem()
    {
        await _host.Run("demo", "--pictures", "24");
        await _host.Run("export", "--features", "F.npy");
        var answer = await _host.Run("neighbours", "--k", "3", "--json");
        var rows = NpyFile.ReadShape(_host.PathOf("F.npy")).Rows;
        Assert.Equal((rows, 3), NpyFile.ReadShape(_host.PathOf("akin-demo.akin", "neighbours", "distances.npy")));
        Assert.Equal(
            _host.PathOf("akin-demo.akin", "neighbours", "indices.npy"),
            answer.Json.GetProperty("files").GetProperty("indices.npy").GetString());
        await _host.Run(
            "neighbours", "--vectors", "F.npy", "--k", "3", "--normalise", "l2", "--on", $"pca:{Math.Min(32, rows)}",
            "--out", "O");
        Assert.Equal(
            File.ReadAllBytes(_host.PathOf("O", "indices.npy")),
            File.ReadAllBytes(_host.PathOf("akin-demo.akin", "neighbours", "indices.npy")));
    }

    private static string Header(byte[] npy) => System.Text.Encoding.Latin1.GetString(npy, 0, 128);
}

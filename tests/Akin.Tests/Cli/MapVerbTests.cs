using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>The verb that makes maps: UMAP, whitening, and new vectors on a map that is there.</summary>
public sealed class MapVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public MapVerbTests()
    {
        using var old = FormulaPoints.Blobs(60, 5, 3, 4);
        using var all = FormulaPoints.Blobs(70, 5, 3, 4);
        using var later = Matrix.From(all.RowBlock(60, 10), 5);
        NpyFile.Write(_host.PathOf("X.npy"), old);
        NpyFile.Write(_host.PathOf("NEW.npy"), later);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Project_Umap_WritesTheMapAndItsSettings()
    {
        var answer = await _host.Run(
            "project", "--vectors", "X.npy", "--method", "umap", "--neighbours", "9", "--min-dist", "0.25",
            "--dims", "3", "--out", "O", "--json");

        Assert.Equal((60, 3), NpyFile.ReadShape(_host.PathOf("O", "map.npy")));
        Assert.Equal("umap", answer.Json.GetProperty("method").GetString());
        Assert.Equal(9, answer.Json.GetProperty("neighbours").GetInt32());
        Assert.Equal(0.25, answer.Json.GetProperty("min_dist").GetDouble());
    }

    [Theory]
    [InlineData("tsne")]
    [InlineData("umap")]
    [InlineData("pca")]
    public async Task Project_OntoAMap_PlacesByTheMapsOwnMethod(string method)
    {
        await _host.Run("project", "--vectors", "X.npy", "--method", method, "--perplexity", "6", "--out", "O");
        var before = File.ReadAllBytes(_host.PathOf("O", "map.npy"));

        var answer = await _host.Run(
            "project", "--vectors", "NEW.npy", "--onto", "O", "--onto-vectors", "X.npy", "--out", "P", "--json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(method, answer.Json.GetProperty("method").GetString());
        Assert.Equal((10, 2), NpyFile.ReadShape(_host.PathOf("P", "map.npy")));
        Assert.Equal(before, File.ReadAllBytes(_host.PathOf("O", "map.npy")));
    }

    [Theory]
    [InlineData("--onto O", "--onto needs --onto-vectors OLD.npy")]
    [InlineData("--onto-vectors X.npy", "--onto-vectors goes with --onto DIR")]
    [InlineData("--onto O --onto-vectors NEW.npy", "has a map of 60 rows, --onto-vectors NEW.npy has 10")]
    [InlineData("--onto O --onto-vectors X.npy --on pca:2", "--on pca:N does not go with --onto")]
    [InlineData("--onto Nowhere --onto-vectors X.npy", "map.npy cannot be read")]
    public async Task Project_OntoWhatDoesNotFit_OneClearLine(string options, string expected)
    {
        await _host.Run("project", "--vectors", "X.npy", "--method", "pca", "--out", "O");

        var answer = await _host.Run(
            ["project", "--vectors", "NEW.npy", "--out", "P", .. options.Split(' ')]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("P")));
    }

    [Fact]
    public async Task Project_OntoOtherColumns_OneClearLine()
    {
        await _host.Run("project", "--vectors", "X.npy", "--method", "pca", "--out", "O");
        using var narrow = FormulaPoints.Blobs(4, 3, 1, 0);
        NpyFile.Write(_host.PathOf("N.npy"), narrow);

        var answer = await _host.Run(
            "project", "--vectors", "N.npy", "--onto", "O", "--onto-vectors", "X.npy", "--out", "P");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("--vectors has 3 columns, --onto-vectors has 5", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_BeyondTheMemory_OneClearLine()
    {
        var answer = await _host.Run("project", "--vectors", "X.npy", "--memory", "20KB", "--out", "P");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(
            "a map of 60 rows takes about 211 kB beside the rows, more than --memory 20 kB",
            answer.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_PcaOfRowsBeyondTheMemory_StreamsThemToTheSameBits()
    {
        await _host.Run("project", "--vectors", "X.npy", "--method", "pca", "--out", "O");
        var answer = await _host.Run(
            "project", "--vectors", "X.npy", "--method", "pca", "--memory", "1KB", "--out", "P");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(
            File.ReadAllBytes(_host.PathOf("O", "map.npy")), File.ReadAllBytes(_host.PathOf("P", "map.npy")));
    }

    [Fact]
    public async Task Project_OnMoreComponentsThanThereAre_OneClearLine()
    {
        var answer = await _host.Run("project", "--vectors", "X.npy", "--on", "pca:6", "--out", "P");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(
            "--on pca:6 asks for more components than there are: 60 rows of 5 columns have 5.",
            answer.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_Whiten_EachComponentOfVarianceOne()
    {
        await _host.Run("project", "--vectors", "X.npy", "--method", "pca", "--dims", "3", "--whiten", "--out", "O");

        using var map = NpyFile.Read(_host.PathOf("O", "map.npy"));
        for (var axis = 0; axis < 3; axis++)
        {
            Assert.Equal(1, Enumerable.Range(0, 60).Sum(row => map[row][axis] * map[row][axis]) / 59, 1e-4);
        }
    }
}

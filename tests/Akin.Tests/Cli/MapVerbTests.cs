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
        await _host.Run("project", "--vectors", "X.npy", "--method", method, "--out", "O");
        var before = File.ReadAllBytes(_host.PathOf("O", "map.npy"));

        var answer = await _host.Run(
            "project", "--vectors", "NEW.npy", "--onto", "O", "--onto-vectors", "X.npy", "--out", "P", "--json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(method, answer.Json.GetProperty("method").GetString());
        Assert.Equal((10, 2), NpyFile.ReadShape(_host.PathOf("P", "map.npy")));
        Assert.Equal(before, File.ReadAllBytes(_host.PathOf("O", "map.npy")));
    }

    [Theory]
    [InlineData("--onto O", "--onto goes with --onto-vectors OLD.npy")]
    [InlineData("--onto-vectors X.npy", "--onto-vectors goes with --onto DIR")]
    [InlineData("--onto O --onto-vectors NEW.npy", "has a map of 60 rows, --onto-vectors NEW.npy has 10")]
    [InlineData("--onto O --onto-vectors X.npy --on pca:2", "--on is pca:2, but the map in O was made with")]
    [InlineData("--onto Nowhere --onto-vectors X.npy", "metrics.json cannot be read, and it tells")]
    [InlineData("--onto O --onto-vectors X.npy --method umap", "--method is umap, but the map in O was made")]
    [InlineData("--onto O --onto-vectors X.npy --dims 3", "--dims is 3, but the map in O was made with --dims 2")]
    [InlineData("--onto O --onto-vectors X.npy --normalise l2", "with --normalise none; leave --normalise out")]
    [InlineData("--onto O --onto-vectors X.npy --method pca --whiten", "--whiten does not go with --onto")]
    [InlineData("--onto O --onto-vectors X.npy --perplexity 9", "--perplexity does not go with --onto")]
    [InlineData("--onto O --onto-vectors W.npy", "was made of 60 × 5 values, --onto-vectors W.npy has 60 × 6")]
    public async Task Project_OntoWhatDoesNotFit_OneClearLine(string options, string expected)
    {
        await _host.Run("project", "--vectors", "X.npy", "--method", "pca", "--out", "O");
        using var wide = FormulaPoints.Blobs(60, 6, 3, 1);
        NpyFile.Write(_host.PathOf("W.npy"), wide);

        var answer = await _host.Run(
            ["project", "--vectors", "NEW.npy", "--out", "P", .. options.Split(' ')]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("P")));
    }

    [Fact]
    public async Task Project_OntoAMapOfComponents_TakesItsWhiteningAndScaling()
    {
        await _host.Run(
            "project", "--vectors", "X.npy", "--method", "pca", "--dims", "3", "--whiten", "--normalise", "l2",
            "--out", "O");

        await _host.Run("project", "--vectors", "X.npy", "--onto", "O", "--onto-vectors", "X.npy", "--out", "P");

        Assert.Equal(
            File.ReadAllBytes(_host.PathOf("O", "map.npy")), File.ReadAllBytes(_host.PathOf("P", "map.npy")));
        var metrics = CliFiles.Json(_host.PathOf("P", "metrics.json"));
        Assert.True(metrics.GetProperty("whiten").GetBoolean());
        Assert.Equal("l2", metrics.GetProperty("normalise").GetString());
        Assert.Equal(3, metrics.GetProperty("dims").GetInt32());
    }

    [Fact]
    public async Task Project_OntoAMapOfPrincipalComponents_OneClearLine()
    {
        await _host.Run("project", "--vectors", "X.npy", "--on", "pca:3", "--out", "O");

        var answer = await _host.Run(
            "project", "--vectors", "NEW.npy", "--onto", "O", "--onto-vectors", "X.npy", "--out", "P");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("the map in O was made with --on pca:3", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("O")]
    [InlineData("./O/")]
    [InlineData("Q/../O")]
    [InlineData("Link")]
    public async Task Project_OntoIntoTheMapsOwnFolder_IsRefusedAndTheMapStays(string output)
    {
        await _host.Run("project", "--vectors", "X.npy", "--method", "pca", "--out", "O");
        Directory.CreateSymbolicLink(_host.PathOf("Link"), _host.PathOf("O"));
        var before = File.ReadAllBytes(_host.PathOf("O", "map.npy"));

        var answer = await _host.Run(
            "project", "--vectors", "NEW.npy", "--onto", "O", "--onto-vectors", "X.npy", "--out", output);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("is the folder of the map, which stays as it is", answer.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_host.PathOf("O", "map.npy")));
    }

    [Theory]
    [InlineData("pca", "--dims is 6, but 60 rows of 5 columns have at most 5")]
    [InlineData("umap", "--dims is 6, but 60 rows of 5 columns have at most 5")]
    public async Task Project_MoreDimensionsThanThereAre_OneClearLine(string method, string expected)
    {
        var answer = await _host.Run(
            "project", "--vectors", "X.npy", "--method", method, "--dims", "6", "--out", "O");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
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
        var answer = await _host.Run("project", "--vectors", "X.npy", "--memory", "57MB", "--out", "P");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(
            "a map of 60 rows takes about 21 MB, more than the 1 MB that --memory leaves for it",
            answer.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_PcaOfRowsBeyondTheMemory_StreamsThemToTheSameBits()
    {
        await _host.Run("project", "--vectors", "X.npy", "--method", "pca", "--out", "O");
        var answer = await _host.Run(
            "project", "--vectors", "X.npy", "--method", "pca", "--memory", "56002600", "--out", "P");

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

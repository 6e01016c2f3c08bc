using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin cluster --method agglomerative</c>: files, cuts, and what is refused.</summary>
public sealed class AgglomerativeVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public AgglomerativeVerbTests()
    {
        using var points = FormulaData.Blobs(34, 60, 4, 3, 1, 0);
        NpyFile.Write(_host.PathOf("X.npy"), points);
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("ward")]
    [InlineData("single")]
    public async Task Vectors_GivenK_WritesLabelsAndTheTree(string linkage)
    {
        var answer = await Run("--linkage", linkage, "--k", "3", "--json");
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(3, answer.Json.GetProperty("clusters").GetInt32());
        Assert.Equal((59, 4), NpyFile.ReadShape(_host.PathOf("O", "linkage.npy")));
        using var tree = NpyFile.Read(_host.PathOf("O", "linkage.npy"));
        Assert.Equal(60, tree[58][3]);
        var lines = File.ReadAllLines(_host.PathOf("O", "labels.csv"));
        Assert.Equal(Enumerable.Range(0, 60).Select(row => $"{row},{row % 3}"), lines[1..]);
    }

    [Fact]
    public async Task Vectors_GivenHeight_CutsThere()
    {
        var answer = await Run("--height", "100000", "--json");
        Assert.Equal(1, answer.Json.GetProperty("clusters").GetInt32());
    }

    [Theory]
    [InlineData("--linkage ward", "give one of them")]
    [InlineData("--k 3 --height 2", "--height does not go with --k")]
    [InlineData("--k 3 --restarts 4", "--restarts goes with --method kmeans")]
    [InlineData("--k 3 --linkage average --memory 56002KB", "Average linkage of 60 points needs")]
    public async Task Vectors_WhatDoesNotFit_IsRefused(string options, string expected)
    {
        var answer = await Run(options.Split(' '));
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(expected, answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_host.PathOf("O")));
    }

    [Fact]
    public async Task Workspace_KeepsTheTreeWithTheRun()
    {
        await _host.Run("demo", "--pictures", "24");
        var answer = await _host.Run("cluster", "--method", "agglomerative", "--k", "4", "--json");
        Assert.Equal(4, answer.Json.GetProperty("clusters").GetInt32());
        var tree = Path.Join(answer.Json.GetProperty("run").GetString(), "linkage.npy");
        Assert.Equal(answer.Json.GetProperty("pictures").GetInt32() - 1, NpyFile.ReadShape(tree).Rows);
    }

    private Task<CliAnswer> Run(params string[] more) =>
        _host.Run(["cluster", "--vectors", "X.npy", "--method", "agglomerative", "--out", "O", .. more]);
}

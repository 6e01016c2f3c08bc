using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>What <c>akin compare-models</c> is told, before and without much work.</summary>
public sealed class CompareModelsArgumentsTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task CompareModels_WhatCannotBe_IsRefusedBeforeAnyPictureIsEmbedded()
    {
        Draw(6);
        await TrainAsync("one");
        await TrainAsync("two");
        _host.Write("labels.csv", "path,label\nnowhere.png,a\n");

        await Says("--against cannot be 'lables.csv'", "--against", "lables.csv");
        await Says("names none of the pictures", "--against", "labels.csv");
        await Says("has no column 'kind'", "--against", "labels.csv", "--column", "kind");
        await Says("--k is 9, but there are 6 pictures to group", "--k", "9");
        await Says("--column goes with --against", "--column", "kind");
        await Says("--column goes with --against L.csv, a table that is there", "--against", "x", "--column", "kind");
        await Says("--neighbours does not go with --queries 0", "--neighbours", "3", "--queries", "0");
        var sets = await _host.Run("features", "list", "--json");
        Assert.DoesNotContain("autoencoder", sets.Out, StringComparison.Ordinal);

        async Task Says(string words, params string[] options)
        {
            var refused = await _host.Run(
                ["compare-models", "p", "--model", "autoencoder:one,autoencoder:two", .. options]);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains(words, refused.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task CompareModels_OfModelsThatFitOneByOne_IsRefusedWhenTheyDoNotTogether()
    {
        Draw(30);
        await TrainAsync("one");
        await TrainAsync("two");
        var embedded = await _host.Run("embed", "p", "--model", "autoencoder:one,autoencoder:two");
        Assert.True(embedded.ExitCode == 0, embedded.Error);
        _host.Write("labels.csv", "path,label\n0.png,a\n1.png,b\nelsewhere.png,c\n");

        // Each takes 30 × 96 × 4 = 11,520 bytes.
        var refused = await _host.Run("compare-models", "--on", "features", "--memory", "56020000");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("comparing 2 models on 30 pictures", refused.Error, StringComparison.Ordinal);

        var labelled = await _host.Run("compare-models", "--against", "labels.csv", "--queries", "0", "--json");
        Assert.True(labelled.ExitCode == 0, labelled.Error);
        Assert.Equal(2, labelled.Json.GetProperty("labelled").GetInt32());
        Assert.StartsWith(
            "2 pictures with a label are too few", labelled.Json.GetProperty("conclusion")[0].GetString(),
            StringComparison.Ordinal);

        var cluster = await _host.Run("cluster", "--features", "autoencoder-one", "--k", "3");
        Assert.True(cluster.ExitCode == 0, cluster.Error);
        var merged = await _host.Run("merge", "--cluster", "0,1", "--features", "autoencoder-two");
        Assert.Contains("in no groups yet", merged.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _host.Run("merge", "--cluster", "0,1", "--retry-failed")).ExitCode);
        Assert.Equal(0, (await _host.Run("merge", "--cluster", "0,1")).ExitCode);
    }

    private async Task TrainAsync(string name)
    {
        var trained = await _host.Run(
            "train", "autoencoder", "p", "--size", "32x24", "--epochs", "1", "--name", name);
        Assert.True(trained.ExitCode == 0, trained.Error);
    }

    private void Draw(int count)
    {
        Directory.CreateDirectory(_host.PathOf("p"));
        for (var i = 0; i < count; i++)
        {
            File.WriteAllBytes(_host.PathOf("p", $"{i}.png"), PictureEncoder.Png(Pictures.Corners(30 + i, 24)));
        }
    }
}

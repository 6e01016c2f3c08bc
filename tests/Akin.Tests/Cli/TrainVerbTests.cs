using System.Text.Json;
using Akin.Imaging;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

public sealed class TrainVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Describe_OfTheDefault_PrintsTheTable()
    {
        var answer = await _host.Run("train", "autoencoder", "--describe");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("conv2d_5", answer.Out, StringComparison.Ordinal);
        Assert.EndsWith("13,171 parameters\n", answer.Out, StringComparison.Ordinal);
        var json = await _host.Run("train", "autoencoder", "--describe", "--json");
        Assert.Equal(13_171, json.Json.GetProperty("parameters").GetInt32());
        Assert.Equal(
            [240, 320, 3],
            json.Json.GetProperty("layers")[0].GetProperty("output_shape").EnumerateArray().Select(n => n.GetInt32()));
    }

    [Fact]
    public async Task Train_OfAFewPictures_SaysWhereTheModelIs()
    {
        await DrawAsync(4);
        var answer = await _host.Run(
            "train", "autoencoder", "p", "--size", "32x16", "--epochs", "2", "--code-size", "3", "--json");

        Assert.Equal(0, answer.ExitCode);
        using var json = JsonDocument.Parse(answer.Out);
        var root = json.RootElement;
        Assert.Equal(3, root.GetProperty("dimension").GetInt32());
        Assert.Equal(2, root.GetProperty("epochs").GetInt32());
        Assert.Equal("finished", root.GetProperty("end").GetString());
        var folder = Path.GetDirectoryName(root.GetProperty("model").GetString()!)!;
        Assert.Equal(
            [
                "autoencoder.onnx", "card.json", "checkpoint.bin", "loss.csv", "loss.png", "loss.svg",
                "reconstructions.png",
            ],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0", 4 * 2 * 8)]
    [InlineData("5", 5)]
    public async Task Embed_ByATrainedNetwork_TakesItsCode(string codeSize, int dimension)
    {
        await DrawAsync(5);
        string[] size = codeSize == "0" ? [] : ["--code-size", codeSize];
        Assert.Equal(0, (await _host.Run(
            ["train", "autoencoder", "p", "--size", "32x16", "--epochs", "1", "--name", "own", .. size])).ExitCode);

        var answer = await _host.Run("embed", "--model", "autoencoder:own", "--json");
        var cluster = await _host.Run("cluster", "--model", "autoencoder", "--k", "2", "--json");
        var wrong = await _host.Run("embed", "--model", "autoencoder:other");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(dimension, answer.Json.GetProperty("dimension").GetInt32());
        Assert.Equal("autoencoder:own", answer.Json.GetProperty("model").GetString());
        Assert.Equal(0, cluster.ExitCode);
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("trained in this workspace are autoencoder:own.", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pictures of 100 x 100; with 3 levels both are multiples of 8 up to 2048.", "--size", "100")]
    [InlineData("validation part 0.9: 0 to 0.5.", "--validation", "0.9")]
    [InlineData("--name cannot be '../x'", "--name", "../x")]
    [InlineData("--epochs cannot be '0'", "--epochs", "0")]
    [InlineData("--loss cannot be 'l1'", "--loss", "l1")]
    public async Task Train_WithBadOptions_IsRefusedInOneLine(string words, params string[] options)
    {
        var answer = await _host.Run(["train", "autoencoder", "--describe", .. options]);

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Out);
    }

    private async Task DrawAsync(int count)
    {
        Directory.CreateDirectory(_host.PathOf("p"));
        for (var i = 0; i < count; i++)
        {
            await File.WriteAllBytesAsync(
                _host.PathOf("p", $"{i}.png"), PictureEncoder.Png(Pictures.Corners(30 + i, 20)),
                TestContext.Current.CancellationToken);
        }
    }
}

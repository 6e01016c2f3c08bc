using Akin.Imaging;
using Akin.Tests.Support;
using Akin.Tests.Support.Onnx;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Models of users on the command line.</summary>
public sealed class ModelFileTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Embed_ModelFile_SaysWhatItAssumedAndKeepsEachLayerApart()
    {
        Draw(6);
        TestNetworks.Write("vgg16", _host.Root);

        string[] embed = ["embed", "pictures", "--json", "--model", "vgg16.onnx"];
        var features = await _host.Run([.. embed, "--layer", "fc2"]);
        var map = await _host.Run([.. embed, "--layer", "map", "--pool", "max"]);
        var again = await _host.Run([.. embed, "--layer", "fc2"]);

        Assert.Equal([0, 0, 0], [features.ExitCode, map.ExitCode, again.ExitCode]);
        Assert.Equal(("vgg16", 32, 6), Facts(features));
        Assert.Equal(("vgg16", 32, 6), Facts(map));
        Assert.Equal(("vgg16", 32, 0), Facts(again));
        Assert.Equal("vgg0_dense1_relu_fwd", features.Json.GetProperty("layer").GetString());
        Assert.Contains(
            "layer vgg0_pool4_fwd, pool max", map.Json.GetProperty("preprocessing").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(2, features.Json.GetProperty("assumptions").GetArrayLength());
        Assert.Contains("vgg16: Values are normalised as for ImageNet", features.Error, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetDirectories(_host.PathOf("pictures.akin", "features")).Length);
    }

    [Fact]
    public async Task Run_ModelFile_GroupsByItsFeatures()
    {
        Draw(12);
        TestNetworks.Write("resnet18", _host.Root);

        var answer = await _host.Run(
            "run", "pictures", "--model", "resnet18.onnx", "--pool", "max", "--k", "2", "--on", "features", "--json");

        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(12, answer.Json.GetProperty("ready").GetInt32());
    }

    [Fact]
    public async Task Embed_MistakenLayerOrPool_IsBadUsageInOneLine()
    {
        TestNetworks.Write("vgg16", _host.Root);
        Draw(1);

        foreach (var mistake in new[] { "--layer=fc9", "--pool=median", "--layer=", "--pool=cls" })
        {
            var answer = await _host.Run("embed", "pictures", "--model", "vgg16.onnx", mistake);
            Assert.Equal(2, answer.ExitCode);
            Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public void Embed_DamagedModels_EndTheProgramProperly()
    {
        Draw(1);
        var whole = File.ReadAllBytes(TestNetworks.Write("vit", _host.Root));
        byte[][] damaged = [whole[..(whole.Length / 2)], [], [0x3A, 0xFF], whole[..^300]];
        foreach (var bytes in damaged)
        {
            File.WriteAllBytes(_host.PathOf("damaged.onnx"), bytes);

            var (code, _, errors) = AkinProcess.Run(
                "embed", _host.PathOf("pictures"), "--model", _host.PathOf("damaged.onnx"));

            Assert.Equal(1, code);
            Assert.StartsWith("akin embed: The model file ", errors.Trim(), StringComparison.Ordinal);
            Assert.DoesNotContain('\n', errors.Trim());
        }
    }

    private static (string? Model, int Dimension, int Embedded) Facts(CliAnswer answer) => (
        answer.Json.GetProperty("model").GetString(),
        answer.Json.GetProperty("dimension").GetInt32(),
        answer.Json.GetProperty("embedded").GetInt32());

    private void Draw(int count)
    {
        Directory.CreateDirectory(_host.PathOf("pictures"));
        for (var i = 0; i < count; i++)
        {
            var pixels = Enumerable.Range(0, 40 * 30 * 3).Select(at => (byte)((at * (i + 1)) + (90 * (i % 2))));
            File.WriteAllBytes(
                _host.PathOf("pictures", $"{i}.png"), PictureEncoder.Png(new RgbImage(40, 30, [.. pixels])));
        }
    }
}

using Akin.Drawing;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli.Presets;

/// <summary><c>akin run --preset autoencoder</c> from pictures to the verdict, with a small network.</summary>
public sealed class AutoencoderPresetTests : IDisposable
{
    private const string Small = "--size 32x24 --epochs 2 --code-size 6";
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Run_PresetAutoencoder_TrainsGroupsShowsAndJudges()
    {
        Draw(8);
        var answer = await _host.Run("run", "Houses", "--preset", "autoencoder", "--train", Small, "--json");

        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.Equal("autoencoder:autoencoder", answer.Json.GetProperty("model").GetString());
        Assert.Equal((24, 20), (
            answer.Json.GetProperty("ready").GetInt32(), answer.Json.GetProperty("k").GetInt32()));
        var outputs = answer.Json.GetProperty("outputs").EnumerateArray().ToArray();
        Assert.Equal(
            ["train", "sheet", "compare-models"], outputs.Select(output => output.GetProperty("verb").GetString()));
        Assert.All(outputs, output => Assert.Equal(0, output.GetProperty("exit_code").GetInt32()));
        Assert.Contains("--pictures 5000", outputs[0].GetProperty("command").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, outputs[0].GetProperty("result").GetProperty("dimension").GetInt32());
        var run = Path.GetDirectoryName(answer.Json.GetProperty("report").GetString()!)!;
        string[] files = ["sheet.png", "sizes.png", "sizes.svg", "sizes.csv"];
        Assert.All(files, file => Assert.True(File.Exists(Path.Join(run, file)), file));
        var verdict = outputs[2].GetProperty("result");
        Assert.Equal(
            ["efficientnet-lite0", "autoencoder"],
            verdict.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("name").GetString()));
        Assert.True(File.Exists(verdict.GetProperty("page").GetString()));

        var network = Fingerprint();
        var again = await _host.Run("run", "Houses", "--preset", "autoencoder", "--train", Small, "--json");
        Assert.Equal(0, again.ExitCode);
        Assert.True(again.Json.GetProperty("was_there").GetBoolean());
        Assert.Equal(network, Fingerprint());
    }

    [Fact]
    public async Task Run_PresetAutoencoderOfFewPictures_ChoosesTheNumberOfGroups()
    {
        Draw(1);
        var answer = await _host.Run("run", "Houses", "--preset", "autoencoder", "--train", Small, "--json");

        Assert.True(answer.ExitCode == 0, answer.Error);
        Assert.InRange(answer.Json.GetProperty("k").GetInt32(), 1, 3);
        var wrong = await _host.Run("run", "Houses", "--preset", "autoencoder", "--train", "--size 4x24");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--depth 3 halves pictures of 4x24 to nothing", wrong.Error, StringComparison.Ordinal);
        var other = await _host.Run("run", "Houses", "--train", Small);
        Assert.Equal(2, other.ExitCode);
        var own = await _host.Run(
            "run", "Houses", "--preset", "autoencoder", "--model", "efficientnet-lite0", "--json");
        Assert.Equal(
            ["sheet"],
            own.Json.GetProperty("outputs").EnumerateArray().Select(output => output.GetProperty("verb").GetString()));
    }

    [Fact]
    public async Task Run_PresetAutoencoderOfNoPicture_SaysSoInOneLine()
    {
        _host.Write("Houses/notes.jpg", "no picture");
        var answer = await _host.Run("run", "Houses", "--preset", "autoencoder");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("there is no picture to train on", answer.Error, StringComparison.Ordinal);
    }

    private string Fingerprint() => Convert.ToHexString(File.ReadAllBytes(
        _host.PathOf("Houses.akin", "autoencoders", "autoencoder", "autoencoder.onnx")));

    private void Draw(int each)
    {
        Directory.CreateDirectory(_host.PathOf("Houses"));
        foreach (var name in new[] { "city at night", "floor plans", "brick walls" })
        {
            var family = PictureFamilies.All.Single(one => one.Name == name);
            for (var i = 0; i < each; i++)
            {
                File.WriteAllBytes(
                    _host.PathOf("Houses", $"{name}-{i}.png"),
                    PictureEncoder.Png(family.Draw(new RandomSource((ulong)(i + 1)), 120, 90)));
            }
        }
    }
}

using System.Text.Json;
using Akin.Drawing;
using Akin.Imaging;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli.Presets;

/// <summary>What the steps of <c>akin run --preset</c> take over of what was typed, and when they are done again.
/// </summary>
public sealed class PresetStepTests : IDisposable
{
    private readonly CliHost _host = new();

    public PresetStepTests()
    {
        Directory.CreateDirectory(_host.PathOf("Plants", "leaf"));
        for (var i = 0; i < 24; i++)
        {
            var image = PictureFamilies.All[3 * (i % 2)].Draw(new RandomSource((ulong)i), i < 4 ? 40 : 96, 40);
            File.WriteAllBytes(_host.PathOf("Plants", "leaf", $"{i:00}.png"), PictureEncoder.Png(image));
        }
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Sampling_NumberOfGroupsThatWasTyped_IsThatOfTheSample()
    {
        var sample = await Step("sampling", "--k", "3", "--normalise", "l2", "--per-folder", "9");

        Assert.Contains(
            "--per-folder 9 --normalise l2 --k 3", sample.GetProperty("command").GetString(), StringComparison.Ordinal);
        var leaf = Assert.Single(sample.GetProperty("result").GetProperty("groups").EnumerateArray());
        Assert.Equal((3, 9), (leaf.GetProperty("clusters").GetInt32(), leaf.GetProperty("picked").GetInt32()));
    }

    [Fact]
    public async Task Report_FirstThatWasTyped_IsTheLengthOfTheStripsOfTheSheet()
    {
        var sheet = await Step("report", "--first", "2", "--k", "3");

        Assert.Equal(6, sheet.GetProperty("result").GetProperty("pictures").GetInt32());
    }

    [Fact]
    public async Task Deduplicate_LimitThatWasTyped_IsThatOfThePlan()
    {
        var answer = await _host.Run("run", "Plants", "--preset", "deduplicate", "--max-pixels", "1600", "--json");

        Assert.Equal(4, answer.Json.GetProperty("ready").GetInt32());
        Assert.Equal(4, answer.Json.GetProperty("outputs")[0].GetProperty("result").GetProperty("pictures").GetInt32());
        var ledger = await _host.Run("ledger", "--failed", "--json");
        Assert.Equal(20, ledger.Json.GetProperty("inputs").GetArrayLength());
    }

    [Fact]
    public async Task Run_ForPeopleAfterPrograms_FindsItsStepsDone()
    {
        var sheet = await Step("report", "--threads", "2");
        var file = sheet.GetProperty("result").GetProperty("out").GetString()!;
        var made = File.GetLastWriteTimeUtc(file);

        var answer = await _host.Run("run", "Plants", "--preset", "report", "--threads", "1");

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("Nothing to do: all of it had been done before.", answer.Out, StringComparison.Ordinal);
        Assert.Contains("(done before)", answer.Out, StringComparison.Ordinal);
        Assert.Contains(file, answer.Out, StringComparison.Ordinal);
        Assert.Equal(made, File.GetLastWriteTimeUtc(file));
    }

    /// <summary>The only step of a workflow.</summary>
    private async Task<JsonElement> Step(string preset, params string[] typed)
    {
        var answer = await _host.Run(["run", "Plants", "--preset", preset, .. typed, "--json"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return Assert.Single(answer.Json.GetProperty("outputs").EnumerateArray());
    }
}

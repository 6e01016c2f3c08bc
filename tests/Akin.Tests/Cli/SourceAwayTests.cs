using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>Where a folder of pictures is away: one line, exit code 2, and what was made of it stays.</summary>
public sealed class SourceAwayTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Verbs_ThatReadPictures_LeaveWhatTheyMadeAsItWas()
    {
        await _host.Run("demo", "--pictures", "40");
        string[][] verbs =
        [
            ["mosaic", "--out", "M.png", "--size", "200x150"], ["sheet", "--out", "S.png"],
            ["sample", "--total", "3", "--out", "Some"],
        ];
        foreach (var verb in verbs)
        {
            Assert.True((await _host.Run(verb)).ExitCode is 0 or 3);
        }

        verbs = [.. verbs, ["report"], ["compare"]];
        var report = (await _host.Run("report", "--json")).Json.GetProperty("report").GetString()!;
        var page = (await _host.Run("compare", "--json")).Json.GetProperty("page").GetString()!;
        string[] made =
            [_host.PathOf("M.png"), _host.PathOf("S.png"), _host.PathOf("Some", "manifest.csv"), report, page];
        var before = made.Select(File.ReadAllBytes).ToArray();
        Directory.Move(_host.PathOf("akin-demo"), _host.PathOf("away"));
        foreach (var verb in (string[][])[.. verbs, ["dedup"], ["embed", "--fit", "crop"], ["train", "autoencoder"]])
        {
            await IsRefused(verb, $"The source {_host.PathOf("akin-demo")} is not there; name it where it is now.");
        }

        // What is computed already needs no picture.
        foreach (var verb in (string[][])[["embed"], ["cluster", "--k", "3"], ["export", "--features", "F.npy"]])
        {
            Assert.True((await _host.Run(verb)).ExitCode is 0 or 3);
        }

        // A disk that is not mounted leaves an empty folder.
        Directory.CreateDirectory(_host.PathOf("akin-demo"));
        await IsRefused(verbs[0], "not one of the pictures can be read");
        await IsRefused(verbs[2], "not one of the pictures that were picked can be copied (it is gone)");
        Assert.Equal(before, made.Select(File.ReadAllBytes));
        Assert.False(File.Exists(_host.PathOf("Some", "earlier.csv")));

        // Tables alone need no picture.
        Assert.Equal(3, (await _host.Run("sample", "--total", "3", "--json")).Json.GetProperty("picked").GetInt32());
    }

    private async Task IsRefused(string[] verb, string expected)
    {
        var answer = await _host.Run(verb);
        var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Out));
        Assert.Contains(expected, lines[^1], StringComparison.Ordinal);
    }
}

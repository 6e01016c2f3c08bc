using Akin.Imaging;
using Akin.Tests.Duplicates;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin journal</c> with files that are odd, and workspaces that are.</summary>
public sealed class JournalVerbTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Replay_WhereAPictureIsMissing_MakesTheRestAndSaysHowMany()
    {
        await Indexed("P", 4);
        await Done("drop", "p0.png", "p1.png", "--workspace", "P.akin");
        await Done("journal", "export", "--out", "J.jsonl", "--workspace", "P.akin");
        await Indexed("Q", 4);
        File.WriteAllBytes(_host.PathOf("Q", "p1.png"), PictureEncoder.Png(DrawnPictures.Draw(7, 99)));
        await Done("index", "Q");

        var answer = await _host.Run("journal", "replay", "J.jsonl", "--workspace", "Q.akin", "--json");
        Assert.Equal(3, answer.ExitCode);
        Assert.StartsWith("1 of its 2 pictures is not in this workspace", answer.Error, StringComparison.Ordinal);
        Assert.Equal((1, 2, 1, 3, 1), (
            answer.Json.GetProperty("edits").GetInt32(), answer.Json.GetProperty("pictures").GetInt32(),
            answer.Json.GetProperty("not_found").GetInt32(), answer.Json.GetProperty("left").GetInt32(),
            answer.Json.GetProperty("dropped").GetInt32()));

        await Done("journal", "replay", "J.jsonl", "--workspace", "P.akin");
        var list = (await Done("journal", "list", "--workspace", "P.akin")).Json.GetProperty("edits");
        Assert.Equal("drop", Assert.Single(list.EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Replay_OfWhatCannotBe_IsRefusedInOneLineAndChangesNothing()
    {
        await Indexed("P", 3);
        await Done("drop", "p0.png", "p1.png", "--workspace", "P.akin");
        await Done("journal", "export", "--out", "J.jsonl", "--workspace", "P.akin");
        await Indexed("R", 2);
        File.WriteAllBytes(_host.PathOf("R", "p0.png"), PictureEncoder.Png(DrawnPictures.Draw(6, 98)));
        File.WriteAllBytes(_host.PathOf("R", "p1.png"), PictureEncoder.Png(DrawnPictures.Draw(6, 97)));
        await Done("index", "R");
        await Indexed("S", 2);
        _host.Write("cut.jsonl", string.Join('\n', File.ReadLines(_host.PathOf("J.jsonl")).Take(2)));

        await Refused("none of its 2 pictures is in this workspace", "J.jsonl", "R.akin");
        await Refused("it would drop all pictures of this workspace", "J.jsonl", "S.akin");
        await Refused("cut.jsonl cannot be replayed: line 2: the file ends before all", "cut.jsonl", "P.akin");
        await Refused("cannot be read", "no.jsonl", "P.akin");
        await Refused("it is no line of JSON", "P/p0.png", "P.akin");
        foreach (var workspace in (string[])["R.akin", "S.akin"])
        {
            Assert.Empty((await Done("journal", "list", "--workspace", workspace)).Json.GetProperty("edits")
                .EnumerateArray());
        }
    }

    [Fact]
    public async Task Export_OverAPictureOrOfNothing_IsRefusedOrEmpty()
    {
        await Indexed("P", 1);
        var answer = await _host.Run("journal", "export", "--out", "P/p0.png", "--workspace", "P.akin");
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(2, (await _host.Run("journal", "export", "--workspace", "P.akin")).ExitCode);
        await Done("journal", "export", "--out", "J.jsonl", "--workspace", "P.akin");
        Assert.Single(File.ReadLines(_host.PathOf("J.jsonl")));
        await Done("journal", "replay", "J.jsonl", "--workspace", "P.akin");
        Assert.StartsWith("No edits yet", (await _host.Run("journal", "list")).Out, StringComparison.Ordinal);
    }

    private async Task Indexed(string folder, int count)
    {
        Directory.CreateDirectory(_host.PathOf(folder));
        for (var i = 0; i < count; i++)
        {
            File.WriteAllBytes(
                _host.PathOf(folder, $"p{i}.png"), PictureEncoder.Png(DrawnPictures.Draw(i, (ulong)i, 60, 40)));
        }

        await Done("index", folder);
    }

    private async Task<CliAnswer> Done(params string[] line)
    {
        var answer = await _host.Run([.. line, "--json"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return answer;
    }

    private async Task Refused(string says, string file, string workspace)
    {
        var answer = await _host.Run("journal", "replay", file, "--workspace", workspace);
        Assert.Equal((2, ""), (answer.ExitCode, answer.Out));
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
        Assert.Equal(1, answer.Error.Count(c => c == '\n'));
    }
}

using System.Diagnostics;
using System.Text.Json;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.EndToEnd;

/// <summary>
/// The program killed at random moments of its edits: each is there whole or not at all, groups are as before it or as
/// after it, and the same command comes to what an undisturbed one does.
/// </summary>
public sealed class EditKillTests : IDisposable
{
    private static readonly string[] Script =
    [
        "drop --cluster 2", "undo", "merge --cluster 0,1", "cluster --within 0 --k 3", "drop --cluster 1", "undo",
    ];

    private readonly CliHost _host = new();
    private readonly RandomKills _kills = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public Task Edits_KilledAtRandomMoments_AreMadeWholeOrNotAtAll() => _kills.Run(1, KillEdits);

    private async Task KillEdits()
    {
        DrawnFamilies.Write(_host.PathOf("P"), 3, 4);
        Array.ForEach(["whole.akin", "killed.akin", "replayed.akin", "at-once.akin"], _host.Remove);
        var expected = new List<string>();
        foreach (var workspace in (string[])["whole.akin", "killed.akin"])
        {
            await Done("cluster", "P", "--k", "3", "--workspace", _host.PathOf(workspace));
        }

        expected.Add(await State("whole.akin"));
        foreach (var line in Script)
        {
            await Done([.. line.Split(' '), "--workspace", _host.PathOf("whole.akin")]);
            expected.Add(await State("whole.akin"));
        }

        var clock = Stopwatch.StartNew();
        Assert.Equal(0, AkinProcess.Run("journal", "list", "--workspace", _host.PathOf("killed.akin")).ExitCode);
        var start = clock.Elapsed;
        for (var i = 0; i < Script.Length; i++)
        {
            string[] line = [.. Script[i].Split(' '), "--workspace", _host.PathOf("killed.akin")];
            Kill(line, start);
            var found = await State("killed.akin");
            Assert.True(found == expected[i] || found == expected[i + 1], $"{Script[i]}: {found}");
            if (found != expected[i + 1])
            {
                await Done(line);
                Assert.Equal(expected[i + 1], await State("killed.akin"));
            }
        }

        var journal = _host.PathOf("edits.jsonl");
        await Done("journal", "export", "--out", journal, "--workspace", _host.PathOf("whole.akin"));
        await Done("embed", "P", "--workspace", _host.PathOf("replayed.akin"));
        await Done("embed", "P", "--workspace", _host.PathOf("at-once.akin"));
        await Done("journal", "replay", journal, "--workspace", _host.PathOf("at-once.akin"));
        var atOnce = await State("at-once.akin");
        var all = await Edits("at-once.akin");
        string[] replay = ["journal", "replay", journal, "--workspace", _host.PathOf("replayed.akin")];
        for (var kill = 0; kill < 3; kill++)
        {
            Kill(replay, start);
            var edits = await Edits("replayed.akin");
            Assert.True(edits == 0 || edits == all, $"{edits} edits of {all}");
        }

        await Done(replay);
        Assert.Equal(atOnce, await State("replayed.akin"));
        Assert.Equal(Members(expected[^1]), Members(atOnce));

        static string Members(string state) => state[state.IndexOf(':', StringComparison.Ordinal)..];
    }

    /// <summary>Kills the program within its start or twice as long: most of an edit is the start.</summary>
    private void Kill(string[] line, TimeSpan start)
    {
        using var process = AkinProcess.Start(line);
        _kills.KillWithin(process, start * 0.3, start * 2);
    }

    /// <summary>How many edits there are, and the group of each picture.</summary>
    private async Task<string> State(string workspace)
    {
        var labels = _host.PathOf("labels.csv");
        await Done("export", "--labels", labels, "--workspace", _host.PathOf(workspace));
        var members = File.ReadLines(labels).Skip(1).Select(line => line.Split(','))
            .Select(cells => $"{Path.GetRelativePath(_host.Root, cells[1])}={cells[3]}");
        return $"{await Edits(workspace)}: {string.Join(' ', members)}";
    }

    private async Task<int> Edits(string workspace) =>
        (await Done("journal", "list", "--workspace", _host.PathOf(workspace))).GetProperty("edits").GetArrayLength();

    private async Task<JsonElement> Done(params string[] line)
    {
        var answer = await _host.Run([.. line, "--json"]);
        Assert.True(answer.ExitCode == 0, answer.Error);
        return answer.Json;
    }
}

using Akin.Cli.Commands;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary>A folder that is no workspace, named as one: bad usage for every verb, and nothing is made of it.</summary>
public sealed class NoWorkspaceTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    /// <summary>Command lines without a source, of every verb that works on a workspace.</summary>
    public static TheoryData<string> Lines =>
    [
        "index", "embed", "train autoencoder", "cluster", "cluster --within 0 --k 2", "score", "score --against L.csv",
        "score --against collections", "project", "neighbours", "dedup", "dedup --apply trash", "dedup --undo",
        "sample --total 3", "sample --total 3 --out O", "compare", "compare-models", "mosaic --out M.png",
        "report", "sheet --out S.png", "drop --cluster 0", "keep --all", "merge --cluster 0,1", "undo", "journal list",
        "journal export --out N.jsonl", "journal replay J.json", "ledger", "ledger --failed", "export --features F.npy",
        "export --labels E.csv", "features list", "features show x", "features delete x",
        "features transform x --normalise l2", "models show autoencoder", "doctor",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Verb_OnAFolderThatIsNoWorkspace_IsBadUsage(string line)
    {
        _host.Write("L.csv", "label\n0\n");
        _host.Write("J.json", "{}");
        _host.Write("Photos/notes.txt", "text");
        Directory.CreateDirectory(_host.PathOf("Empty"));
        _host.Write("file", "text");
        foreach (var folder in new[] { "Photos", "Empty", "file", "none" })
        {
            var answer = await _host.Run([.. line.Split(' '), "--workspace", folder]);
            Assert.Equal((2, ""), (answer.ExitCode, answer.Out));
            Assert.EndsWith(
                $"there is no workspace at {_host.PathOf(folder)}; make one with akin index SOURCE.\n", answer.Error,
                StringComparison.Ordinal);
            Assert.Equal(1, answer.Error.Count(letter => letter == '\n'));
        }

        Assert.Empty(Directory.GetFileSystemEntries(_host.PathOf("Empty")));
        Assert.Equal(
            ["Empty", "J.json", "L.csv", "Photos", "file"],
            Directory.GetFileSystemEntries(_host.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lines_AreOfEveryVerbThatWorksOnAWorkspace()
    {
        string[] without = ["run", "demo", "models list", "models pull", "models add", "models remove", "models check",
            "models tune"];
        Assert.Equal(
            new CommandTree().Verbs.Select(verb => verb.FullName).Except(without).Order(StringComparer.Ordinal),
            Lines.Select(row => row.Data).Select(line => new CommandTree().Verbs.Select(verb => verb.FullName)
                    .Where(name => line == name || line.StartsWith(name + " ", StringComparison.Ordinal))
                    .MaxBy(name => name.Length)!)
                .Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Photos", "Photos is no workspace and not empty; give another --workspace, new or empty.")]
    [InlineData("file", "file is a file, not a folder; give another --workspace, new or empty.")]
    public async Task Verb_ThatWouldMakeOneWhereOtherThingsAre_IsBadUsage(string folder, string words)
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 1, each: 2);
        _host.Write("Photos/notes.txt", "text");
        _host.Write("file", "text");
        foreach (var verb in new[] { "run", "index", "cluster", "report", "compare" })
        {
            var answer = await _host.Run(verb, "P", "--workspace", folder);
            Assert.Equal(2, answer.ExitCode);
            Assert.EndsWith(words + "\n", answer.Error, StringComparison.Ordinal);
        }

        Assert.Single(Directory.GetFileSystemEntries(_host.PathOf("Photos")));
    }

    [Fact]
    public async Task Verb_OnTheFolderOfThePictures_NamesTheirWorkspace()
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 1, each: 2);
        await _host.Run("index", "P");
        var answer = await _host.Run("ledger", "--workspace", "P/");
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            $"akin ledger: there is no workspace at {_host.PathOf("P")}; that of its pictures is "
            + $"{_host.PathOf("P.akin")}.\n", answer.Error);
    }
}

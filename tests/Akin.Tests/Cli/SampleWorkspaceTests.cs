using Akin.Cli.Vectors;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Cli;

/// <summary><c>akin sample</c> on drawn pictures: what is written, what is refused.</summary>
public sealed class SampleWorkspaceTests : IDisposable
{
    private readonly CliHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Sample_OfAWorkspace_WritesTablesCopiesAndListsThatItTakesAgain()
    {
        await _host.Run("demo", "--pictures", "40");
        var table = await _host.Run("sample", "--total", "6", "--strategy", "diverse", "--json");
        Assert.True(table.ExitCode is 0 or 3, table.Error);
        Assert.Equal(6, table.Json.GetProperty("picked").GetInt32());
        var rank = table.Json.GetProperty("files").GetProperty("rank.csv").GetString()!;
        Assert.Equal(_host.PathOf("akin-demo.akin", "sample", "rank.csv"), rank);
        Assert.False(table.Json.GetProperty("files").TryGetProperty("manifest.csv", out _));

        var dry = await _host.Run(
            "sample", "--total", "9", "--must-keep", rank, "--out", "Some", "--dry-run", "--json");
        Assert.Equal(9, dry.Json.GetProperty("copied").GetInt32());
        Assert.True(dry.Json.GetProperty("bytes").GetInt64() > 0);
        Assert.False(Directory.Exists(_host.PathOf("Some")));

        var copied = await _host.Run("sample", "--total", "9", "--must-keep", rank, "--out", "Some", "--json");
        Assert.Equal(9, copied.Json.GetProperty("copied").GetInt32());
        var kept = File.ReadAllLines(rank).Skip(1).Select(line => line.Split(',')[1]);
        var now = File.ReadAllLines(_host.PathOf("Some", "rank.csv")).Skip(1).Select(line => line.Split(',')[1]);
        Assert.Equal(kept, now.Take(6));

        var rest = await _host.Run(
            "sample", "--total", "999", "--never", "Some/manifest.csv", "--by", "collection", "--k", "2", "--out",
            "Rest", "--link", "symbolic", "--json");
        Assert.Equal(
            rest.Json.GetProperty("pictures").GetInt32() - 9, rest.Json.GetProperty("copied").GetInt32());
        Assert.All(
            File.ReadAllLines(_host.PathOf("Rest", "manifest.csv")).Skip(1).Select(line => line.Split(',')),
            line => Assert.Equal(line[0], new FileInfo(line[1]).LinkTarget));
    }

    [Theory]
    [InlineData("coverage.png")]
    [InlineData("rank.csv")]
    [InlineData("manifest.csv")]
    public async Task Sample_WhereAFileOfTheUsersHasTheNameOfATable_LeavesItAndSaysSo(string name)
    {
        await _host.Run("demo", "--pictures", "40");
        var own = _host.Write($"Some/{name}", "rank,who\n1,me\n");
        foreach (var link in (string[])["none", "hard"])
        {
            var answer = await _host.Run("sample", "--total", "4", "--out", "Some", "--link", link);
            Assert.Equal(2, answer.ExitCode);
            Assert.Contains($"has a {name} that is of no sample", answer.Error, StringComparison.Ordinal);
        }

        Assert.Equal("rank,who\n1,me\n", File.ReadAllText(own));
        Assert.Equal([own], Directory.GetFileSystemEntries(_host.PathOf("Some")));
    }

    [Fact]
    public async Task Sample_IntoTheTreeOfALargerOne_NamesWhatStaysOfThat()
    {
        await _host.Run("demo", "--pictures", "40");
        Assert.Equal(0, await Earlier(9));
        _host.Write("Some/notes.txt", "the user's");
        Assert.Equal(5, await Earlier(4));
        var named = File.ReadAllLines(_host.PathOf("Some", "earlier.csv"));
        Assert.Equal("destination", named[0]);
        Assert.All(named[1..], path => Assert.True(File.Exists(path)));
        Assert.Empty(named[1..].Intersect(
            File.ReadAllLines(_host.PathOf("Some", "manifest.csv")).Select(line => line.Split(',')[1])));
        Assert.Equal(5, await Earlier(4)); // The manifest that knew them is gone by now.
        File.Delete(named[1]);
        Assert.Equal(4, await Earlier(4));
        Assert.Equal(0, await Earlier(9));
        Assert.False(File.Exists(_host.PathOf("Some", "earlier.csv")));

        async Task<int> Earlier(int count)
        {
            var answer = await _host.Run("sample", "--total", $"{count}", "--k", "1", "--out", "Some", "--json");
            return answer.Json.GetProperty("earlier").GetInt32();
        }
    }

    [Fact]
    public async Task Sample_ByAColumnOfAList_PicksOfEachValue()
    {
        await _host.Run("demo", "--pictures", "40");
        var pictures = Directory.GetFiles(_host.PathOf("akin-demo"), "*", SearchOption.AllDirectories).Order().Take(12);
        _host.Write("list.csv", "brand,path\n" + string.Concat(
            pictures.Select((path, i) => $"{(i < 4 ? "A" : "B")},{Path.GetRelativePath(_host.Root, path)}\n")));

        var answer = await _host.Run(
            "sample", "list.csv", "--per-folder", "3", "--by", "Brand", "--k", "1", "--out", "Some", "--json");

        Assert.Equal("", answer.ExitCode is 0 or 3 ? "" : answer.Error);
        Assert.Equal(
            [("A", 3), ("B", 3)],
            answer.Json.GetProperty("groups").EnumerateArray().Select(group =>
                (group.GetProperty("name").GetString(), group.GetProperty("picked").GetInt32())));
        Assert.Equal(6, Directory.GetFiles(_host.PathOf("Some", "akin-demo"), "*", SearchOption.AllDirectories).Length);
        var other = await _host.Run("sample", "--total", "2", "--by", "none", "--workspace", "list.csv.akin");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("or a column: brand, path", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_ListThatNamesADroppedPicture_SaysHowToTakeItInAgain()
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 2, each: 2);
        await _host.Run("index", "P");
        await _host.Run("drop", "f0/p0.png", "--workspace", "P.akin");
        _host.Write("keep.txt", "f0/p0.png\n");
        var answer = await _host.Run("sample", "P", "--total", "2", "--must-keep", "keep.txt");
        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("'f0/p0.png' is dropped by edit 1; akin keep", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_OfAWorkspaceThatMayOnlyBeRead_GoesElsewhere()
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 2, each: 3);
        await _host.Run("embed", "P");
        File.Delete(_host.PathOf("P.akin", "lock"));
        Directory.CreateDirectory(_host.PathOf("P.akin", "lock"));

        string[] line = ["sample", "--workspace", "P.akin", "--total", "2", "--k", "1"];
        var answer = await _host.Run([.. line, "--out", "O", "--json"]);

        Assert.Equal((0, ""), (answer.ExitCode, answer.ExitCode == 0 ? "" : answer.Error));
        Assert.Equal(2, answer.Json.GetProperty("copied").GetInt32());
        Assert.Contains("cannot be written", (await _host.Run(line)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Require_FolderBesideADraftOfTheUsers_LeavesItThere()
    {
        var theirs = _host.PathOf("akin.draft-2147483647", "mine.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(theirs)!);
        File.WriteAllText(theirs, "mine");
        Drafts.Require("--out", _host.PathOf("O"), _host.Root);
        Assert.True(File.Exists(theirs));
        Assert.Single(Directory.GetFileSystemEntries(_host.Root));
    }

    [Fact]
    public async Task Sample_WrongColumnOrFolder_IsSaidBeforeAnythingIsEmbedded()
    {
        await _host.Run("demo", "--pictures", "40");
        await Says("--by cannot be 'brnad'", "sample", "akin-demo", "--total", "3", "--by", "brnad");
        await Says("inside the source", "run", "akin-demo", "--preset", "sampling", "--out", "akin-demo/new");
        await Says("gone.txt cannot be read", "sample", "akin-demo", "--total", "3", "--must-keep", "gone.txt");
        _host.Write("two.txt", "\uFEFFplans/a.png\r\nplans/b.png\r\n");
        await Says(
            "two.txt names 2 to keep, and 1 is to be picked", "sample", "akin-demo", "--total", "1",
            "--must-keep", "two.txt");
        await Says(
            "two.txt, line 1: 'plans/a.png' is no picture of the workspace", "sample", "akin-demo", "--total", "3",
            "--never", "two.txt");
        await Says("--k is 41, but there are 39 pictures to group", "run", "akin-demo", "--k", "41");
        await Says("--k is 41, but there are 39 pictures to group", "cluster", "akin-demo", "--k", "41");
        await Says("--k is 41, but there are 39 pictures to group", "report", "akin-demo", "--k", "41");
        _host.Write("file", "no folder");
        await Says("cannot be made", "sample", "akin-demo", "--total", "3", "--out", "file/new");
        await Says("cannot be made", "compare", "akin-demo", "--out", "file/new");

        async Task Says(string words, params string[] arguments)
        {
            var answer = await _host.Run([.. arguments, "--workspace", "W.akin"]);
            Assert.Equal(2, answer.ExitCode);
            Assert.Contains(words, answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("embedding", answer.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.Exists(_host.PathOf("W.akin", "features"))
                ? Directory.GetFileSystemEntries(_host.PathOf("W.akin", "features")) : []);
        }
    }

    [Fact]
    public async Task Sample_OfMoreThanThereIs_SaysWhatIsUsed()
    {
        DrawnFamilies.Write(_host.PathOf("P"), families: 2, each: 3);
        await Says("--k 999 asks for more clusters than there are pictures: 6 is used.", "--k", "999");
        await Says(
            "--k 4 asks for more clusters than there are pictures in 2 of 2 groups, such as f0 with 3 pictures: the "
            + "number of its pictures is used for each.", "--k", "4", "--by", "folder");
        await Says(
            "--on pca:99999 asks for more components than there are: 6 pictures of 1,280 features have 6; pca:6 is "
            + "used.", "--on", "pca:99999", "--k", "2");
        await Says("", "--k", "6");

        async Task Says(string note, params string[] arguments)
        {
            var answer = await _host.Run(["sample", "P", "--total", "3", .. arguments]);
            Assert.Equal(0, answer.ExitCode);
            var notes = answer.Error.Split('\n').Where(line => line.StartsWith("--", StringComparison.Ordinal));
            Assert.Equal(note.Length > 0 ? [note] : [], notes);
        }
    }

    [Fact]
    public async Task OnMoreComponentsThanThereAre_OfEveryVerb_IsSaid()
    {
        DrawnFamilies.Write(_host.PathOf("P/A"), families: 2, each: 3);
        DrawnFamilies.Write(_host.PathOf("P/B"), families: 2, each: 3);
        foreach (var line in (string[][])[
            ["run", "P"], ["score", "--k", "2..3"], ["neighbours", "--k", "2"], ["compare"],
            ["cluster", "--within", "0", "--k", "2"]])
        {
            var answer = await _host.Run([.. line, "--on", "pca:99999"]);
            Assert.True(answer.ExitCode == 0, answer.Error);
            Assert.Single(answer.Error.Split('\n'), text => text.StartsWith(
                "--on pca:99999 asks for more components than there are: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Sample_IntoAFolderThatTakesNone_SpeaksOfThatFolder()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Only Linux has a folder that takes no files from anybody.");
        await _host.Run("demo", "--pictures", "4");
        var answer = await _host.Run("sample", "--total", "2", "--out", "/proc/x");
        Assert.Equal(2, answer.ExitCode);
        Assert.Equal(
            "akin sample: --out /proc/x cannot be made: nothing can be made in /proc; give another place.\n",
            answer.Error);
    }

    [Fact]
    public async Task Sample_OfWhatCannotBe_SaysSoInOneLine()
    {
        await _host.Run("demo", "--pictures", "40");
        _host.Write("unknown.txt", "none/such.jpg\n");
        await Says("inside the source", "--total", "3", "--out", "akin-demo/new");
        await Says("inside the workspace", "--total", "3", "--out", "akin-demo.akin/new");
        await Says("unknown.txt, line 1: 'none/such.jpg' is no picture of the workspace", "--total", "3", "--never",
            "unknown.txt");
        var picture = Directory.GetFiles(_host.PathOf("akin-demo"), "*", SearchOption.AllDirectories).Order().First();
        _host.Write("both.txt", $"\uFEFF{Path.GetRelativePath(_host.Root, picture)}\r\n");
        _host.Write("both.csv", $"source\r\n\"{picture}\"\r\n");
        await Says(
            $"both.csv, line 2: '{picture}' is never to be picked and is in {_host.PathOf("both.txt")} too; leave it "
            + "out of one.", "--total", "3", "--must-keep", "both.txt", "--never", "both.csv");
        await Says("--dry-run goes with --out DIR", "--total", "3", "--dry-run");
        await Says("--per-folder does not go with --by all", "--per-folder", "3", "--by", "all");

        async Task Says(string words, params string[] arguments)
        {
            var answer = await _host.Run(["sample", .. arguments]);
            Assert.Equal(2, answer.ExitCode);
            Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        }
    }
}

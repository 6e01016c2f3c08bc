using Akin.Curation;
using Akin.Intake;
using Xunit;

namespace Akin.Tests.Curation;

public sealed class JournalFileTests
{
    private const string Head = """{"format":"akin-journal","version":1,"picture_count":2,"edit_count":2}""";

    private const string First =
        """{"picture":1,"path":"a.png","sha256":"0000000000000000000000000000000000000000000000000000000000000001"}""";

    private const string Second =
        """{"picture":2,"path":"b.png","sha256":"0000000000000000000000000000000000000000000000000000000000000002"}""";

    private const string Drop = """{"edit":1,"kind":"drop","made":"2026-01-02T03:04:05Z","pictures":[2]}""";

    private const string Undo = """{"edit":2,"kind":"undo","made":"2026-01-02T03:04:06Z","undoes":1}""";

    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSameAndWritesTheSame()
    {
        var file = new JournalFile(
            [Picture("a, \"b\".png", 1), Picture("grün/ö\n.png", 2), Picture("c.png", 3)],
            [
                new()
                {
                    Number = 1,
                    Kind = EditKind.Cluster,
                    Made = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
                    Run = "ab12",
                    Set = "own",
                    Seed = ulong.MaxValue,
                    Parameters = new Dictionary<string, string> { ["k"] = "2" },
                    Pictures = [new(1, 1), new(2, 0), new(3, -1)],
                },
                new()
                {
                    Number = 2,
                    Kind = EditKind.Divide,
                    Made = DateTimeOffset.UnixEpoch.AddTicks(1234567),
                    Base = "ab12",
                    Set = "own",
                    Groups = [0],
                    Pictures = [new(2, 0)],
                },
                new() { Number = 3, Kind = EditKind.Undo, Made = DateTimeOffset.UnixEpoch, Undoes = 2 },
            ]);
        var text = Text(file);
        var again = JournalFile.Read(new StringReader(text));

        Assert.Equal(file.Pictures, again.Pictures);
        Assert.Equal(text, Text(again));
        Assert.Equal(4 + 3, text.Count(c => c == '\n'));
        Assert.Equal([new(1, 1), new(2, 0), new(3, -1)], again.Edits[0].Pictures);
        Assert.Equal((ulong.MaxValue, "2"), (again.Edits[0].Seed, again.Edits[0].Parameters!["k"]));
        Assert.Equal(file.Edits[1].Made, again.Edits[1].Made);
        Assert.Equal((2L, EditKind.Undo), (again.Edits[2].Undoes!.Value, again.Edits[2].Kind));
    }

    [Fact]
    public void Read_OfLinesByHand_TakesThem()
    {
        var file = JournalFile.Read(new StringReader($"{Head}\r\n{First}\n{Second}\n\n{Drop}\n{Undo}"));
        Assert.Equal(["a.png", "b.png"], file.Pictures.Select(picture => picture.Path));
        Assert.Equal([new(2, 0)], file.Edits[0].Pictures);
    }

    [Theory]
    [InlineData("line 1: it does not begin as a journal of Akin does", "")]
    [InlineData("line 1: it does not begin as a journal of Akin does", "{}")]
    [InlineData("line 1: it is no line of JSON", "id,path,label")]
    [InlineData("line 1: it has version 2",
        """{"format":"akin-journal","version":2,"picture_count":0,"edit_count":0}""")]
    [InlineData("line 2: the file ends before", Head, First)]
    [InlineData("line 4: the file ends before", Head, First, Second, Drop)]
    [InlineData("line 4: it is no line of JSON", Head, First, Second, """{"edit":1,"kind":"dr""")]
    [InlineData("line 3: it should be picture 2", Head, First, First)]
    [InlineData("line 2: it should be picture 1", Head, """{"picture":1,"path":"a.png","sha256":"12"}""")]
    [InlineData("line 4: it should be edit 1", Head, First, Second, Undo)]
    [InlineData("kind of drop, keep, cluster, divide, merge, undo", Head, First, Second,
        """{"edit":1,"kind":"paint","made":"2026-01-02T03:04:05Z"}""")]
    [InlineData("line 4: it speaks of picture 3 of 2", Head, First, Second,
        """{"edit":1,"kind":"drop","made":"2026-01-02T03:04:05Z","pictures":[1,3]}""")]
    [InlineData("line 4: it has a picture twice", Head, First, Second,
        """{"edit":1,"kind":"drop","made":"2026-01-02T03:04:05Z","pictures":[1,1]}""")]
    [InlineData("line 4: an undo says which earlier edit", Head, First, Second,
        """{"edit":1,"kind":"undo","made":"2026-01-02T03:04:05Z","undoes":1}""")]
    [InlineData("line 4: groups say their set", Head, First, Second,
        """{"edit":1,"kind":"merge","made":"2026-01-02T03:04:05Z","groups":[[1,2]]}""")]
    [InlineData("line 6: it goes on after its last edit", Head, First, Second, Drop, Undo, "{}")]
    public void Read_OfWhatIsNoJournal_SaysWhereAndWhy(string says, params string[] lines)
    {
        var fault = Assert.Throws<JournalException>(
            () => JournalFile.Read(new StringReader(string.Join('\n', lines))));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    private static PictureIdentity Picture(string path, byte content) =>
        new(path, Fingerprint.OfBytes([content]), "Holiday");

    private static string Text(JournalFile file)
    {
        using var writer = new StringWriter();
        file.Write(writer);
        return writer.ToString();
    }
}

using System.Diagnostics;
using Akin.Intake;
using Akin.Tests.Support;
using Akin.Workspace;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class IndexStageTests : IDisposable
{
    private readonly WorkspaceFixture _fixture = new();

    [Fact]
    public void Run_NewFolder_GivesEachInputAnIdInOrderAndOneState()
    {
        _fixture.Write("b.png", "ok b");
        _fixture.Write("a/one.png", "ok one");
        _fixture.Write("empty.png", "");
        _fixture.Write("notes.txt", "hello");
        _fixture.Write(".hidden", "ok");
        var result = _fixture.Index(new());
        Assert.Equal(new IndexResult(5, 4, 5, 0), result);
        Assert.Equal(
            [
                (1, ".hidden", PictureState.Skipped, "hidden file"), (2, "a/one.png", PictureState.Pending, ""),
                (3, "b.png", PictureState.Pending, ""), (4, "empty.png", PictureState.Empty, "file without a byte"),
                (5, "notes.txt", PictureState.NotAPicture, "text"),
            ],
            _fixture.Ledger().Select(p => (p.Id, p.RelativePath, p.State, p.Reason)));
        var first = _fixture.Ledger()[1];
        Assert.Equal(
            ("PNG", 4, 3, 1, "a"),
            (first.FormatName, first.Width, first.Height, first.Orientation, first.Collection));
        Assert.Equal(Fingerprint.OfBytes("ok one"u8), first.Fingerprint);
    }

    [Fact]
    public void Run_Pipe_IsCalledNoFile()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not tell.");
        _fixture.Write("a.png", "ok a");
        using (var process = Process.Start("mkfifo", Path.Join(_fixture.Source, "pipe.png")))
        {
            process.WaitForExit();
        }

        _fixture.Index(new());
        Assert.Equal(
            [(PictureState.Pending, ""), (PictureState.NotAPicture, "no file, but a pipe, a socket or a device")],
            _fixture.Ledger().Select(input => (input.State, input.Reason)));
    }

    [Fact]
    public void Run_Again_OpensNothingAndChangesNothing()
    {
        for (var i = 0; i < 100; i++)
        {
            _fixture.Write($"{i % 7}/{i}.png", $"ok {i}");
        }

        _fixture.Index(new());
        var before = _fixture.Everything();
        var engine = new FakeEngine();
        Assert.Equal(new IndexResult(100, 0, 0, 0), _fixture.Index(engine));
        Assert.Equal(0, engine.Headers);
        Assert.Equal(before, _fixture.Everything());
    }

    [Fact]
    public void Run_MoreFilesThanAreLookedUpAtOnce_TellsEachOfThem()
    {
        for (var i = 0; i < 600; i++)
        {
            _fixture.Write($"{i % 3}/{i:D3}.png", $"ok {i % 400}");
        }

        Assert.Equal(new IndexResult(600, 600, 600, 0), _fixture.Index(new()));
        var before = _fixture.Ledger();
        Assert.Equal(200, before.Count(picture => picture.DuplicateOf is not null));
        Assert.All(before.Where(picture => picture.DuplicateOf is not null), picture =>
            Assert.Equal(picture.Fingerprint, before[(int)picture.DuplicateOf! - 1].Fingerprint));

        _fixture.Delete("0/000.png"); // The first of two: the other is one by itself then.
        _fixture.Write("1/598.png", "ok changed");
        _fixture.Write("2/new.png", "ok new");
        Assert.Equal(new IndexResult(600, 2, 2, 2), _fixture.Index(new()));
        var after = _fixture.Ledger();
        Assert.Equal(602, after.Count);
        Assert.Equal(
            [("0/000.png", "no longer there"), ("1/598.png", "content changed; now id 601")],
            after.Where(picture => picture.State == PictureState.Missing)
                .Select(picture => (picture.RelativePath, picture.Reason)));
        Assert.Equal(198, after.Count(picture => picture.DuplicateOf is not null));
        Assert.Null(after.Single(picture => picture.RelativePath == "1/400.png").DuplicateOf);
        Assert.Equal(new IndexResult(600, 0, 0, 0), _fixture.Index(new()));
        Assert.Equal(after, _fixture.Ledger());
    }

    [Fact]
    public void Run_FileAdded_IsAppended()
    {
        _fixture.Write("b.png", "ok b");
        _fixture.Index(new());
        _fixture.Write("a.png", "ok a");
        var engine = new FakeEngine();
        Assert.Equal(new IndexResult(2, 1, 1, 0), _fixture.Index(engine));
        Assert.Equal([(1, "b.png"), (2, "a.png")], Short());
    }

    [Fact]
    public void Run_ContentChanged_GivesANewIdAndTheOldIsMissing()
    {
        _fixture.Write("a.png", "ok a");
        _fixture.Write("b.png", "ok b");
        _fixture.Index(new());
        _fixture.Write("a.png", "ok other");
        Assert.Equal(new IndexResult(2, 1, 1, 1), _fixture.Index(new()));
        Assert.Equal(
            [
                (1, PictureState.Missing, "content changed; now id 3"), (2, PictureState.Pending, ""),
                (3, PictureState.Pending, ""),
            ],
            _fixture.Ledger().Select(p => (p.Id, p.State, p.Reason)));
    }

    [Fact]
    public void Run_GoneAndBack_KeepsItsId()
    {
        _fixture.Write("a.png", "ok a");
        _fixture.Write("b.png", "ok b");
        _fixture.Index(new());
        _fixture.Delete("a.png");
        Assert.Equal(1, _fixture.Index(new()).Gone);
        var gone = _fixture.Ledger()[0];
        Assert.Equal((PictureState.Missing, "no longer there"), (gone.State, gone.Reason));
        Assert.Equal(0, _fixture.Index(new()).Gone);
        _fixture.Write("a.png", "ok a");
        Assert.Equal(0, _fixture.Index(new()).Added);
        Assert.Equal([PictureState.Pending, PictureState.Pending], _fixture.Ledger().Select(p => p.State));
    }

    [Fact]
    public void Run_ChangedAndChangedBack_TakesTheFirstIdAgain()
    {
        _fixture.Write("a.png", "ok a");
        _fixture.Index(new());
        _fixture.Write("a.png", "ok other");
        _fixture.Index(new());
        _fixture.Write("a.png", "ok a");
        _fixture.Index(new());
        Assert.Equal(
            [(1, PictureState.Pending, ""), (2, PictureState.Missing, "content changed; now id 1")],
            _fixture.Ledger().Select(p => (p.Id, p.State, p.Reason)));
    }

    [Fact]
    public void Run_OnlyTimeChanged_KeepsTheId()
    {
        var path = _fixture.Write("a.png", "ok a");
        _fixture.Index(new());
        File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        var engine = new FakeEngine();
        Assert.Equal(new IndexResult(1, 1, 0, 0), _fixture.Index(engine));
        Assert.Equal(0, _fixture.Index(engine).Read);
        Assert.Equal(1, engine.Headers);
    }

    [Fact]
    public void Run_SameBytes_PointToTheFirstThatIsThere()
    {
        _fixture.Write("a.png", "ok same");
        _fixture.Write("b.png", "ok same");
        _fixture.Write("c.png", "ok same");
        _fixture.Index(new());
        Assert.Equal([null, 1L, 1L], _fixture.Ledger().Select(p => p.DuplicateOf));
        _fixture.Delete("a.png");
        _fixture.Index(new());
        Assert.Equal([null, null, 2L], _fixture.Ledger().Select(p => p.DuplicateOf));
    }

    [Fact]
    public void Run_KilledAtEachFileAndAgain_GivesTheSameAsUndisturbed()
    {
        for (var i = 0; i < 50; i++)
        {
            _fixture.Write($"{i % 3}/{i:D3}.png", i % 10 == 0 ? "ok same" : $"ok {i}");
        }

        _fixture.Index(new());
        var undisturbed = _fixture.Everything();
        foreach (var kill in new[] { 1, 2, 15, 16, 17, 31, 32, 33, 49 })
        {
            _fixture.StartAnew($"killed-{kill}");
            Assert.ThrowsAny<OperationCanceledException>(() => _fixture.Index(new() { FailAtHeader = kill }));
            _fixture.Index(new());
            Assert.Equal(undisturbed, _fixture.Everything());
        }
    }

    [Fact]
    public void Run_SourceMovedWithItsFiles_KeepsIdsAndReadsNothing()
    {
        _fixture.Write("a.png", "ok a");
        _fixture.Index(new());
        Directory.CreateDirectory(_fixture.PathOf("elsewhere"));
        Directory.Move(_fixture.Source, _fixture.PathOf("elsewhere", "pictures"));
        var engine = new FakeEngine();
        Assert.Equal(
            new IndexResult(1, 0, 0, 0), _fixture.Index(engine, _fixture.PathOf("elsewhere", "pictures")));
        Assert.Equal([(1, "a.png")], Short());
    }

    [Fact]
    public void Run_OtherSources_LetTheFirstRestAndComeBack()
    {
        _fixture.Write("x/a.png", "ok a");
        _fixture.Write("y/b.png", "ok b");
        var (x, y) = (_fixture.PathOf("pictures", "x"), _fixture.PathOf("pictures", "y"));
        _fixture.Index(new(), x);
        _fixture.Index(new(), y);
        Assert.Equal([(2, "b.png")], Short());
        Assert.Equal(0, _fixture.Index(new(), x, y).Added);
        Assert.Equal([(1, "a.png"), (2, "b.png")], Short());
        Assert.Equal(["x", "y"], _fixture.Ledger().Select(p => p.Collection));
    }

    [Fact]
    public async Task Run_OverTheLimitOfBytes_IsNotOpened()
    {
        _fixture.Write("a.png", "ok 12345");
        var engine = new FakeEngine();
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        var options = engine.Index with { MaxFileBytes = 7 };
        await IndexStage.RunAsync(
            workspace, [PictureSource.Open(_fixture.Source)], options, null, TestContext.Current.CancellationToken);
        Assert.Equal(PictureState.TooLarge, Assert.Single(workspace.Catalogue.Pictures.List()).State);
        Assert.Equal(0, engine.Headers);
    }

    [Fact]
    public void Run_UnreachableBefore_IsTriedAgain()
    {
        File.CreateSymbolicLink(Path.Join(_fixture.Source, "link.png"), "target");
        _fixture.Index(new());
        Assert.Equal(PictureState.Unreachable, Assert.Single(_fixture.Ledger()).State);
        _fixture.Write("target", "ok");
        _fixture.Index(new());
        Assert.Equal([(1, "link.png"), (2, "target")], Short());
        Assert.Equal([PictureState.Pending, PictureState.Pending], _fixture.Ledger().Select(p => p.State));
    }

    [Fact]
    public async Task Run_RetryFailed_ReadsFailedFilesAgain()
    {
        _fixture.Write("notes.txt", "hello");
        _fixture.Write("a.png", "ok a");
        _fixture.Index(new());
        var engine = new FakeEngine();
        using var workspace = AkinWorkspace.Open(_fixture.Folder, WorkspaceAccess.Write);
        var sources = new[] { PictureSource.Open(_fixture.Source) };
        var result = await IndexStage.RunAsync(
            workspace, sources, engine.Index with { RetryFailed = true }, null, TestContext.Current.CancellationToken);
        Assert.Equal(1, result.Read);
    }

    public void Dispose() => _fixture.Dispose();

    private IEnumerable<(int Id, string Path)> Short() => _fixture.Ledger().Select(p => ((int)p.Id, p.RelativePath));
}

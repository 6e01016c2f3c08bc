using System.Diagnostics;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Intake;

public sealed class SourceWalkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void List_AnyNames_AreFoundInOrdinalOrderWithSlashes()
    {
        string[] names =
        [
            "with spaces .jpg", "😀 emoji.png", new string('n', 200), "no-extension", "new\nline.jpg", "Ä/ö/ü.jpg",
            "b/a.jpg", "b.jpg", "B.jpg", "back\\slash.jpg", "-dash.jpg", "%20.jpg",
        ];
        foreach (var name in names)
        {
            _folder.Write(name, 1);
        }

        var found = Walk(_folder.Root);

        Assert.Equal(names.Order(StringComparer.Ordinal), found.Select(file => file.RelativePath));
        Assert.All(found, file => Assert.Equal((PictureState.Pending, "", 1), (file.State, file.Reason, file.Size)));
        Assert.All(found, file => Assert.True(file.Modified > 0));
    }

    [Fact]
    public void List_OneSource_MakesFirstLevelFoldersCollections()
    {
        _folder.Write("root.jpg", 1);
        _folder.Write("cats/a.jpg", 1);
        _folder.Write("cats/young/b.jpg", 1);
        Assert.Equal(
            [("cats/a.jpg", "cats"), ("cats/young/b.jpg", "cats"), ("root.jpg", "")],
            Walk(_folder.Root).Select(file => (file.RelativePath, file.Collection)));
    }

    [Fact]
    public void List_SeveralSources_MakesEachACollection()
    {
        _folder.Write("2019/pictures/sub/a.jpg", 1);
        _folder.Write("2020/pictures/b.jpg", 1);
        _folder.Write("c.jpg", 1);
        var found = Walk(
            _folder.PathOf("2020", "pictures"), _folder.PathOf("c.jpg"), _folder.PathOf("2019", "pictures"));
        Assert.Equal(
            [(0, "b.jpg", "2020/pictures"), (1, "c.jpg", ""), (2, "sub/a.jpg", "2019/pictures")],
            found.Select(file => (file.Source, file.RelativePath, file.Collection)));
    }

    [Fact]
    public void List_HiddenThings_AreInTheLedgerAndLeftOut()
    {
        string[] names =
            [".hidden.jpg", ".git/objects/a", "__MACOSX/._a.jpg", "Thumbs.db", "b/.DS_Store", "b/a.jpg"];
        foreach (var name in names)
        {
            _folder.Write(name, 1);
        }

        _folder.Write("old.akin/catalogue.sqlite", 1);
        _folder.Write("not-ours.akin/a.jpg", 1);

        Assert.Equal(
            [
                (".git/", "hidden folder"), (".hidden.jpg", "hidden file"), ("Thumbs.db", "hidden file"),
                ("__MACOSX/", "hidden folder"), ("b/.DS_Store", "hidden file"), ("old.akin/", "workspace of Akin"),
            ],
            Walk(_folder.Root).Where(file => file.State == PictureState.Skipped)
                .Select(file => (file.RelativePath, file.Reason)));
        Assert.Equal(
            ["b/a.jpg", "not-ours.akin/a.jpg"],
            Walk(_folder.Root).Where(file => file.State == PictureState.Pending).Select(file => file.RelativePath));
    }

    [Fact]
    public void List_LinksToFiles_AreFollowed()
    {
        _folder.Write("outside/a.jpg", 1, 2, 3);
        _folder.Write("in/b.jpg", 1);
        File.CreateSymbolicLink(_folder.PathOf("in", "link.jpg"), _folder.PathOf("outside", "a.jpg"));
        File.CreateSymbolicLink(_folder.PathOf("in", "relative.jpg"), "../outside/a.jpg");
        File.CreateSymbolicLink(_folder.PathOf("in", "broken.jpg"), "nowhere");
        File.CreateSymbolicLink(_folder.PathOf("in", "self.jpg"), "self.jpg");
        Assert.Equal(
            [
                ("b.jpg", PictureState.Pending, 1, ""),
                ("broken.jpg", PictureState.Unreachable, 0, "link that leads nowhere"),
                ("link.jpg", PictureState.Pending, 3, ""), ("relative.jpg", PictureState.Pending, 3, ""),
                ("self.jpg", PictureState.Unreachable, 0, "link that leads nowhere"),
            ],
            Walk(_folder.PathOf("in")).Select(file => (file.RelativePath, file.State, file.Size, file.Reason)));
    }

    [Fact]
    public void List_LinksToFoldersAndCircles_AreFollowedOnceAfterRealFolders()
    {
        _folder.Write("in/real/a.jpg", 1);
        _folder.Write("outside/b.jpg", 1);
        Directory.CreateSymbolicLink(_folder.PathOf("in", "a-link-to-real"), "real");
        Directory.CreateSymbolicLink(_folder.PathOf("in", "first"), _folder.PathOf("outside"));
        Directory.CreateSymbolicLink(_folder.PathOf("in", "second"), _folder.PathOf("outside"));
        Directory.CreateSymbolicLink(_folder.PathOf("in", "real", "up"), "..");
        Directory.CreateSymbolicLink(_folder.PathOf("outside", "round"), _folder.PathOf("in"));
        const string Twice = "folder that is indexed already under another name";
        Assert.Equal(
            [
                ("a-link-to-real/", Twice), ("first/b.jpg", ""), ("first/round/", Twice), ("real/a.jpg", ""),
                ("real/up/", Twice), ("second/", Twice),
            ],
            Walk(_folder.PathOf("in")).Select(file => (file.RelativePath, file.Reason)));
    }

    [Fact]
    public void List_OverlappingSources_ListEachFileOnce()
    {
        _folder.Write("a/sub/x.jpg", 1);
        _folder.Write("a/y.jpg", 1);
        var (all, sub, y) = (_folder.PathOf("a"), _folder.PathOf("a", "sub"), _folder.PathOf("a", "y.jpg"));
        Assert.Equal(2, Walk(all, sub, y).Count(file => file.State == PictureState.Pending));
        Assert.Equal(2, Walk(sub, y, all).Count(file => file.State == PictureState.Pending));
        Assert.Equal([(0, "x.jpg"), (1, "y.jpg")], Walk(sub, y, all)
            .Where(file => file.State == PictureState.Pending).Select(file => (file.Source, file.RelativePath)));
    }

    [Fact]
    public void List_SingleFile_GivesIt()
    {
        var file = Assert.Single(Walk(_folder.Write("one.jpg", 1, 2)));
        Assert.Equal(("one.jpg", 2, ""), (file.RelativePath, file.Size, file.Collection));
    }

    [Fact]
    public void List_EmptyFolder_GivesNothing() => Assert.Empty(Walk(_folder.Root));

    [Fact]
    public void Open_NothingThere_IsRefused() => Assert.StartsWith(
        "There is no folder or file 'nowhere/at all'.",
        Assert.Throws<ArgumentException>(() => PictureSource.Open("nowhere/at all")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void List_NamesThatAreNotUtf8AndPipes_AreListedWithoutBlocking()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows names are always Unicode.");
        Shell("for byte in 376 377; do printf x > \"$(printf \"bad\\\\$byte.jpg\")\"; done");
        Shell("mkfifo pipe; mkdir \"$(printf 'dir\\377')\"");
        Assert.Equal(
            [
                ("bad\uFFFD.jpg", PictureState.Unreachable), ("bad\uFFFD.jpg (2)", PictureState.Unreachable),
                ("dir\uFFFD/", PictureState.Unreachable), ("pipe", PictureState.Pending),
            ],
            Walk(_folder.Root).Select(file => (file.RelativePath, file.State)).Order());
        Shell("rm -rf *");
    }

    [Fact]
    public void List_FolderThatCannotBeListed_IsOneLineAndTheRestIsFound()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit here.");
        Shell("printf x > a.jpg; n=$(printf 'd%.0s' $(seq 240)); for i in $(seq 20); do mkdir $n && cd $n; done");
        var found = Walk(_folder.Root);
        Assert.Equal("a.jpg", Assert.Single(found, file => file.State == PictureState.Pending).RelativePath);
        var bad = Assert.Single(found, file => file.State == PictureState.Unreachable);
        Assert.EndsWith("d/", bad.RelativePath, StringComparison.Ordinal);
        Assert.StartsWith("folder that cannot be listed", bad.Reason, StringComparison.Ordinal);
        Shell("rm -rf d*");
    }

    public void Dispose() => _folder.Dispose();

    private static IReadOnlyList<SourceFile> Walk(params string[] sources) =>
        SourceWalk.List([.. sources.Select(PictureSource.Open)]);

    private void Shell(string script)
    {
        var start = new ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = _folder.Root };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}

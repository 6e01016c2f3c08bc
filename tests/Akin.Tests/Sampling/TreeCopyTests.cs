using System.Globalization;
using System.Text;
using Akin.Intake;
using Akin.Sampling.Copying;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Sampling;

public sealed class TreeCopyTests : IDisposable
{
    private static readonly DateTime Then = new(2019, 5, 4, 3, 2, 1, DateTimeKind.Utc);
    private readonly TemporaryFolder _folder = new();

    private string Out => _folder.PathOf("out");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_OfATree_KeepsPathsBytesAndTimes()
    {
        var items = new[] { Item("in/train/ä ö, \"q\"/a b.jpg", "one"), Item("in/test/c.jpg", "two") };
        var steps = Copy(items);
        Assert.All(steps, step => Assert.Equal(CopyState.Copied, step.State));
        Assert.Equal("one", File.ReadAllText(Path.Join(Out, "train", "ä ö, \"q\"", "a b.jpg")));
        Assert.Equal("two", File.ReadAllText(Path.Join(Out, "test", "c.jpg")));
        Assert.All(steps, step => Assert.Equal(Then, File.GetLastWriteTimeUtc(step.Destination)));
        Assert.Equal(2, Directory.GetFiles(Out, "*", SearchOption.AllDirectories).Length);
        Assert.All(items, item => Assert.Equal(Then, File.GetLastWriteTimeUtc(item.Content.OwnPath!)));
    }

    [Fact]
    public void Run_WhereNamesAreTaken_NumbersThemAndOverwritesNothing()
    {
        _folder.Write("out/y.jpg", "foreign"u8);
        CopyItem[] items =
        [
            Item("in/y.jpg", "mine"), Item("in/x.jpg", "mine"), Item("more/X.jpg", "other case"),
            Item("third/x.jpg", "mine"), Item("in/É.jpg", "large"),
            Item("more/é.jpg", "small"), Item("in/rank.csv", "table"), Item("in/a", "file"),
            Item("more/a/b.jpg", "in a folder"), Item("more/x (2).jpg", "numbered"),
            Item("third/E\u0301.jpg", "two letters"),
        ];
        var names = Copy(items).Select(step => Path.GetRelativePath(Out, step.Destination).Replace('\\', '/'));
        Assert.Equal(
            [
                "y (2).jpg", "x.jpg", "X (2).jpg", "x (3).jpg", "É.jpg", "é (2).jpg",
                "rank (2).csv", "a", "a (2)/b.jpg", "x (2) (2).jpg",
                "E\u0301 (3).jpg",
            ],
            names);
        Assert.Equal("foreign", File.ReadAllText(Path.Join(Out, "y.jpg")));
        foreach (var (item, name) in items.Zip(names))
        {
            Assert.Equal(File.ReadAllText(item.Content.OwnPath!), File.ReadAllText(Path.Join(Out, name)));
        }
    }

    [Fact]
    public void Run_WhereANameStandsInAnotherCase_NumbersItsOwn()
    {
        string[] theirs = ["rose.jpg", "Sub/E\u0301.jpg", "file"];
        foreach (var name in theirs)
            _folder.Write($"out/{name}", "foreign"u8);

        CopyItem[] items =
        [
            Item("in/ROSE.jpg", "mine"), Item("in/sub/É.jpg", "mine"), Item("in/sub/other.jpg", "mine"),
            Item("in/FILE/a.jpg", "mine"), Item("in/SUB", "mine"),
        ];
        var names = Copy(items).Select(step => Path.GetRelativePath(Out, step.Destination).Replace('\\', '/'));
        Assert.Equal(["ROSE (2).jpg", "sub/É (2).jpg", "sub/other.jpg", "FILE (2)/a.jpg", "SUB (2)"], names);
        Assert.All(theirs, name => Assert.Equal("foreign", File.ReadAllText(_folder.PathOf("out", name))));
        Assert.All(Copy(items), step => Assert.Equal(CopyState.Kept, step.State));
    }

    [Fact]
    public void Make_OfManyFilesOfOneName_NumbersThemInOneGo()
    {
        // Looking for each number from 2 on would take minutes.
        var item = Item("in/a/image.jpg", "one");
        var plan = CopyPlan.Make(Enumerable.Repeat(item, 30_000), Out, CopyLink.None, []);
        Assert.Equal(
            Enumerable.Range(1, 30_000).Select(i => i == 1 ? "image.jpg" : $"image ({i}).jpg"),
            plan.Steps.Select(step => Path.GetFileName(step.Destination)));
    }

    [Fact]
    public void Make_WhereOtherBytesStand_GivesTheirPlaceToTheirOwn()
    {
        _folder.Write("out/x.jpg", "c"u8);
        CopyItem[] items = [Item("in/x.jpg", "a"), Item("more/x.jpg", "b"), Item("third/x.jpg", "c")];
        var plan = CopyPlan.Make(items, Out, CopyLink.None, []);
        Assert.Equal(
            [("x (2).jpg", CopyState.Copied), ("x (3).jpg", CopyState.Copied), ("x.jpg", CopyState.Kept)],
            plan.Steps.Select(step => (Path.GetFileName(step.Destination), step.State)));
    }

    [Theory]
    [InlineData(CopyLink.None)]
    [InlineData(CopyLink.Hard)]
    [InlineData(CopyLink.Symbolic)]
    public void Run_Again_KeepsWhatIsThere(CopyLink link)
    {
        CopyItem[] items = [Item("in/x.jpg", "one"), Item("more/x.jpg", "one"), Item("in/y.jpg", "two")];
        var first = Copy(items[..2], link);
        var second = Copy(items, link);
        Assert.Equal(
            [CopyState.Kept, CopyState.Kept, CopyState.Copied], second.Select(step => step.State));
        Assert.Equal(first.Select(step => step.Destination), second.Take(2).Select(step => step.Destination));
        Assert.Equal(3, Directory.GetFiles(Out).Length);
        Assert.All(second, step => Assert.Equal(
            link == CopyLink.Symbolic ? step.Item.Content.OwnPath : null, new FileInfo(step.Destination).LinkTarget));
        Assert.All(second, step => Assert.Equal(
            File.ReadAllText(step.Item.Content.OwnPath!), File.ReadAllText(step.Destination)));
    }

    [Fact]
    public void Run_WithHardLinks_GivesTheFileAnotherName()
    {
        var item = Item("in/x.jpg", "one");
        var step = Assert.Single(Copy([item], CopyLink.Hard));
        File.AppendAllText(item.Content.OwnPath!, " and more");
        Assert.Equal("one and more", File.ReadAllText(step.Destination));
    }

    [Fact]
    public void Run_OverALinkToTheOriginal_MakesACopyBesideIt()
    {
        var item = Item("in/x.jpg", "one");
        Directory.CreateDirectory(Out);
        File.CreateSymbolicLink(Path.Join(Out, "x.jpg"), item.Content.OwnPath!);
        var step = Assert.Single(Copy([item]));
        Assert.Equal(Path.Join(Out, "x (2).jpg"), step.Destination);
        Assert.Null(new FileInfo(step.Destination).LinkTarget);
    }

    [Fact]
    public void Run_OfFilesThatAreGoneOrChanged_SaysSoAndGoesOn()
    {
        CopyItem[] items = [Item("in/a.jpg", "one"), Item("in/b.jpg", "two"), Item("in/c.jpg", "three")];
        File.Delete(items[0].Content.OwnPath!);
        File.AppendAllText(items[1].Content.OwnPath!, "!");
        var steps = Copy(items);
        Assert.Equal(
            ["it is gone", "it has changed since it was indexed", ""], steps.Select(step => step.Fault));
        Assert.Equal([CopyState.Failed, CopyState.Failed, CopyState.Copied], steps.Select(step => step.State));
        Assert.Single(Directory.GetFiles(Out));
    }

    [Fact]
    public void Run_AfterAnInterruption_RemovesTheHalfAndFinishes()
    {
        CopyItem[] items = [Item("in/a.jpg", "one"), Item("in/b.jpg", "two")];
        Copy(items[..1]);
        _folder.Write($"out/{TreeCopy.PartFolder}/copy.part", "tw"u8);
        Copy(items);
        Assert.Equal(["a.jpg", "b.jpg"], Directory.GetFileSystemEntries(Out).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Run_WhenThereIsNoRoom_CopiesNothing()
    {
        var item = Item("in/a.jpg", "one") with { Size = 1L << 60 };
        var plan = new CopyPlan(Out, CopyLink.None, [new(item, Path.Join(Out, "a.jpg"), CopyState.Copied)]);
        var problem = Assert.Throws<TreeCopyException>(() => TreeCopy.Run(plan));
        Assert.Contains("nothing was copied", problem.Message, StringComparison.Ordinal);
        Assert.Contains("1152921504.6 GB are needed", problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
        Assert.Equal(0, (plan with { Link = CopyLink.Hard }).Bytes);
    }

    [Theory]
    [InlineData(CopyLink.None, 1_000_000 + 4096, 3 * 4096)]
    [InlineData(CopyLink.Hard, 1_000_000, 3 * 4096)]
    [InlineData(CopyLink.Symbolic, 1_000_000, 4 * 4096)]
    public void Run_WhenThereIsNoRoomForWhatStandsBeside_WritesNothing(CopyLink link, long beside, long folders)
    {
        // A path that is too long for where a file system keeps short ones.
        var item = Item($"in/{new string('n', 60)}/a.jpg", "one");
        var plan = CopyPlan.Make([item], Out, link, []) with { BytesBeside = 1_000_000 };
        Assert.Equal(beside + folders, plan.NeededBytes);
        var problem = Assert.Throws<TreeCopyException>(
            () => TreeCopy.Run(plan with { Free = _ => plan.NeededBytes - 1 }));
        Assert.StartsWith(string.Create(
            CultureInfo.InvariantCulture,
            $"{Out} has room for {plan.NeededBytes - 1:N0} bytes and up to {plan.NeededBytes:N0} bytes are needed, "),
            problem.Message, StringComparison.Ordinal);
        Assert.Contains(
            link == CopyLink.None ? "nothing was copied. Pick fewer, make room, or link." : "nothing was linked.",
            problem.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));

        Assert.Equal(
            CopyState.Copied, Assert.Single(TreeCopy.Run(plan with { Free = _ => plan.NeededBytes })).State);
        Assert.Equal(CopyState.Copied, Assert.Single(TreeCopy.Run(
            CopyPlan.Make([item], Out + "2", link, []) with { Free = _ => null })).State);
    }

    [Fact]
    public void Run_WhereTheHalfOfAnInterruptedOneFillsTheDisk_RemovesItFirst()
    {
        var part = _folder.Write($"out/{TreeCopy.PartFolder}/copy.part", "half"u8);
        var plan = CopyPlan.Make([Item("in/a.jpg", "one")], Out, CopyLink.None, []);
        TreeCopy.Run(plan with { Free = _ => File.Exists(part) ? 0 : long.MaxValue });
        Assert.True(File.Exists(Path.Join(Out, "a.jpg")));
    }

    [Fact]
    public void Run_WhenTheDiskFillsAllTheSame_SaysWhatIsThereAndLeavesNoHalf()
    {
        CopyItem[] items = [Item("in/a.jpg", "one"), Item("in/b.jpg", "two"), Item("in/c.jpg", "three")];
        var plan = CopyPlan.Make(items, Out, CopyLink.None, []);
        var problem = Assert.Throws<TreeCopyException>(
            () => TreeCopy.Run(plan, FillDisk, null, CancellationToken.None));
        Assert.Equal(
            $"the disk of {Out} is full: 1 of 3 pictures are there, each whole; make room, and the same command goes "
            + "on from here.", problem.Message);
        Assert.Equal(["a.jpg"], Directory.GetFileSystemEntries(Out).Select(Path.GetFileName));
        Assert.Equal(
            [CopyState.Kept, CopyState.Copied, CopyState.Copied], Copy(items).Select(step => step.State));

        static void FillDisk(PictureContent content, string part)
        {
            File.Copy(content.OwnPath!, part);
            if (!content.OwnPath!.EndsWith("a.jpg", StringComparison.Ordinal))
            {
                throw new IOException($"No space left on device : '{part}'", FullDisk.Number);
            }
        }
    }

    [Fact]
    public void Run_WhereNothingCanBeWritten_SaysSo()
    {
        _folder.Write("in the way", "file"u8);
        var plan = CopyPlan.Make([Item("in/a.jpg", "one")], _folder.PathOf("in the way", "out"), CopyLink.None, []);
        Assert.Contains(
            "cannot be written", Assert.Throws<TreeCopyException>(() => TreeCopy.Run(plan)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WhenStopped_LeavesWholeFilesOnly()
    {
        CopyItem[] items = [Item("in/a.jpg", "one"), Item("in/b.jpg", "two")];
        using var stop = new CancellationTokenSource();
        var plan = CopyPlan.Make(items, Out, CopyLink.None, []);
        Assert.ThrowsAny<OperationCanceledException>(
            () => TreeCopy.Run(plan, new Stopper(stop), stop.Token));
        Assert.Equal(["a.jpg"], Directory.GetFiles(Out).Select(Path.GetFileName));
    }

    [Fact]
    public void WhyNot_OfPlacesWhereATreeWouldDoHarm_SaysWhy()
    {
        Directory.CreateDirectory(_folder.PathOf("in"));
        File.CreateSymbolicLink(_folder.PathOf("way in"), _folder.PathOf("in"));
        PictureSource[] sources = [new(_folder.PathOf("in"), null)];
        Assert.Contains("inside the source", Why("in", "new"), StringComparison.Ordinal);
        Assert.Contains("inside the source", Why("in"), StringComparison.Ordinal);
        Assert.Contains("inside the source", Why("way in", "new"), StringComparison.Ordinal);
        Assert.Contains("lies inside", Why(), StringComparison.Ordinal);
        Assert.Contains("inside the workspace", Why("in.akin", "x"), StringComparison.Ordinal);
        _folder.Write("text", "x"u8);
        Assert.Contains("is a file", Why("text"), StringComparison.Ordinal);
        Assert.Null(TreePlace.WhyNot(_folder.PathOf("inner"), sources, _folder.PathOf("in.akin")));

        string Why(params string[] parts) =>
            TreePlace.WhyNot(_folder.PathOf(parts), sources, _folder.PathOf("in.akin"))!;
    }

    /// <summary>A file whose place in the tree is all but the first folder of its path.</summary>
    private CopyItem Item(string path, string text)
    {
        var full = _folder.Write(path, Encoding.UTF8.GetBytes(text));
        File.SetLastWriteTimeUtc(full, Then);
        var relative = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new(PictureContent.OnDisk(full), relative, text.Length, Then.Ticks);
    }

    private IReadOnlyList<CopyStep> Copy(CopyItem[] items, CopyLink link = CopyLink.None) =>
        TreeCopy.Run(CopyPlan.Make(items, Out, link, ["rank.csv"]));

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<Akin.Numerics.StageProgress>
    {
        public void Report(Akin.Numerics.StageProgress value) => stop.Cancel();
    }
}

using System.Text;
using Akin.Duplicates;
using Akin.Duplicates.Applying;
using Akin.Intake;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Duplicates.Applying;

public sealed class PlanApplierTests : IDisposable
{
    private static readonly string[] OddNames =
        ["a.jpg", "it's 100 % \"odd\", ünï.jpg", "-rf", "two\nlines.png", "dir with space/x.jpg", "dir with space/.y"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(RemovalAction.Trash)]
    [InlineData(RemovalAction.Move)]
    [InlineData(RemovalAction.HardLink)]
    [InlineData(RemovalAction.SymbolicLink)]
    public void Run_ThenUndo_RestoresBytesNamesAndTimes(RemovalAction action)
    {
        var plan = MakePlan(DuplicateKind.Bytes);
        var folders = plan.Removals.Select(removal => Path.GetDirectoryName(removal.Path)!).Distinct().ToArray();
        var time = new DateTime(2012, 3, 4, 5, 6, 7, DateTimeKind.Utc).AddTicks(1_234_567);
        Array.ForEach(folders, folder => Directory.SetLastWriteTimeUtc(folder, time));
        var before = Tree();
        var result = Apply(plan, action);
        Assert.Equal((plan.Removals.Count, 0), (result.Done, result.Left.Count));
        Assert.All(plan.Removals, removal => Assert.True(action switch
        {
            RemovalAction.HardLink => LinkSteps.IsSameFile(removal.Path, removal.Kept),
            RemovalAction.SymbolicLink => new FileInfo(removal.Path).LinkTarget == removal.Kept,
            _ => !File.Exists(removal.Path),
        }));
        Assert.Equal(plan.Removals.Count, Apply(plan, action).Before);

        var undone = PlanUndo.Run(Journals)!;
        Assert.Equal((plan.Removals.Count, 0), (undone.Done, undone.Left.Count));
        Assert.Equal(before, Tree());
        Assert.All(folders, folder => Assert.Equal(time, Directory.GetLastWriteTimeUtc(folder)));
        Assert.Null(PlanUndo.Run(Journals));
    }

    [Theory]
    [InlineData(RemovalAction.HardLink)]
    [InlineData(RemovalAction.SymbolicLink)]
    public void Run_LinksForOtherBytes_AreRefused(RemovalAction action)
    {
        var plan = MakePlan(DuplicateKind.Picture);
        var before = Tree();
        Assert.Equal(plan.Removals.Count, Apply(plan, action).Left.Count);
        Assert.Equal(before, Tree());
    }

    [Fact]
    public void Run_HardLinksOfWhatIsOneFileAlready_CountsThemNeitherAsDoneNorAsDoneBefore()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var plan = MakePlan(DuplicateKind.Bytes);
        var first = plan.Removals[0];
        File.Delete(first.Path);
        Akin.Native.Files.HardLink.Create(first.Path, first.Kept);
        var before = Tree();
        var result = Apply(plan, RemovalAction.HardLink);
        Assert.Equal((plan.Removals.Count - 1, 0, 0), (result.Done, result.Before, result.Left.Count));
        result = Apply(plan, RemovalAction.HardLink);
        Assert.Equal((0, plan.Removals.Count - 1), (result.Done, result.Before));
        PlanUndo.Run(Journals);
        Assert.Equal(before, Tree());
    }

    [Fact]
    public void Run_FileChangedSinceThePlan_IsNotTouched()
    {
        var plan = MakePlan(DuplicateKind.Bytes);
        File.WriteAllText(plan.Removals[0].Path, "something new");
        var result = Apply(plan, RemovalAction.Trash);
        Assert.Equal([(plan.Removals[0].Path, "it has changed since the plan was made")], result.Left);
        Assert.Equal("something new", File.ReadAllText(plan.Removals[0].Path));
    }

    [Theory]
    [InlineData(RemovalAction.Move)]
    [InlineData(RemovalAction.HardLink)]
    public void Run_FileThatIsToStayForItself_IsNotTouched(RemovalAction action)
    {
        var plan = MakePlan(DuplicateKind.Bytes);
        var first = plan.Removals[0];
        Directory.CreateSymbolicLink(_folder.PathOf("other"), _folder.PathOf("twin"));
        if (!OperatingSystem.IsWindows())
        {
            // A second name of the file must not hide that the two paths are one name.
            Akin.Native.Files.HardLink.Create(_folder.PathOf("second"), first.Path);
        }

        PlannedRemoval[] removals =
        [
            first with { Kept = first.Path },
            first with { Kept = _folder.PathOf("other", Path.GetFileName(first.Path)) },
        ];
        var result = Apply(plan with { Removals = removals }, action);
        Assert.Equal(
            Enumerable.Repeat((first.Path, "it is the picture that was to stay for it, by another path"), 2),
            result.Left);
        Assert.True(File.Exists(first.Path));
    }

    [Fact]
    public void Run_KeptFileGoneOrChanged_LeavesItsTwin()
    {
        var plan = MakePlan(DuplicateKind.Bytes);
        File.Delete(plan.Removals[0].Kept);
        File.WriteAllText(plan.Removals[1].Kept, "torn");
        var result = Apply(plan, RemovalAction.Trash);
        Assert.Equal([plan.Removals[0].Path, plan.Removals[1].Path], result.Left.Select(each => each.Path));
        Assert.All(result.Left, each => Assert.True(File.Exists(each.Path)));
    }

    [Fact]
    public void Run_FolderThatCannotBeWritten_LeavesTheFileAndGoesOn()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            // A privileged user writes everywhere.
            return;
        }

        var plan = MakePlan(DuplicateKind.Bytes);
        var folder = Path.GetDirectoryName(plan.Removals[4].Path)!;
        var mode = File.GetUnixFileMode(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var result = Apply(plan, RemovalAction.Move);
        File.SetUnixFileMode(folder, mode);
        Assert.Equal(2, result.Left.Count);
        Assert.Equal(plan.Removals.Count - 2, result.Done);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_InterruptedInTheMiddleOfAFile_FinishesItOrTakesItBack(int moment)
    {
        var plan = MakePlan(DuplicateKind.Bytes);
        var before = Tree();
        var removal = plan.Removals[0];
        var target = _folder.PathOf("moved", "first");
        Directory.CreateDirectory(_folder.PathOf("moved"));
        using (var journal = Journal.Begin(Journals))
        {
            journal.Write(new JournalEntry
            {
                Step = JournalStep.Begin,
                Number = 1,
                Action = RemovalAction.Move,
                Path = removal.Path,
                Target = target,
                Kept = removal.Kept,
                Sha256 = removal.Sha256,
            });
        }

        // Announced only; half copied; copied and not taken away; moved and not noted.
        File.WriteAllText(target + Relocation.Unfinished, moment == 1 ? "ha" : "");
        if (moment == 2)
        {
            File.Copy(removal.Path, target);
        }
        else if (moment == 3)
        {
            File.Move(removal.Path, target);
        }

        var result = Apply(plan, RemovalAction.Move);
        Assert.Empty(result.Left);
        Assert.Equal(plan.Removals.Count, result.Done + result.Before);
        Assert.All(plan.Removals, each => Assert.False(File.Exists(each.Path)));
        Assert.Empty(PlanUndo.Run(Journals)!.Left);
        Assert.Equal(before, Tree());
    }

    [Fact]
    public void Undo_SomethingElseAtThePath_LeavesBoth()
    {
        var plan = MakePlan(DuplicateKind.Picture);
        Apply(plan, RemovalAction.Move);
        File.WriteAllText(plan.Removals[0].Path, "new");
        var undone = PlanUndo.Run(Journals)!;
        var (path, reason) = Assert.Single(undone.Left);
        Assert.Equal(plan.Removals[0].Path, path);
        Assert.StartsWith("something else is at its path now; it is still at ", reason, StringComparison.Ordinal);
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(plan.Removals.Count - 1, undone.Done);

        // Out of the way, it comes back after all.
        File.Delete(path);
        Assert.Equal(1, PlanUndo.Run(Journals)!.Done);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Run_AcrossFileSystems_MovesAndComesBackWithItsTime()
    {
        const string other = "/dev/shm";
        if (!Directory.Exists(other))
        {
            return;
        }

        var away = Directory.CreateDirectory(Path.Join(other, "akin-test-" + Path.GetFileName(_folder.Root)));
        try
        {
            var plan = MakePlan(DuplicateKind.Picture);
            var before = Tree();
            var result = new PlanApplier(Options(RemovalAction.Move) with { MoveFolder = away.FullName }).Run(plan);
            Assert.Equal((plan.Removals.Count, 0), (result.Done, result.Left.Count));
            Assert.Equal(plan.Removals.Count, away.EnumerateFiles("*", SearchOption.AllDirectories).Count());
            Assert.Empty(PlanUndo.Run(Journals)!.Left);
            Assert.Equal(before, Tree());
        }
        finally
        {
            away.Delete(recursive: true);
        }
    }

    [Fact]
    public void Run_WhereNoHardLinkIsPossible_LeavesEveryFileAndSaysWhy()
    {
        const string other = "/dev/shm";
        Assert.SkipUnless(Directory.Exists(other), "There is no second file system to link to.");
        var away = Directory.CreateDirectory(Path.Join(other, "akin-test-" + Path.GetFileName(_folder.Root)));
        try
        {
            var plan = MakePlan(DuplicateKind.Bytes);
            plan = plan with
            {
                Removals = [.. plan.Removals.Select((removal, i) =>
                {
                    var kept = Path.Join(away.FullName, $"{i}");
                    File.Copy(removal.Kept, kept);
                    return removal with { Kept = kept };
                })],
            };
            var before = Tree();
            var result = Apply(plan, RemovalAction.HardLink);
            Assert.Equal((0, plan.Removals.Count), (result.Done, result.Left.Count));
            Assert.All(result.Left, left => Assert.StartsWith(
                "a hard link is not possible there (", left.Reason, StringComparison.Ordinal));
            Assert.Equal(before, Tree());
        }
        finally
        {
            away.Delete(recursive: true);
        }
    }

    [Fact]
    public void Run_IntoTheTrash_WritesTheNoteThatFileManagersRead()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var plan = MakePlan(DuplicateKind.Picture);
        Apply(plan, RemovalAction.Trash);
        var notes = Directory.GetFiles(Path.Join(Data, "Trash", "info")).Select(File.ReadAllText).ToArray();
        Assert.Equal(plan.Removals.Count, notes.Length);
        Assert.Contains(notes, note => note.StartsWith(
            $"[Trash Info]\nPath={Uri.EscapeDataString(_folder.PathOf("twin", "two\nlines.png"))
                .Replace("%2F", "/", StringComparison.Ordinal)}\nDeletionDate=",
            StringComparison.Ordinal));
        Assert.Equal(plan.Removals.Count, Directory.GetFiles(Path.Join(Data, "Trash", "files")).Length);
    }

    [Fact]
    public void Undo_OfMoves_RemovesTheFoldersThatMovingMadeAndNoOther()
    {
        var plan = MakePlan(DuplicateKind.Bytes);
        Directory.CreateDirectory(_folder.PathOf("moved", "empty of the user's"));
        Apply(plan, RemovalAction.Move);
        Assert.NotEmpty(Directory.GetFiles(_folder.PathOf("moved"), "*", SearchOption.AllDirectories));
        PlanUndo.Run(Journals);
        Assert.Equal(
            [_folder.PathOf("moved", "empty of the user's")],
            Directory.GetFileSystemEntries(_folder.PathOf("moved"), "*", SearchOption.AllDirectories));

        Directory.Delete(_folder.PathOf("moved"), recursive: true);
        Apply(plan, RemovalAction.Move);
        var added = _folder.Write("moved/of the user's.txt", "text"u8);
        PlanUndo.Run(Journals);
        Assert.Equal([added], Directory.GetFileSystemEntries(_folder.PathOf("moved")));
        File.Delete(added);
        Apply(plan, RemovalAction.Move);
        PlanUndo.Run(Journals);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.PathOf("moved")));
    }

    [Fact]
    public void Undo_OfMovesIntoANewFolder_LeavesNothingOfIt()
    {
        var plan = MakePlan(DuplicateKind.Bytes);
        Apply(plan, RemovalAction.Move);
        PlanUndo.Run(Journals);
        Assert.False(Directory.Exists(_folder.PathOf("moved")));
    }

    [Fact]
    public void Undo_WhatCannotComeBack_DoesNotBarTheNextPlan()
    {
        var plan = MakePlan(DuplicateKind.Picture);
        Apply(plan, RemovalAction.Move);
        File.Delete(Directory.GetFiles(_folder.PathOf("moved"), "a.jpg", SearchOption.AllDirectories).Single());
        Assert.Single(PlanUndo.Run(Journals)!.Left);
        Assert.Equal(plan.Removals.Count - 1, Apply(plan, RemovalAction.Move).Done);
        Assert.Empty(PlanUndo.Run(Journals)!.Left);
    }

    [Fact]
    public void Undo_WhatCannotComeBack_DoesNotHoldThePlanBefore()
    {
        var plan = MakePlan(DuplicateKind.Picture);
        var last = plan.Removals[^1];
        var before = Tree();
        Apply(plan with { Removals = [.. plan.Removals.SkipLast(1)] }, RemovalAction.Move);
        Apply(plan with { Removals = [last] }, RemovalAction.Move);
        var moved = Directory.GetFiles(
            _folder.PathOf("moved"), Path.GetFileName(last.Path), SearchOption.AllDirectories).Single();
        var aside = _folder.PathOf("aside");
        File.Move(moved, aside);

        var first = PlanUndo.Run(Journals)!;
        Assert.Equal((0, 1, plan.Removals.Count - 1), (first.Done, first.Left.Count, first.Earlier));
        var second = PlanUndo.Run(Journals)!;
        Assert.Equal((plan.Removals.Count - 1, 1, 0), (second.Done, second.Left.Count, second.Earlier));

        Directory.CreateDirectory(Path.GetDirectoryName(moved)!);
        File.Move(aside, moved);
        var third = PlanUndo.Run(Journals)!;
        Assert.Equal((1, 0), (third.Done, third.Left.Count));
        Assert.Equal(before, Tree());
    }

    [Fact]
    public void Undo_SameBytesPutBackByHand_GetTheOldTime()
    {
        var plan = MakePlan(DuplicateKind.Picture);
        var before = Tree();
        Apply(plan, RemovalAction.Move);
        var moved = Directory.GetFiles(_folder.PathOf("moved"), "a.jpg", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(plan.Removals[0].Path, File.ReadAllBytes(moved));
        Assert.Empty(PlanUndo.Run(Journals)!.Left);
        Assert.Equal(before, Tree());
        Assert.False(File.Exists(moved));
    }

    [Fact]
    public void Run_AfterAKill_LeavesWhatOthersPutAtItsPlaces()
    {
        var plan = MakePlan(DuplicateKind.Bytes);
        var first = plan.Removals[0];
        var (target, note) = (_folder.Write("can/a.jpg", "of another"u8), _folder.Write(
            "can/a.jpg.trashinfo", "[Trash Info]\nPath=/elsewhere/b.jpg\nDeletionDate=2020-01-01T00:00:00\n"u8));
        var link = _folder.Write("twin/a.jpg.akin-link", "of another too"u8);
        using (var journal = Journal.Begin(Journals))
        {
            journal.Write(new JournalEntry
            {
                Step = JournalStep.Begin,
                Number = 1,
                Action = RemovalAction.Trash,
                Path = first.Path,
                Target = target,
                Info = note,
                Kept = first.Kept,
                Sha256 = first.Sha256,
            });
        }

        Assert.Empty(Apply(plan, RemovalAction.Trash).Left);
        Assert.Empty(PlanUndo.Run(Journals)!.Left);
        var linked = Apply(plan, RemovalAction.SymbolicLink);
        Assert.Equal(first.Path, Assert.Single(linked.Left).Path);
        Assert.Equal(
            ["of another", "of another too"], new[] { target, link }.Select(File.ReadAllText));
        Assert.Contains("/elsewhere/b.jpg", File.ReadAllText(note), StringComparison.Ordinal);
        Assert.Null(new FileInfo(first.Path).LinkTarget);
    }

    private string Journals => _folder.PathOf("journals");

    private string Data => _folder.PathOf("data");

    private ApplyOptions Options(RemovalAction action) => new()
    {
        Action = action,
        JournalFolder = Journals,
        TrashFolder = _folder.PathOf("thrown"),
        MoveFolder = _folder.PathOf("moved"),
        TrashData = Data,
    };

    private ApplyResult Apply(PlannedRemovals plan, RemovalAction action) => new PlanApplier(Options(action)).Run(plan);

    private PlannedRemovals MakePlan(DuplicateKind kind)
    {
        var removals = new List<PlannedRemoval>();
        foreach (var (i, name) in OddNames.Index())
        {
            var bytes = Encoding.UTF8.GetBytes($"picture {i}");
            var kept = _folder.Write(Path.Join("kept", name), bytes);
            var path = _folder.Write(
                Path.Join("twin", name), kind == DuplicateKind.Bytes ? bytes : [.. bytes, .. "changed"u8]);
            File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1234567 + i));
            removals.Add(new()
            {
                Group = i + 1,
                Kind = kind,
                Path = path,
                Size = new FileInfo(path).Length,
                Sha256 = Fingerprint.OfFile(path).ToString(),
                Kept = kept,
                KeptSha256 = Fingerprint.OfFile(kept).ToString(),
            });
        }

        return new() { Level = kind, Removals = removals };
    }

    /// <summary>Every file of both folders with its bytes and its time.</summary>
    private string[] Tree() =>
    [
        .. Directory.EnumerateFiles(_folder.PathOf("twin"), "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(_folder.PathOf("kept"), "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path} {Fingerprint.OfFile(path)} {File.GetLastWriteTimeUtc(path).Ticks}"
                + $" {new FileInfo(path).LinkTarget}"),
    ];
}

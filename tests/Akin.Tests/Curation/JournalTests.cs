using Akin.Curation;
using Xunit;

namespace Akin.Tests.Curation;

public sealed class JournalTests
{
    [Fact]
    public void Dropped_AfterDropsAndKeeps_IsWhatTheLastOfThemSaid()
    {
        var journal = new Journal([Drop(1, 10, 11, 12), Drop(2, 12, 13), Keep(3, 11, 13), Drop(4, 13)]);
        Assert.Equal(
            new Dictionary<long, long> { [10] = 1, [12] = 1, [13] = 4 }, journal.Dropped().ToDictionary());
    }

    [Fact]
    public void Dropped_AfterAnUndoOfAnEarlierEdit_IsAsIfItHadNeverBeen()
    {
        var journal = new Journal([Drop(1, 10, 11), Drop(2, 11, 12), Undo(3, 1)]);
        Assert.Equal(new Dictionary<long, long> { [11] = 2, [12] = 2 }, journal.Dropped().ToDictionary());
        Assert.True(journal.IsUndone(journal.Edits[0]));
        Assert.Equal([2], journal.Effective.Select(edit => edit.Number));
    }

    [Fact]
    public void ToUndo_GoesBackEditByEdit_AndStatedGroupsStay()
    {
        Edit[] edits = [Cluster(1, 10, 11), Drop(2, 10), Keep(3, 10), Undo(4, 3)];
        Assert.Equal(2, new Journal(edits).ToUndo()!.Number);
        Assert.Null(new Journal(edits).ToUndo(EditKind.Keep));
        Assert.Null(new Journal([.. edits, Undo(5, 2)]).ToUndo());
        Assert.Null(new Journal([]).ToUndo());
    }

    [Fact]
    public void Kinds_HaveNamesThatAreFoundAgain()
    {
        Assert.All(Enum.GetValues<EditKind>(), kind => Assert.Equal(kind, EditKinds.Find(kind.Name())));
        Assert.Equal(["drop", "keep", "cluster", "divide", "merge", "undo"], EditKinds.All);
        Assert.Null(EditKinds.Find("paint"));
        Assert.Null(EditKinds.Find(null));
    }

    private static Edit Drop(long number, params long[] pictures) => Of(EditKind.Drop, number, pictures);

    private static Edit Keep(long number, params long[] pictures) => Of(EditKind.Keep, number, pictures);

    private static Edit Cluster(long number, params long[] pictures) => Of(EditKind.Cluster, number, pictures);

    private static Edit Undo(long number, long edit) => Of(EditKind.Undo, number) with { Undoes = edit };

    private static Edit Of(EditKind kind, long number, params long[] pictures) => new()
    {
        Number = number,
        Kind = kind,
        Made = DateTimeOffset.UnixEpoch.AddSeconds(number),
        Pictures = [.. pictures.Select(picture => new PicturePart(picture, 0))],
    };
}

using Akin.Duplicates;
using Akin.Duplicates.Applying;
using Akin.Workspace.Cleaning;
using Xunit;

namespace Akin.Tests.Workspace.Cleaning;

public sealed class PlannedGroupTests
{
    [Fact]
    public void TryMark_ByRow_TakesEachPictureOnce()
    {
        var group = new PlannedGroup([Removal("/b"), Removal("/b "), Removal("/c")]);
        Assert.Equal(7, group.Number);
        Assert.True(group.TryMark("/k", true));
        Assert.False(group.TryMark("/k", true));
        Assert.False(group.TryMark("/x", true));

        // Two names that differ by a blank are two, whichever way the table gives them.
        Assert.True(group.TryMark("/b", false));
        Assert.True(group.TryMark(" /b", false));
        Assert.False(group.TryMark("/b", false));
        Assert.Equal(["/b", "/b "], group.Going().Select(each => each.Path));
    }

    [Fact]
    public void Going_WithoutAnyRow_IsNothing()
    {
        var group = new PlannedGroup([Removal("/b")]);
        Assert.False(group.KeepsNothing);
        Assert.Empty(group.Going());
    }

    [Fact]
    public void Going_TurnedRound_HasSizesAndHashesOfWhatGoesAndWhatStays()
    {
        var group = Marked([Removal("/b"), Removal("/c"), Removal("/d")], ("/k", false), ("/c", true), ("/d", false));
        Assert.Equal(
            [
                Removal("/k") with { Kept = "/c", KeptSize = 'c', KeptSha256 = "/c" },
                Removal("/d") with { Kept = "/c", KeptSize = 'c', KeptSha256 = "/c" },
            ],
            Marked([Removal("/c"), Removal("/d")], ("/k", false), ("/c", true), ("/d", false)).Going());
        Assert.Equal("/b", Assert.Single(group.Going().Select(each => each.Kept).Distinct()));
    }

    [Fact]
    public void Going_TurnedRound_IsElsewhereByItselfAndByWhatStaysNow()
    {
        // What was to stay lies in an archive: it stays there, and the others may go for one of them.
        PlannedRemoval[] ofAnArchive =
            [.. new[] { "/b", "/c" }.Select(path => Removal(path) with { KeptIsElsewhere = true })];
        Assert.Equal(
            [("/k", true, false), ("/c", false, false)],
            Elsewhere(Marked(ofAnArchive, ("/k", false), ("/b", true), ("/c", false))));

        // One that could go lies in an archive, and stays for the others now.
        PlannedRemoval[] intoAnArchive = [Removal("/b") with { IsElsewhere = true }, Removal("/c")];
        Assert.Equal(
            [("/k", false, true), ("/c", false, true)],
            Elsewhere(Marked(intoAnArchive, ("/k", false), ("/b", true), ("/c", false))));
        Assert.Equal(
            [("/k", false, false), ("/b", true, false)],
            Elsewhere(Marked(intoAnArchive, ("/k", false), ("/b", false), ("/c", true))));
    }

    [Fact]
    public void Spared_TakenOutOrTurned_IsWhatAPersonDid()
    {
        Assert.Empty(Marked([Removal("/b")], ("/k", true), ("/b", false)).Spared());
        Assert.Equal(["/k", "/b"], Marked([Removal("/b"), Removal("/c")], ("/b", true), ("/c", false)).Spared());
        var group = Marked([Removal("/b"), Removal("/c")], ("/k", false), ("/b", false), ("/c", false));
        group.Spare(new HashSet<string> { "/b", "/x" });
        Assert.False(group.KeepsNothing);
        Assert.Equal(["/k for /b", "/c for /b"], group.Going().Select(each => $"{each.Path} for {each.Kept}"));
    }

    [Fact]
    public void KeepsNothing_AllSaidToGo_IsSo() =>
        Assert.True(Marked([Removal("/b")], ("/k", false), ("/b", false)).KeepsNothing);

    private static IEnumerable<(string Path, bool Itself, bool Kept)> Elsewhere(PlannedGroup group) =>
        group.Going().Select(each => (each.Path, each.IsElsewhere, each.KeptIsElsewhere));

    private static PlannedGroup Marked(PlannedRemoval[] removals, params (string Path, bool Keep)[] rows)
    {
        var group = new PlannedGroup(removals);
        Assert.All(rows, row => Assert.True(group.TryMark(row.Path, row.Keep)));
        return group;
    }

    private static PlannedRemoval Removal(string path) => new()
    {
        Group = 7,
        Kind = DuplicateKind.Bytes,
        Path = path,
        Size = path[1],
        Sha256 = path,
        Kept = "/k",
        KeptSize = 'k',
        KeptSha256 = "/k",
    };
}

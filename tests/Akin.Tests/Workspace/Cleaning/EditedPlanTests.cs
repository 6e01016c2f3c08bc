using Akin.Duplicates;
using Akin.Duplicates.Applying;
using Akin.Intake.Text;
using Akin.Tests.Support;
using Akin.Workspace.Cleaning;
using Xunit;

namespace Akin.Tests.Workspace.Cleaning;

/// <summary>
/// The picture <c>/a</c> stays for <c>/b</c>, which has its bytes, and could go for <c>/c</c>, which shows the same.
/// </summary>
public sealed class EditedPlanTests : IDisposable
{
    private const string Head = "group,kind,path,keep,evidence";

    private static readonly PlannedRemovals Plan = new()
    {
        Level = DuplicateKind.Picture,
        Removals =
        [
            Removal(1, DuplicateKind.Bytes, "/b", "/a"), Removal(2, DuplicateKind.Picture, "/a", "/c"),
            Removal(2, DuplicateKind.Picture, "/d", "/c"),
        ],
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_TheTableAsItWasMade_IsThePlan() => Assert.Equal(
        Plan.Removals, Edited("1,/a,true", "1,/b,false", "2,/c,true", "2,/a,false", "2,/d,false"));

    [Fact]
    public void Of_APathTurnedToTrueInOneGroup_IsSparedInAll()
    {
        Goes(["/d for /c"], "1,/a,false", "1,/b,true", "2,/c,true", "2,/a,true", "2,/d,false");
        Goes(["/d for /a", "/c for /a"], "1,/a,false", "1,/b,true", "2,/c,false", "2,/a,true", "2,/d,false");
    }

    [Theory]
    [InlineData("1,/a,false", "1,/b,true", "2,/c,true", "2,/d,false")]
    [InlineData("1,/b,true", "2,/c,true", "2,/a,false", "2,/d,false")]
    public void Of_APathWhoseRowWasTakenOutOfOneGroup_IsSparedInAll(params string[] rows) =>
        Goes(["/d for /c"], rows);

    [Fact]
    public void Of_AGroupOfWhichOnlyASparedPathStays_GoesForThat() => Goes(
        ["/b for /a", "/c for /a", "/d for /a"], "1,/b,false", "2,/c,false", "2,/a,false", "2,/d,false");

    [Fact]
    public void Of_APathThatWasToStayInOneGroupOnly_GoesAsPlanned() => Goes(
        ["/a for /c"], "1,/a,true", "1,/b,true", "2,/c,true", "2,/a,false", "2,/d,true");

    [Fact]
    public void Of_AGroupTurnedRound_PutsTheOneThatStaysInstead()
    {
        Goes(["/a for /b", "/d for /c"], "1,/a,false", "1,/b,true", "2,/c,true", "2,/a,false", "2,/d,false");

        // What goes for /a goes for what /a went for.
        var plan = Plan with { Removals = [Plan.Removals[0], Removal(2, DuplicateKind.Picture, "/c", "/a")] };
        Assert.Equal(
            ["/a for /b", "/c for /b"],
            Says(EditedPlan.Of(plan, Table("1,/a,false", "1,/b,true", "2,/a,true", "2,/c,false")).Removals));
    }

    [Theory]
    [InlineData("1,/x,true", "/x is not in group 1 of the plan")]
    [InlineData("3,/a,true", "/a is not in group 3 of the plan")]
    [InlineData("1,/b,perhaps", "keep 'perhaps' to be true or false")]
    [InlineData("one,/b,true", "group 'one' has to be a number")]
    public void Of_ARowOfNoSense_IsRefused(string row, string says) => Assert.Contains(
        says, Assert.Throws<TableException>(() => Edited("1,/a,true", row)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_ARowThatIsThereTwice_IsRefused() => Assert.Contains(
        "or twice", Assert.Throws<TableException>(() => Edited("1,/a,true", "1,/a,false")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Of_AGroupThatKeepsNothing_IsRefused() => Assert.Contains(
        "keeps no picture of group 1",
        Assert.Throws<TableException>(() => Edited("1,/a,false", "1,/b,false", "2,/c,true", "2,/a,false")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Of_ATableThatIsGoneOrEmpty_IsRefusedOrSparesAll()
    {
        Assert.Contains(
            "is not there any more",
            Assert.Throws<TableException>(() => EditedPlan.Of(Plan, _folder.PathOf("gone.csv"))).Message,
            StringComparison.Ordinal);
        Goes([]);
    }

    private void Goes(string[] expected, params string[] rows) => Assert.Equal(expected.Order(), Says(Edited(rows)));

    private static IEnumerable<string> Says(IEnumerable<PlannedRemoval> removals) =>
        removals.Select(each => $"{each.Path} for {each.Kept}").Order();

    private IReadOnlyList<PlannedRemoval> Edited(params string[] rows) => EditedPlan.Of(Plan, Table(rows)).Removals;

    /// <summary>Rows of group, path and keep.</summary>
    private string Table(params string[] rows) => _folder.Write(
        "groups.csv",
        System.Text.Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(Row).Prepend(Head)) + "\n"));

    private static string Row(string row)
    {
        var values = row.Split(',');
        return $"{values[0]},{(values[0] == "1" ? "bytes" : "picture")},{values[1]},{values[2]},evidence";
    }

    private static PlannedRemoval Removal(int group, DuplicateKind kind, string path, string kept) => new()
    {
        Group = group,
        Kind = kind,
        Path = path,
        Size = path[1],
        Sha256 = "sha of " + path,
        Kept = kept,
        KeptSize = kept[1],
        KeptSha256 = "sha of " + kept,
    };
}

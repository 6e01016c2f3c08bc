using Akin.Rendering;
using Akin.Rendering.Sheets;
using Xunit;

namespace Akin.Tests.Rendering.Sheets;

public sealed class SheetPlanTests
{
    [Theory]
    [InlineData(SheetPick.Nearest, new[] { 3, 1, 0 })]
    [InlineData(SheetPick.Farthest, new[] { 4, 2, 0 })]
    [InlineData(SheetPick.First, new[] { 0, 1, 2 })]
    public void Make_Pick_TakesThoseRows(SheetPick pick, int[] rows) =>
        Assert.Equal(rows, Rows(new() { Pick = pick, Count = 3 }, 0));

    [Fact]
    public void Make_MoreThanThereAre_TakesAllOnce()
    {
        Assert.Equal([3, 1, 0, 2, 4], Rows(new() { Count = 40 }, 0));
        Assert.Equal([0, 1, 2, 3, 4], Rows(new() { Count = 40, Pick = SheetPick.Random }, 0).Order());
    }

    [Fact]
    public void Make_Random_GoesOnWithTheSamePicturesAndFollowsTheSeed()
    {
        var three = Rows(new() { Count = 3, Pick = SheetPick.Random, Seed = 5 }, 0);
        var four = Rows(new() { Count = 4, Pick = SheetPick.Random, Seed = 5 }, 0);
        Assert.Equal(three, four[..3]);
        Assert.True(Enumerable.Range(0, 20).Select(seed => string.Join(',', Rows(
            new() { Count = 3, Pick = SheetPick.Random, Seed = (ulong)seed }, 0))).Distinct().Count() > 10);
    }

    [Fact]
    public void Make_PicturesInNoGroup_HaveNoCentreToBeNear()
    {
        Assert.Equal([6, 7], Rows(new() { Pick = SheetPick.Nearest, Count = 2 }, -1));
        Assert.Equal([6, 7], Rows(new() { Pick = SheetPick.Farthest, Count = 2 }, -1));
        var group = SheetPlan.Make(Model(), new() { Count = 2 })[^1];
        Assert.Equal("3 pictures · 33 % of all · 2 shown, in the order of the pictures", group.Facts(new()));
    }

    [Fact]
    public void Make_GroupsAskedFor_ComeInThatOrderOnce() => Assert.Equal(
        [-1, 0], SheetPlan.Make(Model(), new() { Groups = [-1, 0, -1] }).Select(group => group.Group.Label));

    [Fact]
    public void Make_GroupThatIsNotThere_IsRefusedWithTheirNumbers() => Assert.Equal(
        "there is no group 7: they are numbered from 0 to 1; -1 are the pictures in no group.",
        Assert.Throws<ArgumentException>(() => SheetPlan.Make(Model(), new() { Groups = [7] })).Message);

    [Fact]
    public void Make_ByCollection_TellsThemApartAndNamesThoseThatAreAbsent()
    {
        var groups = SheetPlan.Make(Model(), new() { ByCollection = true, Count = 2 });
        Assert.Equal(["", "a", "b"], groups[0].Bands.Select(band => band.Collection!));
        Assert.Equal([[3], [1, 0], [2]], groups[0].Bands.Select(band => band.Rows));
        Assert.Equal("3 pictures · 2 shown", groups[0].Bands[1].Facts);
        Assert.Equal("No collection", groups[0].Bands[0].Name);
        Assert.Equal("Nothing of No collection, a", groups[1].AbsentText);
    }

    [Fact]
    public void Make_SettingsThatCannotBe_AreRefusedTogether() => Assert.Equal(
        "Count is 0: at least 1 picture of each group is shown. Columns is 0: it must be 1 to 100. "
        + "Size is 3: it must be 16 to 2048 pixels.",
        Assert.Throws<ArgumentException>(() => SheetPlan.Make(
            Model(), new() { Count = 0, Columns = 0, Size = 3 })).Message);

    private static int[] Rows(SheetOptions options, int label) => [.. SheetPlan.Make(Model(), options)
        .Single(group => group.Group.Label == label).Bands.Single().Rows];

    /// <summary>Five pictures in group 0, one in group 1, three in none.</summary>
    private static ReportModel Model()
    {
        (int Label, float Distance, string Collection)[] pictures =
        [
            (0, 0.3f, "a"), (0, 0.2f, "a"), (0, 0.4f, "b"), (0, 0.1f, ""), (0, 0.5f, "a"), (1, 0, "b"),
            (-1, 0, "b"), (-1, 0, "a"), (-1, 0, "a"),
        ];
        return new()
        {
            Title = "T",
            Pictures = [.. pictures.Select((each, i) => new ReportPicture
            {
                RelativePath = $"{i}.png", Label = each.Label, Distance = each.Distance, Collection = each.Collection,
            })],
        };
    }
}

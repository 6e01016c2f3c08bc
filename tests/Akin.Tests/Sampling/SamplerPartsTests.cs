using Akin.Numerics;
using Akin.Sampling;
using Akin.Tests.Support;
using Akin.Workspace.Runs;
using Xunit;

namespace Akin.Tests.Sampling;

/// <summary>Groups that are sampled in spaces of their own, and what covers their rows.</summary>
public sealed class SamplerPartsTests
{
    private static readonly FeatureSpace Space = new() { Components = 4 };

    [Theory]
    [InlineData(SampleStrategy.Center, 1)]
    [InlineData(SampleStrategy.Diverse, 3)]
    public void Rank_WithSpacesOfTheirOwn_GivesWhatEachGroupGivesAlone(SampleStrategy strategy, int threads)
    {
        using var points = FormulaPoints.Blobs(200, 12, 9, 4);
        SampleGroup[] groups = [.. Parts(200)];
        var options = new SampleOptions { Count = 9, PerGroup = true, Strategy = strategy, Threads = threads };
        var result = Sampler.Rank(points, rows => Space.Bring(rows), groups, options);
        Assert.Equal([9, 3, 1, 9], result.Groups.Select(group => group.Picked));
        for (var group = 0; group < groups.Length; group++)
        {
            using var own = RowSample.Copy(points, [.. groups[group].Rows]);
            using var reduced = Space.Reduce(own);
            var alone = Sampler.Rank(
                reduced.Points, [new("", [.. Enumerable.Range(0, own.Rows)])], options with { Threads = 2 });
            Assert.Equal(
                alone.Picks.Select(pick => (groups[group].Rows[pick.Row], pick.Cluster, pick.Distance)),
                result.Picks.Where(pick => pick.Group == group)
                    .Select(pick => (pick.Row, pick.Cluster, pick.Distance)));
        }
    }

    [Fact]
    public void Rank_WithSpacesOfTheirOwn_CoversEachRowInItsOwn()
    {
        using var points = FormulaPoints.Blobs(200, 12, 9, 4);
        SampleGroup[] groups = [.. Parts(200)];
        var result = Sampler.Rank(
            points, rows => Space.Bring(rows), groups, new() { Count = 9, PerGroup = true, K = 1 });
        var expected = new List<double>();
        foreach (var (group, number) in groups.Select((group, number) => (group, number)))
        {
            using var own = RowSample.Copy(points, [.. group.Rows]);
            using var reduced = Space.Bring(own);
            int[] picks =
            [
                .. result.Picks.Where(pick => pick.Group == number).Select(pick => Place(group.Rows, pick.Row)),
            ];
            expected.AddRange(Enumerable.Range(0, own.Rows)
                .Select(row => picks.Min(pick => Distance(reduced, row, pick))));
        }

        var last = result.Coverage.Points[^1].Picked;
        Assert.Equal((200, 0, 4), (result.Coverage.Rows, result.Coverage.Uncovered, result.Coverage.Groups));
        Assert.Equal(expected.Average(), last.Mean, 1e-9);
        Assert.Equal(expected.Max(), last.Farthest, 1e-9);
    }

    [Fact]
    public void Rank_WhereNoneIsPickedOfAGroup_LeavesItsRowsUncoveredAndNeverRises()
    {
        using var points = FormulaPoints.Blobs(120, 3, 4, 4);
        SampleGroup[] groups =
        [
            .. Enumerable.Range(0, 6).Select(g => new SampleGroup($"{g}", [.. Enumerable.Range(g * 20, 20)])),
        ];
        var few = Sampler.Rank(points, groups, new() { Count = 2, K = 1 }).Coverage;
        Assert.Equal((40, 80, 2), (few.Rows, few.Uncovered, few.Groups));
        var many = Sampler.Rank(
            points, groups, new() { Count = 60, K = 1, Never = [.. Enumerable.Range(40, 20)] }).Coverage;
        Assert.Equal((100, 20, 5), (many.Rows, many.Uncovered, many.Groups));
        Assert.Equal(5, many.Points[0].Count);
        foreach (var (before, after) in many.Points.Zip(many.Points.Skip(1)))
        {
            Assert.True(after.Picked.Mean <= before.Picked.Mean);
            Assert.True(after.Picked.Farthest <= before.Picked.Farthest);
            Assert.True(after.Random.Most <= before.Random.Most);
        }
    }

    /// <summary>Groups of many, three, one and many rows that take turns, so that none is in one piece.</summary>
    private static IEnumerable<SampleGroup> Parts(int rows)
    {
        int[] of = [.. Enumerable.Range(0, rows).Select(row => row switch
        {
            5 or 50 or 120 => 1,
            77 => 2,
            _ => row % 8 < 5 ? 0 : 3,
        })];
        return Enumerable.Range(0, 4).Select(
            group => new SampleGroup($"{group}", [.. Enumerable.Range(0, rows).Where(row => of[row] == group)]));
    }

    private static int Place(IReadOnlyList<int> rows, int row) => rows.ToList().IndexOf(row);

    private static double Distance(Matrix points, int a, int b) => Math.Sqrt(Enumerable.Range(0, points.Columns)
        .Sum(i => ((double)points[a][i] - points[b][i]) * ((double)points[a][i] - points[b][i])));
}

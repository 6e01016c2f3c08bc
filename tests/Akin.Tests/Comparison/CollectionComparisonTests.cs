using Akin.Comparison;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Comparison;

/// <summary>Collections compared: hand-worked tables, invariants, odd input.</summary>
public sealed class CollectionComparisonTests
{
    [Fact]
    public void Shares_OfAHandWorkedTable_AreAsWorkedOut()
    {
        // Collection 0 has 8 and 2, collection 1 has 2 and 8, both have one row in no cluster.
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, -1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, -1];
        int[] collections = [.. Enumerable.Repeat(0, 11), .. Enumerable.Repeat(1, 11)];
        var shares = ClusterShares.Of(labels, collections, 2, 0.95);
        Assert.Equal(
            [(0, 0, 8), (0, 1, 2), (1, 0, 2), (1, 1, 8), (-1, 0, 1), (-1, 1, 1)],
            shares.Select(share => (share.Cluster, share.Collection, share.Count)));
        var first = shares[0];
        Assert.Equal((10, 11, 5.0), (first.ClusterSize, first.CollectionSize, first.Expected));
        Assert.Equal(2 / 11.0, first.OthersShare, 1e-15);
        Assert.Equal(4.0, first.Ratio!.Value, 1e-12);
        var p = FisherExact.TwoSided(8, 10, 11, 22);
        Assert.Equal((p, 3 * p), (first.P, first.AdjustedP));
        Assert.Equal(shares[1].P, first.P);
        Assert.Equal(WilsonInterval.Of(8, 11, 1 - (0.05 / 6)), first.Simultaneous);
    }

    [Fact]
    public void Shares_OfThreeCollections_HoldEachAgainstTheOthers()
    {
        var labels = Enumerable.Range(0, 300).Select(row => row < 60 ? 0 : 1).ToArray();
        var collections = Enumerable.Range(0, 300).Select(row => row < 55 ? 0 : row % 3).ToArray();
        var shares = ClusterShares.Of(labels, collections, 3, 0.95);
        Assert.Equal(
            [Representation.Over, Representation.Under, Representation.Under],
            shares.Where(share => share.Cluster == 0).Select(share => share.Representation));
        Assert.Equal(
            HolmAdjustment.Adjust([.. shares.Select(share => share.P)]), shares.Select(share => share.AdjustedP));
    }

    [Fact]
    public void Shares_OfAClusterOfOneCollection_SayOnly()
    {
        var shares = ClusterShares.Of([0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 1, 1], 2, 0.95);
        Assert.Equal([true, false, false, false], shares.Select(share => share.Only));
        Assert.Equal(double.PositiveInfinity, shares[0].Ratio);
        Assert.Equal(0.0, shares[1].Ratio);
    }

    [Fact]
    public void Shares_OverRandomSplits_InventHardlyAnything()
    {
        var labels = Enumerable.Range(0, 600).Select(row => row % 17 % 12).ToArray();
        var wrong = Enumerable.Range(0, 100).Count(split =>
        {
            var random = new RandomSource((ulong)split);
            int[] collections = [.. labels.Select(_ => random.Next(3))];
            return ClusterShares.Of(labels, collections, 3, 0.95)
                .Any(share => share.Representation != Representation.Usual);
        });
        Assert.InRange(wrong, 0, 5);
    }

    [Fact]
    public void Comparison_OfOtherNumbersForTheCollections_IsTheSameTurnedRound()
    {
        using var points = FormulaPoints.Blobs(240, 5, 3, 4);
        var labels = Enumerable.Range(0, 240).Select(row => row % 3).ToArray();
        var collections = Enumerable.Range(0, 240).Select(row => row % 7 < 3 ? 0 : 1).ToArray();
        var there = Of(points, labels, collections, 2);
        var back = Of(points, labels, [.. collections.Select(c => 1 - c)], 2);
        Assert.Equal(there.Distances[0].JensenShannon, back.Distances[0].JensenShannon, 1e-12);
        Assert.Equal(there.Distances[0].Features!.SquaredMmd, back.Distances[0].Features!.SquaredMmd, 1e-7);
        Assert.Equal(there.Rivals.OrderBy(rival => rival.Row), back.Rivals.OrderBy(rival => rival.Row));
        Assert.Equal(there.Shares[0].P, back.Shares[1].P);
    }

    [Fact]
    public void Rivals_OfThreeCollections_AreTheNearestOfTheOthers()
    {
        using var points = FormulaPoints.Blobs(90, 4, 5, 4);
        int[] collections = [.. Enumerable.Range(0, 90).Select(row => row % 3)];
        var rivals = Of(points, new int[90], collections, 3).Rivals;
        Assert.Equal(Enumerable.Range(0, 90), rivals.Select(rival => rival.Row).Order());
        Assert.All(rivals, rival =>
        {
            var others = Enumerable.Range(0, 90).Where(row => collections[row] != collections[rival.Row]);
            var best = others.MinBy(row => (Far(row), row));
            Assert.Equal(best, rival.Nearest);
            Assert.Equal(Math.Sqrt(Far(best)), rival.Distance, 1e-5);

            double Far(int row) => Enumerable.Range(0, 4)
                .Sum(i => Math.Pow((double)points[row][i] - points[rival.Row][i], 2));
        });
    }

    [Fact]
    public void Comparison_OfOneRowEach_HasNoFeatureDistance()
    {
        using var points = FormulaPoints.Blobs(2, 3, 1, 2);
        var result = Of(points, [0, 0], [0, 1], 2);
        Assert.Null(result.Distances[0].Features);
        Assert.Null(result.Distances[0].AdjustedP);
        Assert.Equal(0, result.Distances[0].JensenShannon);
        Assert.Equal(2, result.Rivals.Count);
        Assert.All(result.Shares, share => Assert.Equal(Representation.Usual, share.Representation));
    }

    [Fact]
    public void Comparison_OfManyCollections_HasAllPairsAndSplitsForThem()
    {
        using var points = FormulaPoints.Blobs(60, 3, 4, 4);
        int[] collections = [.. Enumerable.Range(0, 60).Select(row => row % 12)];
        var result = Of(points, new int[60], collections, 12);
        Assert.Equal(66, result.Distances.Count);
        Assert.All(result.Distances, pair => Assert.Equal(2639, pair.Features!.Permutations));
        Assert.DoesNotContain(result.Distances, pair => pair.AdjustedP <= 0.05);
    }

    [Fact]
    public void Comparison_OfVeryManyCollections_KeepsItsPowerWith999Splits()
    {
        // 25 collections of one distribution and one apart: Holm would take 12,999 splits.
        using var points = FormulaPoints.Blobs(26 * 20, 6, 1, 4);
        int[] collections = [.. Enumerable.Range(0, points.Rows).Select(row => row % 26)];
        for (var row = 7; row < points.Rows; row += 26)
        {
            points[row][2] += 40;
        }

        var result = Of(points, new int[points.Rows], collections, 26);
        Assert.All(result.Distances, pair => Assert.Equal(999, pair.Features!.Permutations));
        Assert.Equal(
            result.Distances.Where(pair => pair.A == 7 || pair.B == 7),
            result.Distances.Where(pair => pair.AdjustedP <= 0.05));
        Assert.False(result.AreUntested);
    }

    [Fact]
    public void Comparison_OfMoreCollectionsThanCanBeTested_SaysSoAndMeasuresAll()
    {
        using var points = FormulaPoints.Blobs(1000, 3, 4, 4);
        int[] collections = [.. Enumerable.Range(0, 1000).Select(row => row % 200)];
        var options = new ComparisonOptions { Work = 1e9, Threads = 2 };
        var result = CollectionComparison.Of(
            points, new int[1000], collections, 200, options, null, TestContext.Current.CancellationToken);
        Assert.Equal(19_900, result.Distances.Count);
        Assert.All(result.Distances, pair => Assert.Equal((0, null, null), (
            pair.Features!.Permutations, pair.Features.P, pair.AdjustedP)));
        Assert.True(result.AreUntested);
        Assert.Contains(
            "19,900 pairs are too many to test",
            ComparisonWords.Summary(result, [.. Enumerable.Range(0, 200).Select(i => $"c{i}")], 0.95),
            StringComparison.Ordinal);
    }

    /// <summary>One is in group 0 and half in none, the other in group 1: what is in none is no group.</summary>
    [Fact]
    public void Summary_PicturesInNoGroup_AreNotCountedAsAGroup()
    {
        using var points = FormulaPoints.Blobs(120, 3, 2, 4);
        int[] collections = [.. Enumerable.Range(0, 120).Select(row => row % 2)];
        int[] clusters = [.. Enumerable.Range(0, 120).Select(row => row % 2 == 1 ? 1 : row % 4 == 0 ? 0 : -1)];
        var result = Of(points, clusters, collections, 2);
        Assert.Equal(
            "A and B differ in 2 of 2 groups and in how much of them is in none.",
            ComparisonWords.Summary(result, ["A", "B"], 0.95));

        var noise = Of(points, Array.ConvertAll(clusters, label => label < 0 ? -1 : 0), collections, 2);
        Assert.Equal(
            "A and B differ in 1 of 1 group and in how much of them is in none.",
            ComparisonWords.Summary(noise, ["A", "B"], 0.95));
    }

    private const string Regroup = " To have groups to compare, group the pictures anew: akin cluster --k auto finds "
        + "some in any pictures; with --method dbscan another --eps or --min-samples may.";

    [Theory]
    [InlineData(-1, 2, "A and B differ, but no picture is in a group that could say in what." + Regroup)]
    [InlineData(0, 2, "A and B differ, but there is one group alone, which cannot say in what." + Regroup)]
    [InlineData(-1, 3, "The collections differ, but no picture is in a group that could say in what; of 3 pairs 3 can "
        + "be told apart." + Regroup)]
    public void Summary_WithoutGroupsToCompare_SaysWhatToTry(int label, int collections, string expected)
    {
        string[] names = ["A", "B", "C"];
        using var points = FormulaPoints.Blobs(120, 3, 1, 4);
        int[] numbers = [.. Enumerable.Range(0, 120).Select(row => row % collections)];
        for (var row = 0; row < 120; row++)
        {
            points[row][1] += 40 * numbers[row];
        }

        var result = Of(points, [.. Enumerable.Repeat(label, 120)], numbers, collections);
        Assert.Equal(expected, ComparisonWords.Summary(result, names[..collections], 0.95));
    }

    [Theory]
    [InlineData(-1, ", and no picture is in a group." + Regroup)]
    [InlineData(0, ", and all groups are one." + Regroup)]
    [InlineData(1, ".")]
    public void Summary_OfWhatNothingTellsApart_SaysSo(int groups, string end)
    {
        using var points = FormulaPoints.Blobs(120, 3, 1, 4);
        int[] collections = [.. Enumerable.Range(0, 120).Select(row => row % 2)];
        int[] labels = [.. collections.Select((_, row) => groups <= 0 ? groups : row / 2 % 2)];
        var result = Of(points, labels, collections, 2);
        Assert.Equal(
            "Nothing here tells A and B apart: random parts of the same pictures differ as much" + end,
            ComparisonWords.Summary(result, ["A", "B"], 0.95));
    }

    [Theory]
    [InlineData(190, 3799)]
    [InlineData(19_900, 999)]
    [InlineData(200_000, 0)]
    public void PermutationsFor_Pairs_AreWithinTheWork(int pairs, int permutations) =>
        Assert.Equal(permutations, CollectionDistances.PermutationsFor(pairs, 1280, 0.1, 1e12));

    [Fact]
    public void Rivals_OfASample_AreThoseOfEachCollection()
    {
        // 1,000 rows of which the second collection has 30: of all rows one in five is asked.
        using var points = FormulaPoints.Blobs(1000, 5, 3, 4);
        int[] collections = [.. Enumerable.Range(0, 1000).Select(row => row % 33 == 0 && row < 990 ? 1 : 0)];
        var options = new ComparisonOptions { Work = 1e6, Threads = 2 };
        var rivals = Rivals.Find(points, collections, 2, options, null, TestContext.Current.CancellationToken);
        Assert.Equal(30, rivals.Count(rival => collections[rival.Row] == 1));
        Assert.Equal(170, rivals.Count(rival => collections[rival.Row] == 0));
        Assert.All(rivals, rival => Assert.NotEqual(collections[rival.Row], collections[rival.Nearest]));
    }

    [Theory]
    [InlineData(1e20f, "finite number within")]
    [InlineData(1e-20f, "scale the values")]
    [InlineData(1e-25f, "scale the values")]
    public void Comparison_OfValuesPastFloat32_IsRefused(float scale, string words)
    {
        using var points = FormulaPoints.Blobs(40, 3, 2, 4);
        for (var row = 0; row < points.Rows; row++)
        {
            for (var i = 0; i < points.Columns; i++)
            {
                points[row][i] *= scale;
            }
        }

        var error = Assert.Throws<ArgumentException>(() =>
            Of(points, new int[40], [.. Enumerable.Range(0, 40).Select(row => row % 2)], 2));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_WithinLittleWork_SaysHowManyRowsItLookedAt()
    {
        using var points = FormulaPoints.Blobs(900, 3, 4, 4);
        int[] collections = [.. Enumerable.Range(0, 900).Select(row => row % 2)];
        var options = new ComparisonOptions { Work = 1e6, Permutations = 99, Threads = 2 };
        var result = CollectionComparison.Of(
            points, new int[900], collections, 2, options, null, TestContext.Current.CancellationToken);
        Assert.Equal((70, 70), (result.Distances[0].Features!.Rows, result.Distances[0].Features!.OtherRows));
        Assert.Equal(370, result.Rivals.Count);
    }

    [Fact]
    public void Comparison_OfWhatDoesNotFit_IsRefused()
    {
        using var points = FormulaPoints.Blobs(4, 3, 1, 2);
        Assert.Throws<ArgumentException>(() => Of(points, [0, 0, 0], [0, 1, 0], 2));
        Assert.Throws<ArgumentException>(() => Of(points, [0, 0, 0, 0], [0, 0, 0, 0], 2));
        points[2][1] = float.NaN;
        Assert.Throws<ArgumentException>(() => Of(points, [0, 0, 0, 0], [0, 1, 0, 1], 2));
        var error = Assert.Throws<ArgumentException>(() => new ComparisonOptions
        {
            Confidence = 1,
            Permutations = 1,
            Work = 0,
            MemoryBytes = 0,
            Threads = 0,
        }.Check());
        Assert.All(
            ["Confidence is 1", "Permutations is 1", "Work is 0", "MemoryBytes is 0", "Threads is 0"],
            words => Assert.Contains(words, error.Message, StringComparison.Ordinal));
    }

    private static CollectionComparison Of(Matrix points, int[] labels, int[] collections, int count) =>
        CollectionComparison.Of(
            points, labels, collections, count, new ComparisonOptions { Threads = 2 }, null,
            TestContext.Current.CancellationToken);
}

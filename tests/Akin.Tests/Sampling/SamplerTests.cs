using Akin.Numerics;
using Akin.Sampling;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Sampling;

public sealed class SamplerTests
{
    private static readonly SampleStrategy[] Strategies = Enum.GetValues<SampleStrategy>();

    public static TheoryData<SampleStrategy> AllStrategies => [.. Strategies];

    [Theory]
    [MemberData(nameof(AllStrategies))]
    public void Rank_ForALargerCount_BeginsWithTheSmallerSample(SampleStrategy strategy)
    {
        using var points = FormulaPoints.Blobs(260, 5, 7, 6);
        var all = Rows(Rank(points, new() { Count = 260, Strategy = strategy, K = 7 }));
        Assert.Equal(Enumerable.Range(0, 260), all.Order());
        foreach (var count in new[] { 1, 2, 6, 7, 40, 259 })
        {
            Assert.Equal(all[..count], Rows(Rank(points, new() { Count = count, Strategy = strategy, K = 7 })));
        }
    }

    [Theory]
    [MemberData(nameof(AllStrategies))]
    public void Rank_AtEveryPrefix_SharesInProportionToTheClusters(SampleStrategy strategy)
    {
        using var points = Uneven();
        var result = Rank(points, new() { Count = 150, Strategy = strategy, K = 3 });
        var sizes = result.Groups[0].Sizes;
        Assert.Equal([90, 40, 20], sizes);
        var given = new int[3];
        for (var i = 0; i < 150; i++)
        {
            given[result.Picks[i].Cluster]++;
            Assert.All(given.Zip(sizes), pair => Assert.InRange(pair.First - ((i + 1) * pair.Second / 150.0), -1, 1));
        }
    }

    [Theory]
    [MemberData(nameof(AllStrategies))]
    public void Rank_WithEqualQuotas_HandsOnWhatSmallClustersCannotGive(SampleStrategy strategy)
    {
        using var points = Uneven();
        var options = new SampleOptions { Count = 100, Strategy = strategy, K = 3, Quotas = SampleQuotas.Equal };
        Assert.Equal([40, 40, 20], Rank(points, options).Groups[0].PickedOf);
        Assert.Equal([41, 40, 20], Rank(points, options with { Count = 101 }).Groups[0].PickedOf);
    }

    [Fact]
    public void Rank_ByCenter_TakesTheNearestToTheMeanOfItsClusterFirst()
    {
        using var points = Matrix.From([0, 1, 2, 10, 50, 51, 53], 1);

        // The mean of the first four is 3.25, of the last three 51.33; the larger cluster has the first turn.
        var picks = Rank(points, new() { Count = 7, K = 2 }).Picks;
        Assert.Equal([2, 5, 1, 4, 0, 6, 3], picks.Select(pick => pick.Row));
        Assert.Equal(1.25, picks[0].Distance, 12);
        Assert.Equal(1 / 3.0, picks[1].Distance, 12);
    }

    [Fact]
    public void Rank_ByMedoid_TakesTheSmallestMeanDistanceFirst()
    {
        using var points = Matrix.From([0, 1, 2, 10, 50], 1);

        // Sums of distances: 63, 60, 59, 67, 187.
        Assert.Equal([2, 1, 0, 3, 4], Rows(Rank(points, new() { Count = 5, K = 1, Strategy = SampleStrategy.Medoid })));
    }

    [Fact]
    public void Rank_OfFourRows_CoversThemByTheUsualQuantiles()
    {
        using var points = Matrix.From([0, 1, 2, 10], 1);

        // The pick is 2; distances 0, 1, 2, 8. numpy.percentile gives 1.5 and 7.1.
        var level = Rank(points, new() { Count = 1, K = 1 }).Coverage.Points[0].Picked;
        Assert.Equal((2.75, 1.5, 8), (level.Mean, level.Median, level.Farthest));
        Assert.Equal(7.1, level.Most, 12);
    }

    [Fact]
    public void Rank_Diverse_IsFarthestPointSamplingFromTheMedoid()
    {
        using var points = FormulaPoints.Blobs(300, 4, 5, 3);
        var picks = Rank(points, new() { Count = 300, K = 1, Strategy = SampleStrategy.Diverse }).Picks;
        var expected = FarthestPoints(points);
        Assert.Equal(expected.Select(pair => pair.Row), picks.Select(pick => pick.Row));
        Assert.All(expected.Zip(picks), pair => Assert.Equal(pair.First.Distance, pair.Second.Distance, 1e-9));
        for (var i = 2; i < picks.Count; i++)
        {
            Assert.True(picks[i].Distance <= picks[i - 1].Distance);
        }
    }

    [Fact]
    public void Rank_DiverseOnPointsThatCannotBePruned_IsTheSame()
    {
        // On a line every new pick is near its neighbours; on a sphere all distances are alike.
        using var line = Matrix.From([.. Enumerable.Range(0, 200).Select(i => (float)i * i)], 1);
        using var sphere = FormulaPoints.Blobs(200, 40, 200, 1);
        foreach (var points in new[] { line, sphere })
        {
            var picks = Rank(points, new() { Count = 120, K = 1, Strategy = SampleStrategy.Diverse }).Picks;
            Assert.Equal(FarthestPoints(points).Take(120).Select(pair => pair.Row), picks.Select(pick => pick.Row));
        }
    }

    [Theory]
    [MemberData(nameof(AllStrategies))]
    public void Rank_WithLists_KeepsTheOneFirstAndNeverPicksTheOther(SampleStrategy strategy)
    {
        using var points = Uneven();
        var options = new SampleOptions
        {
            Count = 150,
            Strategy = strategy,
            K = 3,
            MustKeep = [149, 3, 77],
            Never = [0, 1, 2, 100],
        };
        var result = Rank(points, options);
        Assert.Equal([149, 3, 77], Rows(result)[..3]);
        Assert.Equal([true, true, true, false], result.Picks.Take(4).Select(pick => pick.MustKeep));
        Assert.Equal(146, result.Picks.Count);
        Assert.Equal(146, result.Groups[0].Available);
        Assert.Equal(Enumerable.Range(0, 150).Except(options.Never), Rows(result).Order());
    }

    [Fact]
    public void Rank_WithLists_SharesAsIfTheKeptHadTheirTurn()
    {
        using var points = Uneven();
        var kept = Enumerable.Range(130, 10).ToArray();
        var result = Rank(points, new() { Count = 30, K = 3, MustKeep = kept });
        Assert.Equal([14, 6, 10], result.Groups[0].PickedOf);
    }

    [Theory]
    [MemberData(nameof(AllStrategies))]
    public void Rank_OfGroups_TakesTheSameNumberOfEachAndAllOfSmallOnes(SampleStrategy strategy)
    {
        using var points = FormulaPoints.Blobs(200, 3, 4, 4);
        SampleGroup[] groups = [Group("a", 0, 120), Group("b", 120, 3), Group("c", 123, 76), Group("d", 199, 1)];
        var result = Sampler.Rank(points, groups, new() { Count = 20, PerGroup = true, Strategy = strategy, K = 3 });
        Assert.Equal([20, 3, 20, 1], result.Groups.Select(group => group.Picked));
        Assert.Equal(44, Rows(result).Distinct().Count());
        Assert.All(result.Picks, pick => Assert.Contains(pick.Row, groups[pick.Group].Rows));
        for (var group = 0; group < groups.Length; group++)
        {
            using var own = RowSample.Copy(points, [.. groups[group].Rows]);
            var alone = Sampler.Rank(own, [Group("", 0, own.Rows)], new() { Count = 20, Strategy = strategy, K = 3 });
            Assert.Equal(
                alone.Picks.Select(pick => groups[group].Rows[pick.Row]),
                result.Picks.Where(pick => pick.Group == group).Select(pick => pick.Row));
        }
    }

    [Theory]
    [InlineData(SampleQuotas.Proportional, 60, 2, 38)]
    [InlineData(SampleQuotas.Equal, 49, 3, 48)]
    public void Rank_OfGroupsInAll_SharesTheTotal(SampleQuotas quotas, int a, int b, int c)
    {
        using var points = FormulaPoints.Blobs(199, 3, 4, 4);
        SampleGroup[] groups = [Group("a", 0, 120), Group("b", 120, 3), Group("c", 123, 76)];
        var result = Sampler.Rank(points, groups, new() { Count = 100, Quotas = quotas, K = 2 });
        Assert.Equal([a, b, c], result.Groups.Select(group => group.Picked));
        Assert.Equal(100, result.Picks.Count);
    }

    [Theory]
    [MemberData(nameof(AllStrategies))]
    public void Rank_OnAnyNumberOfThreads_IsTheSame(SampleStrategy strategy)
    {
        using var points = FormulaPoints.Blobs(5000, 9, 6, 1);
        var options = new SampleOptions { Count = 60, Strategy = strategy, K = 6 };
        var one = Rank(points, options with { Threads = 1 });
        var four = Rank(points, options with { Threads = 4 });
        Assert.Equal(one.Picks, four.Picks);
        Assert.Equal(one.Coverage.Points, four.Coverage.Points);
    }

    [Theory]
    [MemberData(nameof(AllStrategies))]
    public void Rank_OfFewOrEqualRows_GivesThem(SampleStrategy strategy)
    {
        using var one = new Matrix(1, 4);
        using var two = FormulaPoints.Blobs(2, 4, 2, 1);
        using var equal = new Matrix(30, 4);
        using var none = new Matrix(0, 4);
        Assert.Equal([0], Rows(Rank(one, new() { Count = 9, Strategy = strategy })));
        Assert.Equal([0, 1], Rows(Rank(two, new() { Count = 9, Strategy = strategy })).Order());
        Assert.Equal(30, Rows(Rank(equal, new() { Count = 99, Strategy = strategy })).Distinct().Count());
        Assert.Equal(30, Rows(Rank(equal, new() { Count = 99, Strategy = strategy, K = 5 })).Distinct().Count());
        var nothing = Rank(none, new() { Count = 9, Strategy = strategy });
        Assert.Empty(nothing.Picks);
        Assert.Empty(nothing.Coverage.Points);
    }

    [Fact]
    public void Rank_Random_DependsOnTheSeedAlone()
    {
        using var points = FormulaPoints.Blobs(400, 3, 4, 4);
        var options = new SampleOptions { Count = 50, Strategy = SampleStrategy.Random, K = 1 };
        Assert.Equal(Rows(Rank(points, options)), Rows(Rank(points, options)));
        Assert.NotEqual(Rows(Rank(points, options)), Rows(Rank(points, options with { Seed = 1 })));
    }

    [Fact]
    public void Rank_OfWhatCannotBe_SaysWhy()
    {
        using var points = Uneven();
        Says("at least 1 row", new() { Count = 0 });
        Says("at least 1 cluster", new() { Count = 1, K = 0 });
        Says("Row 150", new() { Count = 1, Never = [150] });
        Says("Row 4 is in MustKeep and in Never", new() { Count = 1, MustKeep = [4], Never = [4] });
        Says("in MustKeep twice", new() { Count = 5, MustKeep = [4, 4] });
        Says("2 rows must be kept, and 1 are to be picked", new() { Count = 1, MustKeep = [4, 5] });
        Says("2 rows of '' must be kept", new() { Count = 1, PerGroup = true, MustKeep = [4, 5] });
        points[7][1] = float.NaN;
        Says("Row 7, column 1 is NaN", new() { Count = 1 });

        void Says(string words, SampleOptions options) => Assert.Contains(
            words, Assert.Throws<ArgumentException>(() => Rank(points, options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_WhenStopped_Stops()
    {
        using var points = Uneven();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Sampler.Rank(
            points, [Group("", 0, 150)], new() { Count = 3, K = 1 }, null, stop.Token));
    }

    /// <summary>90, 40 and 20 rows far apart, the large ones first.</summary>
    private static Matrix Uneven()
    {
        var points = FormulaPoints.Blobs(150, 2, 1, 0);
        for (var row = 0; row < 150; row++)
        {
            points[row][0] += row < 90 ? 0 : row < 130 ? 100 : 250;
        }

        return points;
    }

    private static SampleGroup Group(string name, int first, int count) =>
        new(name, [.. Enumerable.Range(first, count)]);

    private static SampleResult Rank(Matrix points, SampleOptions options) =>
        Sampler.Rank(points, [Group("", 0, points.Rows)], options);

    private static int[] Rows(SampleResult result) => [.. result.Picks.Select(pick => pick.Row)];

    /// <summary>Gonzalez's algorithm as its definition says it, O(n²·d) and in float64.</summary>
    private static List<(int Row, double Distance)> FarthestPoints(Matrix points)
    {
        var rows = Enumerable.Range(0, points.Rows).ToArray();
        var sums = Array.ConvertAll(rows, row => rows.Sum(other => Distance(row, other)));
        var picked = new List<(int Row, double Distance)> { (Array.IndexOf(sums, sums.Min()), 0) };
        while (picked.Count < rows.Length)
        {
            var best = (Row: -1, Distance: -1.0);
            foreach (var row in rows.Except(picked.Select(pick => pick.Row)))
            {
                var nearest = picked.Min(pick => Distance(row, pick.Row));
                best = nearest > best.Distance ? (row, nearest) : best;
            }

            picked.Add(best);
        }

        return picked;

        double Distance(int a, int b) => Math.Sqrt(Enumerable.Range(0, points.Columns)
            .Sum(i => ((double)points[a][i] - points[b][i]) * ((double)points[a][i] - points[b][i])));
    }
}

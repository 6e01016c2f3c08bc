using Akin.Comparison;
using Xunit;

namespace Akin.Tests.Comparison;

/// <summary>Tests, intervals and divergences of counts, by hand and against SciPy.</summary>
public sealed class ShareStatisticsTests
{
    [Fact]
    public void TwoSided_OfManyTables_IsThatOfSciPy()
    {
        Assert.All(ComparisonGoldens.All.Fisher, golden => AssertClose(
            Math.Max(golden.P, FisherExact.Least),
            FisherExact.TwoSided(golden.Inside, golden.First, golden.Second, golden.Total), 1e-9));
    }

    [Fact]
    public void TwoSided_OfFishersTea_IsAsFisherHadIt()
    {
        // 8 cups, 4 of each kind: all right is 1 of 70, three right 16 of 70; two-sided both ends count.
        Assert.Equal(2 / 70.0, FisherExact.TwoSided(4, 4, 4, 8), 1e-15);
        Assert.Equal(34 / 70.0, FisherExact.TwoSided(3, 4, 4, 8), 1e-15);
        Assert.Equal(1, FisherExact.TwoSided(2, 4, 4, 8), 1e-15);
    }

    [Fact]
    public void TwoSided_OverAllCounts_IsAValidTest()
    {
        // Under the hypothesis, p ≤ level has a chance of at most the level, for every level.
        const int First = 23, Second = 41, Total = 90;
        var weights = Enumerable.Range(0, First + 1).Select(x => Choose(Second, x) * Choose(Total - Second, First - x))
            .ToArray();
        var p = Enumerable.Range(0, First + 1).Select(x => FisherExact.TwoSided(x, First, Second, Total)).ToArray();
        Assert.All(p, level => Assert.InRange(
            p.Zip(weights).Where(pair => pair.First <= level).Sum(pair => pair.Second) / weights.Sum(),
            0, level * (1 + 1e-9)));
    }

    [Fact]
    public void TwoSided_FarInTheTail_IsSmallAndNotZero() =>
        Assert.InRange(FisherExact.TwoSided(0, 500_000, 500_000, 1_000_000), FisherExact.Least, 1e-290);

    [Theory]
    [InlineData(5, 4, 9, 20)]
    [InlineData(0, 6, 6, 10)]
    [InlineData(1, 1, 11, 10)]
    public void TwoSided_OfNoTable_IsRefused(int inside, int first, int second, int total) =>
        Assert.Throws<ArgumentException>(() => FisherExact.TwoSided(inside, first, second, total));

    [Fact]
    public void Wilson_OfManyCounts_IsThatOfSciPy() => Assert.All(ComparisonGoldens.All.Wilson, golden =>
    {
        var interval = WilsonInterval.Of(golden.Count, golden.Total, golden.Confidence);
        Assert.Equal(golden.Low, interval.Low, 1e-8);
        Assert.Equal(golden.High, interval.High, 1e-8);
        Assert.InRange((double)golden.Count / golden.Total, interval.Low, interval.High);
    });

    [Fact]
    public void Wilson_OfNothing_IsEverything() =>
        Assert.Equal(new WilsonInterval(0, 1), WilsonInterval.Of(0, 0, 0.95));

    [Fact]
    public void Adjust_OfHolmsKind_StepsDown()
    {
        // 0.01·4, 0.02·3, then 0.03·2 is no less than what went before, and 0.9 stays what it is.
        var adjusted = HolmAdjustment.Adjust([0.02, 0.9, double.NaN, 0.01, 0.03]);
        double[] expected = [0.06, 0.9, double.NaN, 0.04, 0.06];
        Assert.All(expected.Zip(adjusted), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal([1.0, 1.0], HolmAdjustment.Adjust([0.7, 0.8]));
    }

    [Fact]
    public void Divergence_OfManyShares_IsThatOfSciPy() => Assert.All(
        ComparisonGoldens.All.Divergence,
        golden => Assert.Equal(golden.Bits, JensenShannon.Divergence(golden.First, golden.Second), 1e-12));

    [Fact]
    public void Divergence_AtTheEnds_IsZeroAndOneBit()
    {
        Assert.Equal(0, JensenShannon.Divergence([3, 0, 1], [6, 0, 2]));
        Assert.Equal(1, JensenShannon.Divergence([3, 0], [0, 2]));
        Assert.True(double.IsNaN(JensenShannon.Divergence([3, 0], [0, 0])));
    }

    private static void AssertClose(double expected, double actual, double relative) =>
        Assert.InRange(actual, expected * (1 - relative), expected * (1 + relative));

    private static double Choose(int n, int k)
    {
        var value = 1.0;
        for (var i = 1; i <= k; i++)
        {
            value *= (n - k + i) / (double)i;
        }

        return k > n ? 0 : value;
    }
}

using Akin.Clustering;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class KPlanTests
{
    private static readonly int[] Ks = [2, 3, 4];

    [Fact]
    public void For_SmallData_TakesAllRows()
    {
        using var points = new Matrix(1000, 4);
        Assert.Equal(new KPlan(null, 40, true), KPlan.For(points, Ks, new KSweepOptions()));
    }

    [Fact]
    public void For_MoreThanTheMemoryAllows_TakesSamples()
    {
        using var points = new Matrix(20_000, 4);
        var plan = KPlan.For(points, Ks, new KSweepOptions { MemoryBytes = 400_000 });
        Assert.Equal(new KPlan(11_600, 10, false), plan);
    }

    [Fact]
    public void For_TooManyPairs_SamplesTheSilhouettesAlone()
    {
        using var points = new Matrix(900_000, 2);
        Assert.Equal(new KPlan(null, 10, false), KPlan.For(points, Ks, new KSweepOptions()));
    }

    [Theory]
    [InlineData(SilhouetteEstimate.Exact, true)]
    [InlineData(SilhouetteEstimate.Sampled, false)]
    public void For_AnEstimateAskedFor_IsKept(SilhouetteEstimate estimate, bool exact)
    {
        using var points = new Matrix(1000, 4);
        Assert.Equal(exact, KPlan.For(points, Ks, new KSweepOptions { Silhouettes = estimate }).ExactSilhouettes);
    }

    [Theory]
    [InlineData(150, 1280, 5, 40)]
    [InlineData(2000, 1280, 20, 19)]
    [InlineData(2000, 1280, 200, 10)]
    [InlineData(2001, 2, 2, 10)]
    public void StartsOf_FewRows_AreMore(int rows, int columns, int k, int expected) =>
        Assert.Equal(expected, KPlan.StartsOf(rows, columns, k));

    [Theory]
    [InlineData(null, 3)]
    [InlineData(7, 7)]
    public void For_ManyRows_StartsLessOftenUnlessAskedFor(int? asked, int expected)
    {
        using var points = new Matrix(4_000, 1024);
        Assert.Equal(expected, KPlan.For(points, [100, 200], new KSweepOptions { Restarts = asked }).Restarts);
    }
}

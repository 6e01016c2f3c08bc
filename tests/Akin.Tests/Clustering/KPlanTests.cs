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
        Assert.Equal(new KPlan(null, true), KPlan.For(points, Ks, new KSweepOptions()));
    }

    [Fact]
    public void For_MoreThanTheMemoryAllows_TakesSamples()
    {
        using var points = new Matrix(20_000, 4);
        var plan = KPlan.For(points, Ks, new KSweepOptions { MemoryBytes = 400_000 });
        Assert.Equal(new KPlan(11_600, false), plan);
    }

    [Fact]
    public void For_TooManyPairs_SamplesTheSilhouettesAlone()
    {
        using var points = new Matrix(900_000, 2);
        Assert.Equal(new KPlan(null, false), KPlan.For(points, Ks, new KSweepOptions()));
    }

    [Theory]
    [InlineData(SilhouetteEstimate.Exact, true)]
    [InlineData(SilhouetteEstimate.Sampled, false)]
    public void For_AnEstimateAskedFor_IsKept(SilhouetteEstimate estimate, bool exact)
    {
        using var points = new Matrix(1000, 4);
        Assert.Equal(exact, KPlan.For(points, Ks, new KSweepOptions { Silhouettes = estimate }).ExactSilhouettes);
    }
}

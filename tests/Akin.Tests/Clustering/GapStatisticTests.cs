using Akin.Clustering;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class GapStatisticTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_ThreeGroups_IsHighestAtThree()
    {
        using var points = FormulaData.Blobs(7, 300, 4, 3, 1, 0);
        var gaps = Of(points, [2, 3, 4, 5]);
        Assert.Equal(1, Array.IndexOf(gaps, gaps.MaxBy(gap => gap!.Value.Gap)));
        Assert.All(gaps, gap => Assert.True(gap!.Value.Error >= 0));
    }

    [Fact]
    public void Of_NoInertiaLeft_IsNone()
    {
        using var points = FormulaData.Duplicates(4, 40);
        Assert.Null(Of(points, [2, 12])[1]);
    }

    [Fact]
    public void Choose_FirstWithinOneErrorOfTheNext_IsTaken()
    {
        KCurvePoint[] curve = [Point(2, 0.1, 0.01), Point(3, 0.5, 0.01), Point(4, 0.505, 0.01), Point(5, 0.6, 0.01)];
        Assert.Equal(3, GapStatistic.Choose(curve));
        Assert.Null(GapStatistic.Choose([Point(2, 0.1, 0), Point(3, 0.2, 0)]));
        Assert.Null(GapStatistic.Choose([new KCurvePoint(2, 0, 0), new KCurvePoint(3, 0, 0)]));
    }

    private static (double Gap, double Error)?[] Of(Matrix points, int[] ks)
    {
        using var sample = KSample.Draw(points, ks[^1], new RandomSource(1), Token);
        return GapStatistic.Of(sample, ks, new KSweepOptions { Threads = 1 }, null, Token);
    }

    private static KCurvePoint Point(int k, double gap, double error) =>
        new(k, 0, 0) { Gap = gap, GapError = error };
}

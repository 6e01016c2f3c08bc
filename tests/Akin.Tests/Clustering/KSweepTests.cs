using Akin.Clustering;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class KSweepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 32, KCriterion.Combined, "its groups are stable (two halves of the data agree by ")]
    [InlineData(5, 32, KCriterion.Combined, "its groups are stable (two halves of the data agree by 1.00, ")]
    [InlineData(12, 32, KCriterion.Combined, "its groups are stable (two halves of the data agree by ")]
    [InlineData(5, 8, KCriterion.Combined, "its groups are stable (two halves of the data agree by 1.00, ")]
    [InlineData(5, 32, KCriterion.Stability, "two halves of the data agree on its clusters by 1.00 (adjusted Rand)")]
    [InlineData(5, 32, KCriterion.Elbow, "the inertia falls fast up to there and slowly beyond")]
    [InlineData(5, 32, KCriterion.Silhouette, "the mean silhouette is highest there (0.")]
    public void Run_SeparatedBlobs_RecommendsTheirNumber(int groups, int d, KCriterion by, string reason)
    {
        using var points = FormulaData.Blobs(20, 600, d, groups, 2, 0);
        var result = KSweep.Run(points, new KSweepOptions { KMax = 16, Restarts = 5, By = by }, null, Token);
        Assert.Equal(groups, result.RecommendedK);
        Assert.True(result.ClearGroups);
        Assert.Equal(groups, result.Best.Clusters);
        Assert.Equal(15, result.Curve.Count);
        Assert.StartsWith($"k = {groups}: {reason}", result.Explanation);
    }

    [Theory]
    [InlineData(2, 400, true, KCriterion.Combined)]
    [InlineData(2, 400, false, KCriterion.Combined)]
    [InlineData(3, 15, true, KCriterion.Combined)]
    [InlineData(8, 300, true, KCriterion.Combined)]
    [InlineData(32, 1000, true, KCriterion.Combined)]
    [InlineData(32, 60, false, KCriterion.Combined)]
    [InlineData(2, 400, true, KCriterion.Silhouette)]
    [InlineData(8, 300, false, KCriterion.Silhouette)]
    [InlineData(32, 60, true, KCriterion.Silhouette)]
    public void Run_NoGroups_SaysThatNoKIsGood(int d, int n, bool uniform, KCriterion by)
    {
        var random = new RandomSource(9);
        using var points = FormulaData.Rows(
            n, d, (_, _) => (float)(uniform ? random.NextDouble() : random.NextGaussian()));
        var result = KSweep.Run(points, new KSweepOptions { Restarts = 2, KMax = 15, By = by }, null, Token);
        Assert.Null(result.RecommendedK);
        Assert.False(result.ClearGroups);
        Assert.StartsWith("No k is good: the best mean silhouette is 0.", result.Explanation);
        Assert.EndsWith($"Labels are still given for k = {result.Best.Centers.Rows}.", result.Explanation);
    }

    [Fact]
    public void Run_OneOddGroupAgainstMany_GroupsTheRest()
    {
        using var points = FormulaData.Blobs(21, 1200, 16, 12, 5, 0);
        for (var row = 0; row < 40; row++)
        {
            foreach (ref var value in points[row])
            {
                value += 60;
            }
        }

        var options = new KSweepOptions { KMax = 20, By = KCriterion.Silhouette };
        var result = KSweep.Run(points, options, null, Token);
        Assert.Equal(2, result.Curve.MaxBy(point => point.Silhouette)!.K);
        Assert.InRange(result.RecommendedK!.Value, 12, 14);
        Assert.Contains("k = 2 has 0.", result.Explanation);
        Assert.Contains("only sets 3.3 % of the points apart", result.Explanation);
    }

    [Fact]
    public void Run_NestedGroups_NamesTheFinerLevel()
    {
        var random = new RandomSource(31);
        using var points = FormulaData.Rows(600, 8, (row, i) =>
            (i == row % 3 ? 100 : 0) + (i == 3 + (row / 3 % 4) ? 10 : 0) + (float)random.NextGaussian());
        var plain = KSweep.Run(points, new KSweepOptions { By = KCriterion.Silhouette }, null, Token);
        Assert.Equal((3, 12), (plain.RecommendedK, plain.FinerK));
        Assert.Contains("A finer level is k = 12 (0.7", plain.Explanation);

        var combined = KSweep.Run(points, new KSweepOptions { KMax = 20 }, null, Token);
        Assert.Equal((12, 3), (combined.RecommendedK, combined.SilhouetteK));
        Assert.Equal([3, 12], combined.Levels.Select(level => level.K));
        Assert.Contains("Coarser, and as clear: k = 3 (stable 1.00, ", combined.Explanation);
    }

    [Fact]
    public void Run_EachK_HasTheLabelsOfKMeans()
    {
        using var points = FormulaData.Named("blobs");
        var sweep = KSweep.Run(points, new KSweepOptions { Seed = 3, KMax = 8 }, null, Token);
        var alone = KMeans.Fit(points, new KMeansOptions { K = sweep.RecommendedK!.Value, Seed = 3 }, null, Token);
        Assert.Equal(alone.Labels, sweep.Best.Labels);
        Assert.Equal(alone.Inertia, sweep.Curve.Single(point => point.K == sweep.RecommendedK).Inertia);
    }

    [Theory]
    [InlineData(0, null, "There are no points to group.")]
    [InlineData(1, 1, "k = 1: There is only one point.")]
    [InlineData(2, 1, "k = 1: All 2 points are equal.")]
    [InlineData(7, 1, "k = 1: All 7 points are equal.")]
    public void Run_NothingToChoose_SaysWhy(int n, int? k, string explanation)
    {
        using var points = new Matrix(n, 3);
        var result = KSweep.Run(points, new KSweepOptions(), null, Token);
        Assert.Equal(k, result.RecommendedK);
        Assert.Equal(explanation, result.Explanation);
        Assert.Equal(new int[n], result.Best.Labels);
        Assert.Empty(result.Curve);
    }

    /// <summary>Two points of six each: the inertia falls from 150 to 0 at once, which only a curve from 1 on shows.
    /// </summary>
    [Fact]
    public void Run_Elbow_MayBeTwo()
    {
        using var points = Matrix.From([0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 9, 9.1f, 9.2f, 9.3f, 9.4f, 9.5f], 1);
        Assert.Equal(2, KSweep.Run(points, new KSweepOptions { KMax = 8, Threads = 1 }, null, Token).ElbowK);
    }

    /// <summary>Four bunches, all as far apart: the inertia falls evenly to 4, also for a sweep that begins there.
    /// </summary>
    [Theory]
    [InlineData(2, 4)]
    [InlineData(3, 4)]
    [InlineData(4, 4)]
    [InlineData(5, 5)]
    public void Run_Elbow_IsThatOfTheCurveFromOne(int from, int elbow)
    {
        using var points = FormulaData.Rows(40, 4, (row, i) => (row % 4 == i ? 100 : 0) + (row / 4 * 0.1f));
        var options = new KSweepOptions { KMin = from, KMax = 10, Threads = 1 };
        Assert.Equal(elbow, KSweep.Run(points, options, null, Token).ElbowK);
    }

    [Fact]
    public void Run_TwoPoints_AreTooFew()
    {
        using var points = Matrix.From([0, 1], 1);
        var result = KSweep.Run(points, new KSweepOptions(), null, Token);
        Assert.Equal("k = 1: Two points are too few to choose a number of clusters from.", result.Explanation);
    }

    [Fact]
    public void Run_FewDistinctPoints_LimitsTheSweepToTheirNumber()
    {
        using var points = FormulaData.Duplicates(4, 240);
        var result = KSweep.Run(points, new KSweepOptions { By = KCriterion.Silhouette }, null, Token);
        Assert.Equal(Enumerable.Range(2, 11), result.Curve.Select(point => point.K));
        Assert.Equal(1, result.Curve[^1].Silhouette);
        Assert.Equal(12, result.RecommendedK);
    }

    [Fact]
    public void Run_ThreePoints_StopsBeforeN()
    {
        using var points = Matrix.From([0, 1, 9], 1);
        Assert.Equal([2], KSweep.Run(points, new KSweepOptions(), null, Token).Curve.Select(point => point.K));
    }

    [Fact]
    public void Run_LargeK_HasEnoughReferencePoints()
    {
        using var points = FormulaData.Gaussians(1, 1020, 2);
        var options = new KSweepOptions { KMin = 1001, KMax = 1002, Restarts = 1 };
        Assert.Equal(2, KSweep.Run(points, options, null, Token).Curve.Count);
    }

    [Fact]
    public void Run_Threads_ChangeNothing()
    {
        using var points = FormulaData.Gaussians(5, 3000, 6);
        var one = KSweep.Run(points, new KSweepOptions { KMax = 5, Threads = 1, Restarts = 2 }, null, Token);
        var two = KSweep.Run(points, new KSweepOptions { KMax = 5, Threads = 2, Restarts = 2 }, null, Token);
        Assert.Equal(one.Curve, two.Curve);
        Assert.Equal(one.Explanation, two.Explanation);
        Assert.Equal(one.Best.Labels, two.Best.Labels);
    }

    [Fact]
    public void Run_Progress_TellsOfEachKAndOfAllPoints()
    {
        using var points = FormulaData.Gaussians(5, 100, 2);
        var told = new List<StageProgress>();
        KSweep.Run(points, new KSweepOptions { KMax = 4, Threads = 1 }, new Listener(told), Token);
        Assert.Equal(
            [
                new("k-means", 1, 3, "k"), new("k-means", 2, 3, "k"), new("k-means", 3, 3, "k"),
                new("silhouette", 100, 100, "points"),
            ],
            told[..4]);
        Assert.Equal(new("stability", 144, 144, "tests"), told[147]);
        Assert.Equal(new("gap", 27, 27, "fits"), told[^1]);
    }

    [Fact]
    public void Run_BadOptions_NamesAllFaultsAtOnce()
    {
        using var points = new Matrix(3, 1);
        var error = Assert.Throws<ArgumentException>(() => KSweep.Run(
            points, new KSweepOptions { KMin = 1, KMax = 0, MemoryBytes = 0, Restarts = 0, Threads = 0 }, null, Token));
        Assert.Equal(
            "KMin is 1: a sweep starts at 2 or more clusters. KMax is 0, below KMin 1. "
            + "Restarts is 0: at least 1 is needed. Threads is 0: at least 1 is needed. "
            + "MemoryBytes is 0: it must be above 0.",
            error.Message);
    }

    [Fact]
    public void Run_BeyondTheMemory_TrainsOnASampleAndEstimates()
    {
        using var points = FormulaData.Blobs(22, 14_000, 4, 3, 1, 0);
        var options = new KSweepOptions { KMax = 4, Restarts = 2, MemoryBytes = 250_000 };
        var result = KSweep.Run(points, options, null, Token);
        var exact = KSweep.Run(
            points, options with { MemoryBytes = null, Silhouettes = SilhouetteEstimate.Exact }, null, Token);
        Assert.Equal((3, 3), (result.RecommendedK, exact.RecommendedK));
        Assert.Equal((11_600, null), (result.TrainingRows, exact.TrainingRows));
        Assert.InRange(result.SilhouetteSample!.Value, 2048, 2100);
        Assert.Null(exact.SilhouetteSample);
        Assert.Equal(exact.Best.Labels, result.Best.Labels);
        Assert.Equal(1, result.Best.Distances.Sum() / exact.Best.Distances.Sum(), 1e-3);
        var (estimated, whole) = (result.Curve[1], exact.Curve[1]);
        Assert.InRange(whole.Silhouette, estimated.SilhouetteLow!.Value, estimated.SilhouetteHigh!.Value);
        Assert.Equal(estimated.Silhouette, estimated.SampleSilhouette!.Value, 0.02);
        Assert.Equal(1, estimated.Inertia / whole.Inertia, 1e-3);
    }

    private sealed class Listener(List<StageProgress> told) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => told.Add(value);
    }
}

using Akin.Clustering;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class KMeansTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Fit_SolvedByHand_GivesMeansInertiaAndDistances()
    {
        using var points = Matrix.From([0, 0, 2, 0, 10, 0, 12, 0, 14, 0], 2);
        var result = KMeans.Fit(points, new KMeansOptions { K = 2 }, null, Token);
        Assert.Equal([1, 1, 0, 0, 0], result.Labels);
        Assert.Equal([12, 0, 1, 0], result.Centers.RowBlock(0, 2).ToArray());
        Assert.Equal(10, result.Inertia);
        Assert.Equal([1, 1, 2, 0, 2], result.Distances);
    }

    [Fact]
    public void Fit_SeparatedBlobs_FindsThem()
    {
        using var points = FormulaData.Blobs(11, 600, 32, 12, 1, 0);
        var result = KMeans.Fit(points, new KMeansOptions { K = 12, Seed = 5 }, null, Token);
        for (var row = 0; row < 600; row++)
        {
            Assert.Equal(result.Labels[row % 12], result.Labels[row]);
        }

        Assert.Equal(12, result.Clusters);
    }

    [Fact]
    public void Fit_PointBetweenTwoCentres_GoesToTheLowerOne()
    {
        using var points = Matrix.From([0, 5, 10, 10], 1);
        using var start = Matrix.From([10, 0], 1);
        var options = new KMeansOptions { K = 2, InitialCenters = start, MaxIterations = 1, Tolerance = 0 };
        var result = KMeans.Fit(points, options, null, Token);
        Assert.Equal([1, 0, 0, 0], result.Labels);
    }

    [Fact]
    public void Fit_KEqualsN_GivesEachPointItsOwnCluster()
    {
        using var points = FormulaData.Gaussians(2, 40, 3);
        var result = KMeans.Fit(points, new KMeansOptions { K = 40 }, null, Token);
        Assert.Equal(Enumerable.Range(0, 40), result.Labels);
        Assert.Equal(0, result.Inertia, 1e-9);
    }

    [Fact]
    public void Fit_FewerDistinctPointsThanK_LeavesClustersEmptyAndSaysSo()
    {
        using var points = FormulaData.Duplicates(4, 240);
        var result = KMeans.Fit(points, new KMeansOptions { K = 20 }, null, Token);
        Assert.Equal(12, result.Clusters);
        Assert.Equal(20, result.Centers.Rows);
        Assert.Equal(0, result.Inertia);
        Assert.Equal(11, result.Labels.Max());
    }

    [Fact]
    public void Fit_MoreStarts_NeverGiveAHigherInertia()
    {
        using var points = FormulaData.Gaussians(3, 500, 4);
        var inertias = new[] { 1, 3, 10, 30 }.Select(restarts => KMeans.Fit(
            points, new KMeansOptions { K = 9, Restarts = restarts }, null, Token).Inertia).ToArray();
        Assert.Equal(inertias.OrderDescending(), inertias);
    }

    [Fact]
    public void Fit_MoreSteps_NeverGiveAHigherInertia()
    {
        using var points = FormulaData.Gaussians(6, 3000, 5);
        var last = double.PositiveInfinity;
        for (var steps = 1; steps < 40; steps += 3)
        {
            var options = new KMeansOptions { K = 13, Restarts = 1, MaxIterations = steps, Tolerance = 0 };
            var inertia = KMeans.Fit(points, options, null, Token).Inertia;
            Assert.InRange(inertia, 0, last * (1 + 1e-6));
            last = inertia;
        }
    }

    [Fact]
    public void Fit_FarFromTheOrigin_GivesTheSameLabels()
    {
        using var near = FormulaData.Blobs(3, 400, 3, 4, 2, 0);
        using var far = FormulaData.Blobs(3, 400, 3, 4, 2, 16000);
        var options = new KMeansOptions { K = 7, Tolerance = 0 };
        Assert.Equal(KMeans.Fit(near, options, null, Token).Labels, KMeans.Fit(far, options, null, Token).Labels);
    }

    [Fact]
    public void Fit_ManyChunks_DoNotDependOnThreads()
    {
        using var points = FormulaData.Gaussians(8, 20_000, 7);
        var one = KMeans.Fit(points, new KMeansOptions { K = 6, Restarts = 2, Threads = 1 }, null, Token);
        var three = KMeans.Fit(points, new KMeansOptions { K = 6, Restarts = 2, Threads = 3 }, null, Token);
        Assert.Equal(one.Labels, three.Labels);
        Assert.Equal(one.Centers.RowBlock(0, 6), three.Centers.RowBlock(0, 6));
        Assert.Equal(one.Inertia, three.Inertia);
    }

    [Fact]
    public void Fit_BadOptions_NamesAllFaultsAtOnce()
    {
        using var points = new Matrix(3, 2);
        using var start = new Matrix(1, 2);
        var options = new KMeansOptions
        {
            K = 4,
            Restarts = 0,
            MaxIterations = 0,
            Tolerance = -1,
            Threads = 0,
            InitialCenters = start,
        };
        var error = Assert.Throws<ArgumentException>(() => KMeans.Fit(points, options, null, Token));
        Assert.Equal(
            "K is 4: 3 points can make 1 to 3 clusters. Restarts is 0: at least 1 is needed. "
            + "MaxIterations is 0: at least 1 is needed. Tolerance is -1: it must be 0 or more. "
            + "Threads is 0: at least 1 is needed. InitialCenters is 1 × 2: "
            + "K centres in the points' dimensions are 4 × 2.",
            error.Message);
    }

    [Fact]
    public void Fit_Cancelled_Stops()
    {
        using var points = FormulaData.Gaussians(1, 100, 2);
        Assert.Throws<OperationCanceledException>(
            () => KMeans.Fit(points, new KMeansOptions { K = 2 }, null, new CancellationToken(canceled: true)));
    }
}

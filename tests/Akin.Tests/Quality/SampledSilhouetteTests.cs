using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Quality;

public sealed class SampledSilhouetteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Score_ManyDraws_HoldTheExactValuesOfAllLabelingsAsOftenAsSaid()
    {
        using var points = FormulaData.Blobs(9, 1500, 4, 6, 5, 0);
        int[][] labelings = [.. Enumerable.Range(2, 6).Select(k => ByFirstColumns(points, k))];
        var exact = SilhouetteSweep.Score(points, labelings, 2, null, Token);
        var held = 0;
        for (var seed = 0UL; seed < 60; seed++)
        {
            var options = new SampledSilhouetteOptions { Sample = 100, Seed = seed, Confidence = 0.9, Threads = 2 };
            var estimates = SampledSilhouette.Score(points, labelings, options, null, Token);
            held += estimates.Zip(exact).All(
                pair => pair.First.Low <= pair.Second.Mean && pair.Second.Mean <= pair.First.High) ? 1 : 0;
            Assert.All(estimates, each => Assert.InRange(each.High - each.Low, 0.01, 0.5));
        }

        Assert.InRange(held, 54, 60);
    }

    [Fact]
    public void Score_ASampleOfAllPoints_IsExact()
    {
        using var points = FormulaData.Blobs(9, 300, 5, 4, 4, 0);
        int[][] labelings = [ByFirstColumns(points, 3), ByFirstColumns(points, 5)];
        var exact = SilhouetteSweep.Score(points, labelings, 1, null, Token);
        var estimates = SampledSilhouette.Score(
            points, labelings, new SampledSilhouetteOptions { Sample = 300 }, null, Token);
        Assert.All(estimates.Zip(exact), pair =>
        {
            Assert.Equal(pair.Second.Mean, pair.First.Mean, 1e-6);
            Assert.Equal(pair.Second.Mean, pair.First.OfSample, 1e-6);
            Assert.Equal(pair.First.Low, pair.First.High);
            Assert.Equal(300, pair.First.Sampled);
        });
    }

    [Fact]
    public void Score_Threads_ChangeNoBit()
    {
        using var points = FormulaData.Gaussians(9, 900, 33);
        int[][] labelings = [ByFirstColumns(points, 4)];
        var options = new SampledSilhouetteOptions { Sample = 200, Threads = 1 };
        Assert.Equal(
            SampledSilhouette.Score(points, labelings, options, null, Token),
            SampledSilhouette.Score(points, labelings, options with { Threads = 2 }, null, Token));
    }

    [Fact]
    public void Score_Noise_TakesNoPart()
    {
        using var points = Matrix.From([0, 1, 3, 4, 6], 1);
        var estimate = SampledSilhouette.Score(
            points, [[0, 0, -1, 1, 1]], new SampledSilhouetteOptions(), null, Token)[0];
        Assert.Equal(Silhouette.Score(points, [0, 0, -1, 1, 1], 1, null, Token).Mean, estimate.Mean, 1e-7);
        Assert.Equal(4, estimate.Sampled);
        var error = Assert.Throws<ArgumentException>(() => SampledSilhouette.Score(
            points, [[0, 0, -1, 1, 1], [0, 0, 1, 1, 1]], new SampledSilhouetteOptions(), null, Token));
        Assert.StartsWith("Row 2 is noise in some labellings only", error.Message);
    }

    [Fact]
    public void Score_BadOptions_NamesAllFaultsAtOnce()
    {
        using var points = new Matrix(3, 1);
        var error = Assert.Throws<ArgumentException>(() => SampledSilhouette.Score(
            points, [], new SampledSilhouetteOptions { Sample = 1, Confidence = 1, Threads = 0 }, null, Token));
        Assert.Equal(
            "Sample is 1: at least 2 points are needed. Confidence is 1: it must be above 0 and below 1. "
            + "Threads is 0: at least 1 is needed.",
            error.Message);
    }

    /// <summary>Cuts the first column into k pieces of unequal size.</summary>
    private static int[] ByFirstColumns(Matrix points, int k)
    {
        var order = Enumerable.Range(0, points.Rows).OrderBy(row => points[row][0]).ThenBy(row => row).ToArray();
        var labels = new int[points.Rows];
        for (var place = 0; place < order.Length; place++)
        {
            labels[order[place]] = (int)(k * Math.Pow((double)place / order.Length, 1.5));
        }

        return labels;
    }
}

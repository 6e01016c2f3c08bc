using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Quality;

public sealed class SilhouetteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Goldens.Clustering.Kmeans.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Score_GoldenLabels_EqualsScikitLearn(int index)
    {
        var golden = Goldens.Clustering.Kmeans[index];
        using var points = FormulaData.Named(golden.Data);
        var result = Silhouette.Score(points, golden.LabelNumbers, 2, null, Token);
        Assert.Equal(golden.Silhouette, result.Mean, 1e-6);
        for (var i = 0; i < golden.SilhouetteSamples.Length; i++)
        {
            Assert.Equal(golden.SilhouetteSamples[i], result.PerPoint[i * 10], 2e-6);
        }
    }

    [Fact]
    public void Score_SolvedByHand_IsRight()
    {
        using var points = Matrix.From([0, 1, 4, 6, 100], 1);
        var result = Silhouette.Score(points, [0, 0, 1, 1, 2], 1, null, Token);
        double[] expected = [1 - (1 / 5.0), 1 - (1 / 4.0), 1 - (2 / 3.5), 1 - (2 / 5.5), 0];
        Assert.All(expected.Zip(result.PerPoint), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
        Assert.Equal(result.PerPoint.Average(v => (double)v), result.Mean, 1e-12);
    }

    [Fact]
    public void Score_Noise_TakesNoPart()
    {
        using var all = Matrix.From([0, 1, 3, 4, 6], 1);
        using var clustered = Matrix.From([0, 1, 4, 6], 1);
        var withNoise = Silhouette.Score(all, [0, 0, -1, 1, 1], 1, null, Token);
        var without = Silhouette.Score(clustered, [0, 0, 1, 1], 1, null, Token);
        Assert.Equal(without.Mean, withNoise.Mean);
        Assert.True(float.IsNaN(withNoise.PerPoint[2]));
        Assert.Equal(without.PerPoint, withNoise.PerPoint.Where(v => !float.IsNaN(v)));
    }

    [Fact]
    public void Score_FarFromTheOriginAndDuplicates_LosesNothing()
    {
        using var near = FormulaData.Duplicates(4, 240);
        using var far = new Matrix(240, 2);
        for (var row = 0; row < 240; row++)
        {
            far[row][0] = near[row][0] + 1e6f;
            far[row][1] = near[row][1] - 1e6f;
        }

        var labels = KMeans.Fit(near, new KMeansOptions { K = 12 }, null, Token).Labels;
        Assert.Equal(1, Silhouette.Score(far, labels, 1, null, Token).Mean);
    }

    [Fact]
    public void Score_AllPointsEqual_IsZero()
    {
        using var points = new Matrix(6, 3);
        Assert.Equal(0, Silhouette.Score(points, [0, 0, 0, 1, 1, 1], 1, null, Token).Mean);
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0 }, "3 points in 1 cluster have no silhouette: ")]
    [InlineData(new[] { 0, 1, 2 }, "3 points in 3 clusters have no silhouette: ")]
    [InlineData(new[] { -1, -1, 0 }, "1 point in 1 cluster have no silhouette: ")]
    [InlineData(new[] { -2, 0, 1 }, "The label -2 is below −1: ")]
    public void Score_LabellingWithoutSilhouette_IsRefused(int[] labels, string message)
    {
        using var points = new Matrix(3, 1);
        var error = Assert.Throws<ArgumentException>(() => Silhouette.Score(points, labels, 1, null, Token));
        Assert.StartsWith(message, error.Message);
        Assert.StartsWith(message, Silhouette.WhyNot(labels));
    }

    [Fact]
    public void Score_LabelsOfAnotherLength_AreRefused()
    {
        using var points = new Matrix(3, 1);
        Assert.Throws<ArgumentException>(() => Silhouette.Score(points, [0, 1], 1, null, Token));
    }
}

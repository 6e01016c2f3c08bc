using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Quality;

public sealed class CenterIndicesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Cases() => [.. Enumerable.Range(0, Goldens.Clustering.Kmeans.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Score_GoldenLabels_EqualsScikitLearn(int index)
    {
        var golden = Goldens.Clustering.Kmeans[index];
        using var points = FormulaData.Named(golden.Data);
        var score = CenterIndices.Score(points, golden.LabelNumbers, 2, Token);
        Assert.Equal(1, score.CalinskiHarabasz / golden.CalinskiHarabasz, 1e-5);
        Assert.Equal(golden.DaviesBouldin, score.DaviesBouldin, 1e-5);
    }

    [Fact]
    public void Score_SolvedByHand_IsRight()
    {
        // Means 1 and 7, of all 4; within 2 + 2, between 2·9 + 2·9.
        using var points = Matrix.From([0, 2, 6, 8], 1);
        var score = CenterIndices.Score(points, [0, 0, 1, 1], 1, Token);
        Assert.Equal(36.0 * 2 / 4, score.CalinskiHarabasz, 1e-9);
        Assert.Equal(2.0 / 6, score.DaviesBouldin, 1e-9);
        Assert.Equal((((7 - 1) / 7.0) + ((5 - 1) / 5.0)) / 2, score.SimplifiedSilhouette, 1e-7);
    }

    [Fact]
    public void Score_NoiseAndUnusedNumbers_ChangeNothing()
    {
        using var all = Matrix.From([0, 2, 100, 6, 8], 1);
        using var clustered = Matrix.From([0, 2, 6, 8], 1);
        Assert.Equal(
            CenterIndices.Score(clustered, [0, 0, 1, 1], 1, Token),
            CenterIndices.Score(all, [7, 7, -1, 3, 3], 1, Token));
    }

    [Fact]
    public void Score_ClustersWithoutExtent_FollowScikitLearn()
    {
        using var points = Matrix.From([1, 1, 4, 4], 1);
        Assert.Equal(new CenterScore(1, 0, 1), CenterIndices.Score(points, [0, 0, 1, 1], 1, Token));
    }

    [Fact]
    public void Score_APointAlone_ScoresZero()
    {
        using var points = Matrix.From([0, 2, 10], 1);
        var score = CenterIndices.Score(points, [0, 0, 1], 1, Token);
        Assert.Equal((((10 - 1) / 10.0) + ((8 - 1) / 8.0)) / 3, score.SimplifiedSilhouette, 1e-7);
    }

    [Fact]
    public void Score_SeveralLabelingsAndThreads_ChangeNoBit()
    {
        using var points = FormulaData.Gaussians(3, 2500, 17);
        int[][] labelings =
            [.. Enumerable.Range(2, 4).Select(k => Enumerable.Range(0, 2500).Select(i => i % k).ToArray())];
        var together = CenterIndices.Score(points, labelings, 2, Token);
        Assert.Equal(labelings.Select(labels => CenterIndices.Score(points, labels, 1, Token)), together);
    }

    [Fact]
    public void Score_OneCluster_IsRefused()
    {
        using var points = Matrix.From([0, 2, 10], 1);
        Assert.Throws<ArgumentException>(() => CenterIndices.Score(points, [0, 0, 0], 1, Token));
        Assert.Throws<ArgumentException>(() => CenterIndices.Score(points, [0, 1], 1, Token));
    }
}

using Akin.Clustering;
using Akin.Tests.Support;
using Akin.Workspace.Runs;
using Xunit;

namespace Akin.Tests.Workspace;

public sealed class SpaceComparisonTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Make_SeparateGroups_AreTheSameInEverySpace()
    {
        using var points = FormulaData.Blobs(8, 200, 24, 3, 1, 0);
        var comparison = SpaceComparison.Make(points, new KMeansOptions { K = 3 }, null, Token);
        Assert.Equal(["pca:2", "pca:10", "features"], comparison.Spaces.Select(space => space.Space));
        Assert.Equal([2, 10, 24], comparison.Spaces.Select(space => space.Dimensions));
        Assert.Equal(3, comparison.Pairs.Count);
        Assert.All(comparison.Pairs, pair => Assert.Equal((1, 1), (pair.AdjustedRand, pair.Nmi)));
        Assert.Single(comparison.Spaces.Select(space => space.Silhouette).Distinct());
    }

    [Fact]
    public void Make_ManyGroups_AreNotAllSeenInTwoDimensions()
    {
        using var points = FormulaData.Blobs(8, 400, 24, 12, 4, 0);
        var comparison = SpaceComparison.Make(points, new KMeansOptions { K = 12 }, null, Token);
        Assert.InRange(comparison.Pairs[1].AdjustedRand, 0.2, 0.9);
        Assert.True(comparison.Pairs[1].AdjustedRand < comparison.Pairs[2].AdjustedRand);
        Assert.True(comparison.Spaces[0].Silhouette < comparison.Spaces[2].Silhouette);
    }

    [Fact]
    public void Make_FewDimensions_LeavesLargerSpacesOut()
    {
        using var points = FormulaData.Blobs(8, 60, 5, 3, 1, 0);
        var comparison = SpaceComparison.Make(points, new KMeansOptions { K = 3 }, null, Token);
        Assert.Equal([2, 5], comparison.Spaces.Select(space => space.Dimensions));
        Assert.Equal(["pca:2"], comparison.Pairs.Select(pair => pair.A));
    }
}

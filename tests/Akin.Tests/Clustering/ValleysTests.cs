using Akin.Clustering;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class ValleysTests
{
    [Fact]
    public void Look_OneMassCutInTwo_HasNoValley()
    {
        using var points = FormulaData.Gaussians(1, 2000, 3);
        using var centers = Matrix.From([-0.8f, 0, 0, 0.8f, 0, 0], 3);
        Assert.Equal(0, Look(points, centers).Separation);
    }

    [Fact]
    public void Look_TwoMassesApart_HaveAnEmptyValley()
    {
        using var points = FormulaData.Rows(400, 2, (row, i) => (i == 0 ? 10 * (row % 2) : 0) + (0.01f * (row % 7)));
        using var centers = Matrix.From([0, 0, 10, 0], 2);
        var valleys = Look(points, centers);
        Assert.InRange(valleys.Separation, 0.99, 1);
        Assert.Equal(valleys.Separation * Math.Log(2), valleys.Information, 1e-12);
    }

    [Fact]
    public void Look_CountedByHand_IsMiddleOverThinnerEnd()
    {
        // Three at each end, one in the middle: (1 + 0.5) / (3 + 0.5).
        using var points = Matrix.From([0, 0.01f, -0.01f, 0.45f, 1, 1.01f, 0.99f], 1);
        using var centers = Matrix.From([0, 1], 1);
        Assert.Equal(1 - (1.5 / 3.5), Look(points, centers).Separation, 1e-12);
    }

    [Fact]
    public void Look_Labels_AreTheNearestCentersLowestFirst()
    {
        using var points = Matrix.From([0, 0.5f, 0.9f, 2], 1);
        using var centers = Matrix.From([0, 1, 1], 1);
        using var panels = new PointPanels(points);
        Assert.Equal([0, 0, 1, 1], new Valleys(centers).Look(panels, []));
    }

    private static Valleys Look(Matrix points, Matrix centers)
    {
        using var panels = new PointPanels(points);
        var valleys = new Valleys(centers);
        valleys.Look(panels, [.. Enumerable.Range(0, points.Rows)]);
        return valleys;
    }
}

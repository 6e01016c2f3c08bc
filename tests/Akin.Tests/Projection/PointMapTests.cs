using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

public sealed class PointMapTests
{
    [Fact]
    public void Make_ComponentsOfThreeDimensions_AsTheModelsCoordinates()
    {
        using var points = FormulaPoints.Blobs(40, 6, 2, 1);

        using var map = PointMap.Make(
            points, new() { Method = MapMethod.Pca, Dimensions = 3 }, null, CancellationToken.None);

        using var model = Pca.Fit(points, new() { Components = 3 });
        using var expected = model.Transform(points);
        Assert.Equal(expected.RowBlock(0, 40), map.Coordinates.RowBlock(0, 40));
        Assert.Equal(model.ExplainedVarianceRatio, map.ExplainedVarianceRatio);
        Assert.Null(map.KlDivergence);
    }

    [Fact]
    public void Make_MoreDimensionsThanComponents_ZerosAlongTheRest()
    {
        using var points = FormulaPoints.Blobs(5, 1, 1, 0);

        using var map = PointMap.Make(points, new() { Method = MapMethod.Pca }, null, CancellationToken.None);

        Assert.Equal(2, map.Coordinates.Columns);
        Assert.All(Enumerable.Range(0, 5), row => Assert.Equal(0, map.Coordinates[row][1]));
        Assert.Contains(Enumerable.Range(0, 5), row => map.Coordinates[row][0] != 0);
    }

    [Fact]
    public void Make_TsneOfThreeDimensions_Refused()
    {
        using var points = FormulaPoints.Blobs(5, 3, 1, 0);

        Assert.Throws<ArgumentException>(
            () => PointMap.Make(points, new() { Dimensions = 3 }, null, CancellationToken.None));
    }
}

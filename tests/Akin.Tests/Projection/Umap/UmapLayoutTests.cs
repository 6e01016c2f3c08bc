using Akin.Neighbours;
using Akin.Numerics;
using Akin.Projection.Umap;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection.Umap;

public sealed class UmapLayoutTests
{
    [Fact]
    public void Fit_FarBlobs_NeighboursOnTheMapAreOfTheSameBlob()
    {
        using var points = FormulaPoints.Blobs(300, 10, 6, 4);

        using var result = UmapLayout.Fit(points, new() { Epochs = 100, Threads = 2 });

        using var neighbours = ExactNeighbours.Find(result.Map, 5);
        var same = Enumerable.Range(0, 300).Sum(i => neighbours.IndicesOf(i).ToArray().Count(j => j % 6 == i % 6));
        Assert.InRange(same / 1500.0, 0.99, 1);
        Assert.Equal((15, 100), (result.Neighbours, result.Epochs));
    }

    [Fact]
    public void Fit_LargerLeastDistance_NeighboursFartherApart()
    {
        using var points = FormulaPoints.Blobs(200, 6, 2, 1);

        using var tight = UmapLayout.Fit(points, new() { MinDist = 0.01, Epochs = 100 });
        using var loose = UmapLayout.Fit(points, new() { MinDist = 0.8, Epochs = 100 });

        Assert.True(NearestOnMap(loose.Map) > 1.5 * NearestOnMap(tight.Map));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Fit_OtherDimensions_ThatManyFiniteColumns(int dimensions)
    {
        using var points = FormulaPoints.Blobs(60, 9, 3, 2);

        using var result = UmapLayout.Fit(points, new() { Dimensions = dimensions, Epochs = 30 });

        Assert.Equal((60, dimensions), (result.Map.Rows, result.Map.Columns));
        Assert.Null(FiniteValues.Find(result.Map, float.MaxValue));
        for (var axis = 0; axis < dimensions; axis++)
        {
            Assert.True(Enumerable.Range(0, 60).Select(i => result.Map[i][axis]).Distinct().Count() > 50);
        }
    }

    [Fact]
    public void Fit_FewerPointsThanNeighbours_AllAreTheNeighbourhood()
    {
        using var points = FormulaPoints.Blobs(9, 3, 1, 0);

        using var result = UmapLayout.Fit(points, new());

        Assert.Equal(9, result.Neighbours);
    }

    [Fact]
    public void Fit_WrongOptions_AllFaultsInOneMessage()
    {
        using var points = new Matrix(3, 2);

        var error = Assert.Throws<ArgumentException>(
            () => UmapLayout.Fit(
                points, new() { Neighbours = 1, MinDist = 2, Dimensions = 0, Epochs = -1, Threads = 0 }));

        Assert.Equal(
            "UMAP options: Neighbours is 1, must be at least 2; MinDist is 2, must be from 0 to Spread, which is 1; "
            + "Dimensions is 0, must be at least 1; Epochs is -1, must not be negative; "
            + "Threads is 0, must be at least 1.",
            error.Message);
    }

    [Fact]
    public void Place_PointsOfTheMap_NearWhereTheyAre()
    {
        using var points = FormulaPoints.Blobs(240, 8, 4, 3);
        using var result = UmapLayout.Fit(points, new() { Epochs = 80 });
        using var before = result.Map.Copy();

        using var placed = UmapLayout.Place(points, points, result.Map, new());

        Assert.Equal(before.RowBlock(0, 240), result.Map.RowBlock(0, 240));
        var apart = Enumerable.Range(0, 240).Select(i => Apart(placed, result.Map, i)).Order().ToArray();
        Assert.True(apart[120] < 0.5, $"{apart[120]}");
    }

    [Fact]
    public void Place_OneByOne_AsAllTogether()
    {
        using var old = FormulaPoints.Blobs(200, 8, 4, 3);
        using var points = FormulaPoints.Blobs(220, 8, 4, 3);
        using var map = UmapLayout.Fit(old, new() { Epochs = 50 }).Map;

        using var all = UmapLayout.Place(points, old, map, new() { Threads = 2 });

        for (var i = 200; i < 220; i++)
        {
            using var one = Matrix.From(points[i], 8);
            using var placed = UmapLayout.Place(one, old, map, new());
            Assert.Equal(all[i], placed[0]);
        }
    }

    private static double NearestOnMap(Matrix map)
    {
        using var neighbours = ExactNeighbours.Find(map, 1);
        return Enumerable.Range(0, map.Rows).Average(i => neighbours.Distances[i][0]);
    }

    private static double Apart(Matrix one, Matrix other, int row)
    {
        var (x, y) = (one[row][0] - other[row][0], one[row][1] - other[row][1]);
        return Math.Sqrt((x * x) + (y * y));
    }
}

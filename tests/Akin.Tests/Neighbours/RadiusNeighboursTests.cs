using Akin.Neighbours;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Neighbours;

public sealed class RadiusNeighboursTests
{
    [Fact]
    public void Find_PointsOnALine_BorderIncludedNearestFirst()
    {
        using var points = Matrix.From([0, 1, 2, 4, 4], columns: 1);

        Assert.Equal(["1 2", "0 2", "1 0 3 4", "4 2", "3 2"], Rows(points, 2));
        Assert.Equal(["", "", "", "4", "3"], Rows(points, 0));
    }

    [Theory]
    [InlineData(700, 33, 5.5, 1)]
    [InlineData(1500, 2, 0.4, 2)]
    [InlineData(1500, 8, 2.5, 3)]
    public void Find_ManyPoints_AsLookingAtAllInFloat64(int n, int d, double radius, int threads)
    {
        using var points = FormulaData.Gaussians(7, n, d);
        var found = Rows(points, radius, threads);
        for (var row = 0; row < n; row += 11)
        {
            var squares = Enumerable.Range(0, n).Select(other => ExactDistance.Squared(points[row], points[other]));
            var expected = squares.Index().Where(each => each.Index != row && Math.Sqrt(each.Item) <= radius)
                .OrderBy(each => each.Item).ThenBy(each => each.Index).Select(each => each.Index);
            Assert.Equal(string.Join(' ', expected), found[row]);
        }

        Assert.Contains(found, row => row.Length > 0);
    }

    [Fact]
    public void Find_AllWithin_SmallerBlocksGiveAllPairs()
    {
        using var points = FormulaData.Gaussians(8, 3000, 7);
        long pairs = 0;
        var next = 0;

        RadiusNeighbours.Find(
            points, 1000,
            (point, near, _) =>
            {
                Assert.Equal(next++, point);
                pairs += near.Length;
            },
            threads: 2, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(3000L * 2999, pairs);
        Assert.Equal(3000, next);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Find_NoRadius_Refused(double radius)
    {
        using var points = new Matrix(2, 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => RadiusNeighbours.Find(points, radius, (_, _, _) => { }));
    }

    [Fact]
    public void Find_NoPoints_HandsNothingOn()
    {
        using var points = new Matrix(0, 3);
        Assert.Empty(Rows(points, 1));
    }

    private static string[] Rows(Matrix points, double radius, int threads = 1)
    {
        var rows = new string[points.Rows];
        RadiusNeighbours.Find(
            points, radius,
            (point, near, far) =>
            {
                rows[point] = string.Join(' ', near.ToArray());
                for (var i = 0; i < near.Length; i++)
                {
                    Assert.Equal((float)Math.Sqrt(ExactDistance.Squared(points[point], points[near[i]])), far[i]);
                }
            },
            threads);
        return rows;
    }
}

using Akin.Neighbours;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Neighbours;

public sealed class CrossNeighboursTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(0, 5, 2)]
    [InlineData(70, 1100, 7)]
    [InlineData(3, 4, 9)]
    public void Find_AnySizes_AsSortingAllPairs(int m, int n, int count)
    {
        using var queries = FormulaPoints.Blobs(m, 5, 2, 1);
        using var points = FormulaPoints.Blobs(n, 5, 3, 2);

        using var table = CrossNeighbours.Find(queries, points, count, 2);

        Assert.Equal((m, Math.Min(count, n)), (table.Points, table.Count));
        for (var i = 0; i < m; i++)
        {
            var expected = Enumerable.Range(0, n).OrderBy(j => Square(queries, i, points, j)).Take(count).ToArray();
            Assert.Equal(expected, table.IndicesOf(i).ToArray());
            Assert.Equal(Math.Sqrt(Square(queries, i, points, expected[0])), table.Distances[i][0], 1e-5);
        }
    }

    [Fact]
    public void Find_CopiesOfPoints_DistanceZeroAndTheEarlierFirst()
    {
        using var points = FormulaPoints.Blobs(40, 4, 2, 1);
        points[3].CopyTo(points[30]);

        using var table = CrossNeighbours.Find(points, points, 2);

        Assert.Equal([3, 30], table.IndicesOf(30).ToArray());
        Assert.Equal(0, table.Distances[30][1]);
    }

    private static double Square(Matrix x, int i, Matrix y, int j) =>
        Enumerable.Range(0, x.Columns).Sum(axis => Math.Pow(x[i][axis] - (double)y[j][axis], 2));
}

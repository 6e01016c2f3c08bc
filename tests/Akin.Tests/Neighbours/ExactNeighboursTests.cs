using Akin.Neighbours;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Neighbours;

public sealed class ExactNeighboursTests
{
    [Fact]
    public void Find_PointsOnALine_NearestFirstAndEarlierRowFirstAmongEquals()
    {
        using var points = Matrix.From([0, 1, 2, 4], columns: 1);

        using var table = ExactNeighbours.Find(points, 2);

        Assert.Equal([1, 2, 0, 2, 1, 0, 2, 1], table.Indices);
        Assert.Equal([1, 2, 1, 1, 1, 2, 2, 3], table.Distances.RowBlock(0, 4).ToArray());
    }

    [Theory]
    [InlineData(300, 5, 7)]
    [InlineData(1500, 33, 20)]
    [InlineData(1025, 1, 3)]
    public void Find_ManyPoints_AsSortingAllDistances(int n, int d, int k)
    {
        using var points = FormulaPoints.Blobs(n, d, 5, 2);

        using var table = ExactNeighbours.Find(points, k, threads: 2);

        for (var i = 0; i < n; i += 17)
        {
            var distances = Enumerable.Range(0, n).Select(j => Distance(points[i], points[j])).ToArray();
            var expected = Enumerable.Range(0, n).Where(j => j != i).OrderBy(j => distances[j]).Take(k).ToArray();
            for (var r = 0; r < k; r++)
            {
                Assert.Equal(distances[expected[r]], table.Distances[i][r], 1e-5 * distances[expected[r]]);
                Assert.Equal(distances[table.IndicesOf(i)[r]], table.Distances[i][r], 1e-5 * distances[expected[r]]);
            }
        }
    }

    [Fact]
    public void Find_Copies_DistanceExactlyZeroAndRowsInOrder()
    {
        using var points = new Matrix(2000, 37);
        for (var row = 0; row < points.Rows; row++)
        {
            points[row].Fill(row % 2 == 0 ? 1.1f : -123.4f);
        }

        using var table = ExactNeighbours.Find(points, 3, threads: 2);

        Assert.Equal([2, 4, 6], table.IndicesOf(0).ToArray());
        Assert.Equal([1, 3, 5], table.IndicesOf(1999).ToArray());
        Assert.Equal([0, 0, 0], table.Distances[1999].ToArray());
    }

    [Fact]
    public void Find_ThreadsOneAndTwo_SameBits()
    {
        using var points = FormulaPoints.Blobs(1200, 19, 4, 1);

        using var one = ExactNeighbours.Find(points, 10, threads: 1);
        using var two = ExactNeighbours.Find(points, 10, threads: 2);

        Assert.Equal(one.Indices, two.Indices);
        Assert.Equal(one.Distances.RowBlock(0, 1200), two.Distances.RowBlock(0, 1200));
    }

    [Theory]
    [InlineData(1100, 19)]
    [InlineData(1100, 3)]
    public void Find_RowsReadOneByOne_SameBits(int n, int d)
    {
        using var points = FormulaPoints.Blobs(n, d, 4, 1);
        using var rows = new ReadRows(points);

        using var one = ExactNeighbours.Find(points, 10, threads: 2);
        using var two = ExactNeighbours.Find(rows, 10, threads: 2);

        Assert.Equal(one.Indices, two.Indices);
        Assert.Equal(one.Distances.RowBlock(0, n), two.Distances.RowBlock(0, n));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void Find_FewerPointsThanAsked_AllOthers(int n, int expected)
    {
        using var points = FormulaPoints.Blobs(n, 3, 1, 0);

        using var table = ExactNeighbours.Find(points, 10);

        Assert.Equal(expected, table.Count);
        Assert.Equal(n, table.Points);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(1e30f)]
    public void Find_ValueThatHasNoDistance_Refused(float bad)
    {
        using var points = Matrix.From([1, 2, bad, 4], columns: 2);

        var error = Assert.Throws<ArgumentException>(() => ExactNeighbours.Find(points, 1));

        Assert.StartsWith($"Row 1, column 0 is {bad}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_Cancelled_Stops()
    {
        using var points = FormulaPoints.Blobs(100, 3, 1, 0);

        Assert.ThrowsAny<OperationCanceledException>(
            () => ExactNeighbours.Find(points, 5, cancellation: new CancellationToken(canceled: true)));
    }

    /// <summary>Points that lie nowhere as float32 rows: each is copied where it is wanted.</summary>
    private sealed class ReadRows(Matrix points) : IRowSource
    {
        public int Rows => points.Rows;

        public int Columns => points.Columns;

        public ReadOnlySpan<float> Read(int row, Span<float> scratch)
        {
            points[row].CopyTo(scratch);
            return scratch;
        }

        public void Dispose()
        {
        }
    }

    private static double Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += ((double)x[i] - y[i]) * ((double)x[i] - y[i]);
        }

        return Math.Sqrt(sum);
    }
}

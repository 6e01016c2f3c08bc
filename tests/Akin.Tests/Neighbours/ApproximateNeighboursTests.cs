using Akin.Neighbours;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Neighbours;

public sealed class ApproximateNeighboursTests
{
    private static readonly ApproximateNeighboursOptions Cells = new() { ExactUpTo = 0, SampleRows = 300, Threads = 2 };

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.95)]
    public void Find_Groups_RecallAsAskedForAndAsSaid(double recall)
    {
        using var points = FormulaData.Blobs(9, 6000, 24, 12, 2, 0);
        using var exact = ExactNeighbours.Find(points, 10, 2);

        using var table = ApproximateNeighbours.Find(points, Cells with { Recall = recall });

        var found = Enumerable.Range(0, points.Rows).Average(
            point => table.IndicesOf(point).ToArray().Intersect(exact.IndicesOf(point).ToArray()).Count() / 10.0);
        Assert.InRange(found, recall, 1);
        Assert.InRange(table.Recall, found - 0.02, found + 0.02);
    }

    [Fact]
    public void Find_RecallOne_IsTheExactTable()
    {
        using var points = FormulaData.Gaussians(10, 1500, 16);
        using var exact = ExactNeighbours.Find(points, 7, 2);

        using var table = ApproximateNeighbours.Find(
            points, Cells with { Count = 7, Recall = 1, SampleRows = points.Rows });

        Assert.Equal(exact.Indices, table.Indices);
        Assert.Equal(exact.Distances.RowBlock(0, 1500), table.Distances.RowBlock(0, 1500));
        Assert.Equal(1, table.Recall);
    }

    [Fact]
    public void Find_AnyNumberOfThreads_SameBits()
    {
        using var points = FormulaData.Blobs(11, 3000, 8, 5, 3, 100);

        using var one = ApproximateNeighbours.Find(points, Cells with { Threads = 1, Seed = 3 });
        using var three = ApproximateNeighbours.Find(points, Cells with { Threads = 3, Seed = 3 });

        Assert.Equal(one.Indices, three.Indices);
        Assert.Equal(one.Distances.RowBlock(0, 3000), three.Distances.RowBlock(0, 3000));
        Assert.Equal(one.Recall, three.Recall);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(9, 8)]
    public void Find_FewPoints_AllOthers(int n, int expected)
    {
        using var points = FormulaData.Gaussians(12, n, 4);

        using var table = ApproximateNeighbours.Find(points, Cells);

        Assert.Equal(expected, table.Count);
        Assert.DoesNotContain(int.MaxValue, table.Indices);
    }

    [Fact]
    public void Find_AllPointsEqual_FirstRowsAtZero()
    {
        using var points = new Matrix(500, 3);

        using var table = ApproximateNeighbours.Find(points, Cells with { Count = 3 });

        Assert.Equal([0, 1, 2], table.IndicesOf(499).ToArray());
        Assert.Equal([0, 0, 0], table.Distances[499].ToArray());
    }

    [Fact]
    public void Find_OptionOutOfRange_Refused()
    {
        using var points = new Matrix(5, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => ApproximateNeighbours.Find(points, Cells with { Recall = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ApproximateNeighbours.Find(points, Cells with { Count = -1 }));
    }

    [Fact]
    public void Find_NotANumber_Refused()
    {
        using var points = Matrix.From([1, 2, float.NaN, 4], columns: 1);
        var error = Assert.Throws<ArgumentException>(() => ApproximateNeighbours.Find(points, Cells));
        Assert.StartsWith("Row 2, column 0 is NaN: ", error.Message, StringComparison.Ordinal);
    }
}

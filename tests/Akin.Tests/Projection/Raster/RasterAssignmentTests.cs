using Akin.Numerics;
using Akin.Projection.Raster;
using Xunit;

namespace Akin.Tests.Projection.Raster;

public sealed class RasterAssignmentTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_PointsInTheMiddleOfCells_StayThere()
    {
        var points = Enumerable.Range(0, 12).Select(i => ((i % 4) + 0.5, (i / 4) + 0.5)).ToArray();
        Assert.Equal(Enumerable.Range(0, 12), RasterAssignment.Of(points, 4, 3, cancellation: Stop));
    }

    [Fact]
    public void Of_AllAtOnePlace_TakesTheCellsAroundIt()
    {
        var points = Enumerable.Repeat((2.5, 2.5), 5).ToArray();
        Assert.Equal([7, 11, 12, 13, 17], RasterAssignment.Of(points, 5, 5, cancellation: Stop).Order());
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(60, 60, 1)]
    [InlineData(2500, 50, 50)]
    [InlineData(2400, 80, 60)]
    public void Of_AnyNumber_GivesEachACellOfItsOwnOnAnyThreads(int count, int columns, int rows)
    {
        var points = Clumps(count, columns, rows);
        var cells = RasterAssignment.Of(points, columns, rows, 1, cancellation: Stop);
        Assert.Equal(count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell, 0, (columns * rows) - 1));
        Assert.Equal(cells, RasterAssignment.Of(points, columns, rows, 3, cancellation: Stop));
    }

    [Fact]
    public void Of_ManyPoints_CostsLittleMoreThanTheBest()
    {
        // Just over what is solved as a whole, and just under.
        var points = Clumps(1444, 38, 38);
        var near = RasterAssignment.Of(points, 38, 38, cancellation: Stop);
        var best = new RasterCells(points, 38, 38);
        best.Solve([.. Enumerable.Range(0, 1444)], [.. Enumerable.Range(0, 1444)], Stop);
        var ratio = Cost(points, near, 38) / Cost(points, best.CellOf, 38);
        Assert.InRange(ratio, 1, 1.1);
    }

    [Fact]
    public void Of_ManyPoints_KeepsNeighboursFarBetterThanChance()
    {
        var points = Clumps(2500, 50, 50);
        var kept = Kept(points, RasterAssignment.Of(points, 50, 50, cancellation: Stop), 50);
        var random = new RandomSource(3);
        var chance = Kept(points, [.. Enumerable.Range(0, 2500).OrderBy(_ => random.NextDouble())], 50);
        Assert.InRange(chance, 0, 0.02);
        Assert.InRange(kept, 0.5, 1);
    }

    [Fact]
    public void Of_MorePointsThanCells_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RasterAssignment.Of([(0, 0), (0, 0)], 1, 1));

    /// <summary>The share of the eight nearest on the map that are among the 24 cells around.</summary>
    private static double Kept((double X, double Y)[] points, int[] cells, int columns)
    {
        double kept = 0;
        for (var i = 0; i < points.Length; i += 10)
        {
            var at = i;
            var near = Enumerable.Range(0, points.Length).Where(j => j != at)
                .OrderBy(j => Math.Pow(points[j].X - points[at].X, 2) + Math.Pow(points[j].Y - points[at].Y, 2))
                .Take(8);
            kept += near.Count(j => Math.Max(
                Math.Abs((cells[j] % columns) - (cells[at] % columns)),
                Math.Abs((cells[j] / columns) - (cells[at] / columns))) <= 2) / 8.0;
        }

        return kept / (points.Length / 10);
    }

    private static double Cost((double X, double Y)[] points, int[] cells, int columns) => points.Zip(cells).Sum(pair =>
        Math.Pow((pair.Second % columns) + 0.5 - pair.First.X, 2)
        + Math.Pow((pair.Second / columns) + 0.5 - pair.First.Y, 2));

    /// <summary>Points in five clumps with room between.</summary>
    private static (double X, double Y)[] Clumps(int count, int columns, int rows)
    {
        var random = new RandomSource(11);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (x, y) = ((0.2 + (0.6 * (i % 5) / 4)) * columns, (i % 2 == 0 ? 0.3 : 0.75) * rows);
            return (x + (Sum() * columns * 0.1), y + (Sum() * rows * 0.15));
        })];

        double Sum() => random.NextDouble() + random.NextDouble() - 1;
    }
}

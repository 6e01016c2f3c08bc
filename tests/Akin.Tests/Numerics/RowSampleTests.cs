using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class RowSampleTests
{
    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(5, 5, 5)]
    [InlineData(5, 9, 5)]
    [InlineData(100, 40, 40)]
    public void Draw_GivesDifferentRowsInRisingOrder(int n, int count, int expected)
    {
        var rows = RowSample.Draw(n, count, new RandomSource(1));
        Assert.Equal(expected, rows.Length);
        Assert.Equal(rows.Distinct().Order(), rows);
        Assert.All(rows, row => Assert.InRange(row, 0, n - 1));
    }

    [Fact]
    public void Draw_ManyTimes_TakesEachRowEquallyOften()
    {
        var random = new RandomSource(2);
        var counts = new int[10];
        for (var draw = 0; draw < 5000; draw++)
        {
            Array.ForEach(RowSample.Draw(10, 3, random), row => counts[row]++);
        }

        Assert.All(counts, count => Assert.InRange(count, 1350, 1650));
    }

    [Fact]
    public void Copy_TakesTheRowsInTheOrderGiven()
    {
        using var points = FormulaData.Rows(4, 2, (row, i) => (10 * row) + i);
        using var copy = RowSample.Copy(points, [3, 1]);
        Assert.Equal([30, 31, 10, 11], copy.RowBlock(0, 2).ToArray());
    }
}

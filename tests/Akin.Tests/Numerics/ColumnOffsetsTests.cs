using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class ColumnOffsetsTests
{
    [Fact]
    public void Of_Columns_MovesOnlyThoseFarFromZeroForTheirSpread()
    {
        using var points = Matrix.From(
        [
            10000, -3, 5, -7, 0,
            10002, -6, 5, 9, 0,
            10001, -4, 5, 1, 3,
        ], 5);
        Assert.Equal([10001, -4.5f, 5, 0, 0], ColumnOffsets.Of(points));
    }

    [Fact]
    public void Of_NoRows_MovesNothing()
    {
        using var points = new Matrix(0, 2);
        Assert.Equal([0, 0], ColumnOffsets.Of(points));
    }
}

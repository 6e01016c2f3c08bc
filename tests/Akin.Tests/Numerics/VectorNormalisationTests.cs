using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class VectorNormalisationTests
{
    [Fact]
    public void L2InPlace_Rows_HaveUnitLengthAndKeepTheirDirection()
    {
        using var points = Matrix.From([3, 4, 0, -2, 1e20f, 1e20f, 1e-30f, 0], 2);
        VectorNormalisation.L2InPlace(points);
        Assert.Equal([0.6f, 0.8f, 0, -1, MathF.Sqrt(0.5f), MathF.Sqrt(0.5f), 1, 0], points.RowBlock(0, 4).ToArray());
    }

    [Fact]
    public void L2InPlace_ZeroRow_StaysZero()
    {
        using var points = new Matrix(1, 3);
        VectorNormalisation.L2InPlace(points);
        Assert.Equal([0, 0, 0], points[0].ToArray());
    }
}

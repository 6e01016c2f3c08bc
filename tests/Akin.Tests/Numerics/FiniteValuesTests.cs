using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class FiniteValuesTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-2e16f)]
    public void Require_BadValue_NamesItsPlace(float bad)
    {
        using var points = new Matrix(5000, 3);
        points[4321][2] = bad;
        points[4999][0] = bad;
        var error = Assert.Throws<ArgumentException>(() => FiniteValues.Require(points, "points", threads: 2));
        Assert.StartsWith(
            $"Row 4321, column 2 is {bad}: every value must be a finite number within ±1E+16.", error.Message);
    }

    [Fact]
    public void Require_FiniteValues_Passes()
    {
        using var points = Matrix.From([0, -1e16f, 1e16f, float.Epsilon], 2);
        FiniteValues.Require(points, "points");
    }
}

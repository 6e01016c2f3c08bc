using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class FiniteValuesTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Find_BadValueAnywhere_GivesItsPlace(float bad)
    {
        using var matrix = new Matrix(2, 37);
        for (var column = 0; column < 37; column++)
        {
            matrix[0].Fill(float.MaxValue);
            matrix[1].Fill(-1);
            Assert.Null(FiniteValues.Find(matrix, float.MaxValue));
            matrix[1][column] = bad;
            Assert.Equal(new NonFiniteValue(1, column, bad), FiniteValues.Find(matrix, float.MaxValue));
        }
    }

    [Fact]
    public void Find_SeveralBadValues_GivesTheFirstInRowOrder()
    {
        using var matrix = new Matrix(3, 4);
        matrix[2][0] = float.NaN;
        matrix[1][3] = float.NaN;
        Assert.Equal("row 1, column 3 holds NaN", FiniteValues.Find(matrix, float.MaxValue).ToString());
    }

    [Fact]
    public void Find_NoValues_FindsNothing()
    {
        using var matrix = new Matrix(0, 4);
        Assert.Null(FiniteValues.Find(matrix, float.MaxValue));
    }

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

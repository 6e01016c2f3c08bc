using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class FiniteCheckTests
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
            Assert.Null(FiniteCheck.Find(matrix));
            matrix[1][column] = bad;
            Assert.Equal(new NonFiniteValue(1, column, bad), FiniteCheck.Find(matrix));
        }
    }

    [Fact]
    public void Find_SeveralBadValues_GivesTheFirstInRowOrder()
    {
        using var matrix = new Matrix(3, 4);
        matrix[2][0] = float.NaN;
        matrix[1][3] = float.NaN;
        Assert.Equal("row 1, column 3 holds NaN", FiniteCheck.Find(matrix).ToString());
    }

    [Fact]
    public void Find_NoValues_FindsNothing()
    {
        using var matrix = new Matrix(0, 4);
        Assert.Null(FiniteCheck.Find(matrix));
    }
}

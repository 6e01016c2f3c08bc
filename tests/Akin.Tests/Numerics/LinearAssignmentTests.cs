using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class LinearAssignmentTests
{
    [Fact]
    public void Solve_WorkedByHand_TakesTheLeastSum()
    {
        // The greedy choice, 1 for the first row, would cost 1 + 9; 2 + 1 is the least.
        Assert.Equal([1, 0], LinearAssignment.Solve([1, 2, 1, 9], 2, 2, TestContext.Current.CancellationToken));
        Assert.Equal([], LinearAssignment.Solve([], 0, 3, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(6, 6)]
    [InlineData(5, 7)]
    public void Solve_SmallProblems_CostsAsMuchAsTheBestOfAllAssignments(int rows, int columns)
    {
        var random = new RandomSource(7);
        for (var round = 0; round < 20; round++)
        {
            // Few different costs, some below zero: ties are common.
            var costs = Enumerable.Range(0, rows * columns).Select(_ => (double)random.Next(6) - 2).ToArray();
            var found = LinearAssignment.Solve(costs, rows, columns, TestContext.Current.CancellationToken);
            Assert.Equal(rows, found.Distinct().Count());
            var sum = found.Select((column, row) => costs[(row * columns) + column]).Sum();
            Assert.Equal(Best(costs, columns, 0, rows, new bool[columns]), sum);
        }
    }

    [Fact]
    public void Solve_MoreRowsThanColumns_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearAssignment.Solve([1, 2], 2, 1));

    /// <summary>The least sum, by trying all.</summary>
    private static double Best(double[] costs, int columns, int row, int rows, bool[] taken)
    {
        if (row == rows)
            return 0;

        var best = double.MaxValue;
        for (var column = 0; column < columns; column++)
        {
            if (taken[column])
                continue;

            taken[column] = true;
            best = Math.Min(best, costs[(row * columns) + column] + Best(costs, columns, row + 1, rows, taken));
            taken[column] = false;
        }

        return best;
    }
}

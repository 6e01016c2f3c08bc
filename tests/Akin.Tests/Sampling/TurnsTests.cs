using Akin.Numerics;
using Akin.Sampling;
using Xunit;

namespace Akin.Tests.Sampling;

public sealed class TurnsTests
{
    [Fact]
    public void Next_SolvedByHand_FollowsTheOddDivisors()
    {
        // 53/1 = 53, 24/1 = 24, 23/1 = 23, 53/3 = 17.7, 53/5 = 10.6, 24/3 = 8, 23/3 = 7.67, 53/7 = 7.57.
        var turns = new Turns([53, 24, 23], [53, 24, 23]);
        Assert.Equal([0, 1, 2, 0, 0, 1, 2, 0], Take(turns, 8));
    }

    [Fact]
    public void Next_EqualWeights_GoesRound() =>
        Assert.Equal([0, 1, 2, 0, 1, 2, 0], Take(new Turns([1, 1, 1], [9, 9, 9]), 7));

    [Fact]
    public void Next_WhereOneHasNoMore_HandsItsTurnsOn() =>
        Assert.Equal([0, 1, 2, 0, 2, 0, 2, 2, -1, -1], Take(new Turns([1, 1, 1], [3, 1, 4]), 10));

    [Fact]
    public void Take_OutOfTurn_CountsAsATurn()
    {
        var turns = new Turns([1, 1], [5, 5]);
        turns.Take(1);
        turns.Take(1);
        Assert.Equal([0, 0, 0, 1], Take(turns, 4));
        Assert.Equal([3, 3], turns.Given);
    }

    /// <summary>
    /// What makes an apportionment Webster's: no part with room has a larger claim to a next seat than any part had to
    /// its last one. It must hold after every turn, and no part may lose a seat.
    /// </summary>
    [Fact]
    public void Next_OfRandomParts_IsTheWebsterApportionmentAtEveryPrefix()
    {
        var random = new RandomSource(3);
        for (var round = 0; round < 40; round++)
        {
            var parts = 1 + random.Next(12);
            var weights = Enumerable.Range(0, parts).Select(_ => 1L + random.Next(50)).ToArray();
            var capacities = Array.ConvertAll(weights, weight => random.Next((int)weight + 1));
            var turns = new Turns(weights, capacities);
            var given = new int[parts];
            for (var total = capacities.Sum(); total > 0; total--)
            {
                given[turns.Next()]++;
                Assert.Equal(given, turns.Given);
                for (var a = 0; a < parts; a++)
                {
                    for (var b = 0; b < parts; b++)
                    {
                        Assert.True(
                            given[a] == capacities[a] || given[b] == 0
                            || weights[a] * ((2 * given[b]) - 1) <= weights[b] * ((2 * given[a]) + 1));
                    }
                }
            }

            Assert.Equal(-1, turns.Next());
            Assert.Equal(capacities, given);
        }
    }

    private static int[] Take(Turns turns, int count) => [.. Enumerable.Range(0, count).Select(_ => turns.Next())];
}

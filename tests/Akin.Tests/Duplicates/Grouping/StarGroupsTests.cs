using Akin.Duplicates.Grouping;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates.Grouping;

public sealed class StarGroupsTests
{
    [Fact]
    public void Form_Chain_DoesNotBecomeOneGroup()
    {
        // 0 – 1 – 2 – 3, the better the smaller: 0 takes 1, and 2, which is not like 0, takes 3.
        var bound = Form([0, 1, 2, 3], [(0, 1), (1, 2), (2, 3)], _ => true);
        Assert.Equal([-1, 0, -1, 2], bound);
    }

    [Fact]
    public void Form_PairThatDisagrees_BindsNobody()
    {
        var bound = Form([2, 1, 0], [(0, 1), (1, 2)], pair => pair == 0);
        Assert.Equal([0, -1, -1], bound);
    }

    [Fact]
    public void Form_RandomPairs_IsTheOneAfterTheOther_AtAnyNumberOfThreads()
    {
        var random = new RandomSource(3);
        for (var round = 0; round < 30; round++)
        {
            const int rows = 60;
            var ranks = Enumerable.Range(0, rows).OrderBy(_ => random.NextUInt64()).ToArray();
            var pairs = Enumerable.Range(0, 150).Select(_ => (A: random.Next(rows), B: random.Next(rows)))
                .Where(pair => pair.A < pair.B).Distinct().ToArray();
            var agrees = pairs.Select(_ => random.Next(3) > 0).ToArray();
            var expected = OneAfterTheOther(ranks, pairs, agrees);
            Assert.Equal(expected, Form(ranks, pairs, pair => agrees[pair]));
            Assert.Equal(expected, Form(ranks, pairs, pair => agrees[pair], threads: 4));
        }
    }

    [Fact]
    public void Form_PairsThatAreHopelessAfterARound_AreNotCompared()
    {
        // All are told apart; after three comparisons of both, a pair is given up: about three a row, not all 4,950.
        const int rows = 100;
        var pairs = (from a in Enumerable.Range(0, rows) from b in Enumerable.Range(a + 1, rows - a - 1) select (a, b))
            .ToArray();
        foreach (var threads in new[] { 1, 4 })
        {
            var (told, compared) = (new int[rows], 0);
            var (ranked, numbers) = RankedPairs.Of([.. Enumerable.Range(0, rows)], pairs);
            var bound = StarGroups.Form(
                ranked,
                (_, pair) =>
                {
                    Interlocked.Increment(ref told[pairs[numbers[pair]].a]);
                    Interlocked.Increment(ref told[pairs[numbers[pair]].b]);
                    Interlocked.Increment(ref compared);
                    return false;
                },
                (_, pair) => Math.Min(told[pairs[numbers[pair]].a], told[pairs[numbers[pair]].b]) >= 3, threads,
                null, TestContext.Current.CancellationToken);
            Assert.All(bound, each => Assert.Equal(-1, each));
            Assert.Equal(99 + 98 + 97, compared);
        }
    }

    private static int[] OneAfterTheOther(int[] ranks, (int A, int B)[] pairs, bool[] agrees)
    {
        var bound = Enumerable.Repeat(-1, ranks.Length).ToArray();
        foreach (var row in Enumerable.Range(0, ranks.Length).OrderBy(row => ranks[row]))
        {
            if (bound[row] >= 0)
            {
                continue;
            }

            for (var pair = 0; pair < pairs.Length; pair++)
            {
                var (a, b) = pairs[pair];
                var other = a == row ? b : b == row ? a : row;
                if (other != row && agrees[pair] && bound[other] < 0 && ranks[other] > ranks[row])
                {
                    bound[other] = pair;
                }
            }
        }

        return bound;
    }

    [Fact]
    public void Form_PairsThatAreNotNeeded_AreToldToo()
    {
        // 0 takes 1 and 2; 1 – 2, and all of 3's pairs but the first, are not compared.
        (int, int)[] pairs = [(0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3)];
        var told = new List<StageProgress>();
        StarGroups.Form(
            RankedPairs.Of([0, 1, 2, 3], pairs).Pairs, (_, _) => true, null, 1, new Told(told),
            TestContext.Current.CancellationToken);
        Assert.All(told, each => Assert.Equal(pairs.Length, each.Total));
        Assert.Equal(pairs.Length, told[^1].Done);
    }

    /// <summary>For each row the number of its pair, as it was given.</summary>
    private static int[] Form(int[] ranks, (int, int)[] pairs, Func<int, bool> agree, int threads = 1)
    {
        var (ranked, numbers) = RankedPairs.Of(ranks, pairs);
        var bound = StarGroups.Form(
            ranked, (_, pair) => agree(numbers[pair]), null, threads, null, CancellationToken.None);
        return Array.ConvertAll(ranks, rank => bound[rank] < 0 ? -1 : numbers[bound[rank]]);
    }

    private sealed class Told(List<StageProgress> told) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => told.Add(value);
    }
}

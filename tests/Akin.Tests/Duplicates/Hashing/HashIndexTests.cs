using Akin.Duplicates.Hashing;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates.Hashing;

public sealed class HashIndexTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(7)]
    public void Find_AnyRadius_GivesWhatComparingAllGives_EachOnce(int radius)
    {
        var random = new RandomSource(1);
        var hashes = new ulong[3000];
        for (var i = 0; i < hashes.Length; i++)
        {
            // Some far from all, some a few flips from an earlier one, some equal.
            hashes[i] = i % 3 == 0 || i < 10 ? random.NextUInt64() : Flipped(hashes[random.Next(i)], random);
        }

        var found = new Found();
        new HashIndex(hashes, radius).Find(hashes.AsSpan(0, 300), found);
        var expected = from query in Enumerable.Range(0, 300)
                       from row in Enumerable.Range(0, hashes.Length)
                       let distance = PictureHash.Distance(hashes[row], hashes[query])
                       where distance <= radius
                       select (query, row, distance);
        Assert.Equal(expected, found.Hits.Order());
    }

    [Fact]
    public void Find_Mass_TellsTheFirstOnesAndThoseWithinTheLimit()
    {
        // 2,000 hashes that differ from one in two of 12 bits, or in none.
        var random = new RandomSource(2);
        var hashes = new ulong[2000];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = i % 100 == 50 ? 0 : (1UL << (20 + random.Next(6))) | (1UL << (40 + random.Next(6)));
        }

        var found = new Found { Limit = 0 };
        new HashIndex(hashes, 7).Find([0], found);
        var rows = found.Hits.ConvertAll(hit => hit.Row);
        Assert.Equal(rows.Count, rows.Distinct().Count());
        Assert.All(Enumerable.Range(0, HashIndex.AlwaysTold), row => Assert.Contains(row, rows));
        Assert.All(Enumerable.Range(0, 20), i => Assert.Contains((100 * i) + 50, rows));
        Assert.InRange(rows.Count, 20, 20 + (4 * 17 * HashIndex.AlwaysTold));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Constructor_RadiusOutOfRange_IsRefused(int radius) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(radius), () => new HashIndex([], radius));

    private static ulong Flipped(ulong hash, RandomSource random)
    {
        for (var flips = random.Next(14); flips > 0; flips--)
        {
            hash ^= 1UL << random.Next(64);
        }

        return hash;
    }

    private sealed class Found : IHashHits
    {
        public int Limit { get; init; } = int.MaxValue;

        public List<(int Query, int Row, int Distance)> Hits { get; } = [];

        public int LimitOf(int query) => Limit;

        public void Add(int query, int entry, int distance) => Hits.Add((query, entry, distance));
    }
}

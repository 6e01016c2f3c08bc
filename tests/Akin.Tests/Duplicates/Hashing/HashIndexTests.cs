using Akin.Duplicates.Hashing;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates.Hashing;

public sealed class HashIndexTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(11)]
    public void Find_AnyRadius_GivesWhatComparingAllGives_EachOnce(int radius)
    {
        var random = new RandomSource(1);
        var hashes = new ulong[3000];
        for (var i = 0; i < hashes.Length; i++)
        {
            // Some far from all, some a few flips from an earlier one, some equal.
            hashes[i] = i % 3 == 0 || i < 10 ? random.NextUInt64() : Flipped(hashes[random.Next(i)], random);
        }

        var index = new HashIndex(hashes, radius);
        var found = new List<(int Row, int Distance)>();
        for (var query = 0; query < 300; query++)
        {
            found.Clear();
            index.Find(hashes[query], found);
            var expected = Enumerable.Range(0, hashes.Length)
                .Select(row => (row, PictureHash.Distance(hashes[row], hashes[query])))
                .Where(pair => pair.Item2 <= radius);
            Assert.Equal(expected, found.Order());
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
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
}

using Akin.Duplicates;
using Akin.Duplicates.Hashing;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates.Hashing;

public sealed class CandidateSearchTests
{
    private const int Radius = 7;
    private const int Most = 128;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Find_FewLikes_GivesEveryPairThatIsNear_OnceAndByItsNearestWay(int threads)
    {
        var random = new RandomSource(5);
        var pictures = new List<PictureSignature>();
        for (var i = 0; i < 120; i++)
        {
            pictures.Add(i % 3 == 0 ? Made(random) : Flipped(pictures[random.Next(i)], random, 1 + random.Next(8)));
        }

        int[] ranks = [.. Enumerable.Range(0, pictures.Count).OrderBy(_ => random.NextUInt64())];
        var expected = new Dictionary<(int, int), int>();
        for (var part = 0; part < pictures.Count; part++)
        {
            for (var whole = 0; whole < pictures.Count; whole++)
            {
                var distance = part == whole ? int.MaxValue : Nearest(pictures[part], pictures[whole]);
                if (distance <= Radius)
                {
                    var pair = (Math.Min(part, whole), Math.Max(part, whole));
                    expected[pair] = Math.Min(distance, expected.GetValueOrDefault(pair, int.MaxValue));
                }
            }
        }

        var found = new CandidateSearch(pictures, ranks, Radius)
            .Find(Most, threads, null, TestContext.Current.CancellationToken).All().ToArray();
        Assert.NotEmpty(expected);
        Assert.Equal(
            expected.OrderBy(each => each.Key).Select(each => (each.Key, each.Value)),
            found.Select(each => ((Math.Min(each.Row, each.Other), Math.Max(each.Row, each.Other)),
                (int)each.Distance)).Order());
        Assert.All(found, each => Assert.Equal(each.Distance, PictureHash.Distance(
            PictureHash.Turned(pictures[each.Row].Hashes[each.FrameNumber], each.Turn),
            pictures[each.Other].Hashes[0])));
    }

    [Fact]
    public void Find_PairsOfOnePicture_StandInTheOrderOfKeeping()
    {
        var random = new RandomSource(6);
        var first = Made(random);
        PictureSignature[] pictures = [.. Enumerable.Range(0, 6).Select(_ => Flipped(first, random, 1))];
        int[] ranks = [3, 0, 5, 1, 4, 2];
        var found = new CandidateSearch(pictures, ranks, Radius)
            .Find(Most, 1, null, TestContext.Current.CancellationToken);
        Assert.Equal(15, found.Pairs.Count);
        for (var worse = 0; worse < pictures.Length; worse++)
        {
            var (start, end) = (found.Pairs.StartOf(worse), found.Pairs.EndOf(worse));
            var better = Enumerable.Range(start, end - start).Select(found.Pairs.BetterOf);
            Assert.Equal(Enumerable.Range(0, worse), better);
            Assert.Equal(worse, ranks[found.RowOf(worse)]);
        }
    }

    [Theory]
    [InlineData(100, 0)]
    [InlineData(100, 2)]
    [InlineData(300, 0)]
    [InlineData(300, 2)]
    public void Find_ManyLikes_BoundsPairsByPictures_AndKeepsThoseWithTheBest(int count, int flips)
    {
        var random = new RandomSource(7);
        var first = Made(random);
        PictureSignature[] pictures = [.. Enumerable.Range(0, count).Select(_ => Flipped(first, random, flips))];
        var found = new CandidateSearch(pictures, [.. Enumerable.Range(0, count)], Radius)
            .Find(Most, 2, null, TestContext.Current.CancellationToken);
        Assert.InRange(found.Pairs.Count, count - 1, 64 * count);
        Assert.All(
            Enumerable.Range(1, count - 1),
            worse => Assert.Equal(0, found.Pairs.BetterOf(found.Pairs.StartOf(worse))));
    }

    private static int Nearest(PictureSignature part, PictureSignature whole) => (
        from turn in Enumerable.Range(0, Turn.Count)
        from hash in part.Hashes
        select PictureHash.Distance(PictureHash.Turned(hash, new((byte)turn)), whole.Hashes[0])).Min();

    /// <summary>A signature of one hash for all parts, so that its turns are the only other ones.</summary>
    private static PictureSignature Made(RandomSource random)
    {
        var hashes = new ulong[HashFrames.All.Count];
        Array.Fill(hashes, random.NextUInt64());

        // Small pictures that look the same however they are cut and turned: an even middle on an even ground.
        var small = new byte[PictureHash.Side * PictureHash.Side];
        for (var i = 0; i < small.Length; i++)
        {
            var (x, y) = (i % PictureHash.Side, i / PictureHash.Side);
            small[i] = (byte)(Math.Max(Math.Abs((2 * x) - 31), Math.Abs((2 * y) - 31)) < 16 ? 200 : 20);
        }

        return new(hashes, small, 50, 100);
    }

    private static PictureSignature Flipped(PictureSignature picture, RandomSource random, int flips)
    {
        var hash = picture.Hashes[0];
        for (var i = 0; i < flips; i++)
        {
            hash ^= 1UL << random.Next(PictureHash.Length);
        }

        var hashes = new ulong[HashFrames.All.Count];
        Array.Fill(hashes, hash);
        return picture with { Hashes = hashes };
    }
}

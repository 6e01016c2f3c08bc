using Akin.Intake;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Intake;

public sealed class PackedPathsTests
{
    private static readonly string[] Odd =
    [
        "", "a", "a/b.jpg", "a.jpg", "ä/ÿ.jpg", "\0", "Ā.jpg", "画像/一.jpg", "😀.png", "\uD83D alone", "\uFFFD", "Z",
        "a/", new('x', 300), new('x', 2 << 20), new('ж', 1 << 20), "after the long ones",
    ];

    [Fact]
    public void Add_OddPaths_ComeBackAsTheyWere()
    {
        var paths = new PackedPaths();
        long[] keys = [.. Odd.Select(paths.Add)];
        Assert.Equal(Odd, keys.Select(key => paths[key]));
    }

    [Fact]
    public void Compare_OddAndDrawnPaths_IsOrdinal()
    {
        var random = new RandomSource(5);
        string[] all =
        [
            .. Odd,
            .. Enumerable.Range(0, 60).Select(_ => string.Concat(
                Enumerable.Range(0, 1 + random.Next(4)).Select(_ => "ab/.ÿĀ画😀"[random.Next(9)]))),
        ];
        var paths = new PackedPaths();
        long[] keys = [.. all.Select(paths.Add)];
        for (var a = 0; a < all.Length; a++)
        {
            for (var b = 0; b < all.Length; b++)
            {
                Assert.Equal(
                    Math.Sign(string.CompareOrdinal(all[a], all[b])), Math.Sign(paths.Compare(keys[a], keys[b])));
            }
        }
    }

    [Fact]
    public void Add_ManyPaths_TakeLittleMoreThanTheirLetters()
    {
        string[] some = [.. Enumerable.Range(0, 1_000).Select(i => $"{i % 7:D3}/{i:D10}.jpg")];
        var paths = new PackedPaths();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200_000; i++)
        {
            paths.Add(some[i % some.Length]);
        }

        // 18 letters and 4 bytes each, in whole pieces.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 200_000 * 22L, (200_000 * 22L) + (2 << 20));
    }
}

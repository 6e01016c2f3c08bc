using Akin.Duplicates.Comparing;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Duplicates.Comparing;

public sealed class TonePairTableTests
{
    /// <summary>Any square of cells, also over the edges and where only one picture is, against pair by pair.</summary>
    [Theory]
    [InlineData(0, 0, 40, 32)]
    [InlineData(5, 3, 20, 17)]
    [InlineData(11, 0, 29, 1)]
    [InlineData(0, 0, 0, 0)]
    public void Square_Anywhere_IsTheSumOfItsPairs(int left, int top, int width, int height)
    {
        const int cell = 8, across = 5, down = 4;
        var random = new RandomSource(6);
        float[] whole = [.. Enumerable.Range(0, width * height).Select(_ => (float)random.Next(256))];
        float[] part = [.. Enumerable.Range(0, width * height).Select(_ => (float)random.Next(256))];
        var table = new TonePairTable(new(left, top, width, height, whole, part), cell, across, down);
        for (var x = -2; x <= across; x++)
        {
            for (var y = -2; y <= down; y++)
            {
                for (var side = 1; side <= 6; side++)
                {
                    var expected = new TonePairs();
                    for (var i = 0; i < whole.Length; i++)
                    {
                        var (column, line) = ((left + (i % width)) / cell, (top + (i / width)) / cell);
                        if (column >= x && column < x + side && line >= y && line < y + side)
                        {
                            expected.Add(whole[i], part[i]);
                        }
                    }

                    var found = table.Square(x, y, side);
                    Assert.Equal(expected.Count, found.Count);
                    Assert.Equal(expected.VarianceA, found.VarianceA, 1e-6);
                    Assert.Equal(expected.VarianceB, found.VarianceB, 1e-6);
                    Assert.Equal(expected.RestOf((0.7, 12)), found.RestOf((0.7, 12)), 1e-3);
                }
            }
        }
    }
}

using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class HalfNarrowingTests
{
    [Fact]
    public void Narrow_Ties_GoToTheEvenOne()
    {
        // Between 2048 and 4096 float16 has every second whole number.
        float[] values = [2049, 2051, -2049, 1 + (1f / 2048), 1 + (3f / 2048)];
        var halves = new Half[values.Length];
        Assert.Equal(0, HalfNarrowing.Narrow(values, halves));
        Assert.Equal([2048, 2052, -2048, 1, 1 + (4f / 2048)], halves.Select(half => (float)half));
    }

    [Fact]
    public void Narrow_TooLarge_IsTheLargestAndCounted()
    {
        float[] values = [65_504, 65_519, 65_520, -1e9f, float.PositiveInfinity, float.NaN];
        var halves = new Half[values.Length];
        Assert.Equal(3, HalfNarrowing.Narrow(values, halves));
        Assert.Equal([65_504, 65_504, 65_504, -65_504, 65_504, float.NaN], halves.Select(half => (float)half));
    }

    [Fact]
    public void Narrow_WhatWasWidened_ComesBack()
    {
        var back = new Half[1];
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var half = BitConverter.UInt16BitsToHalf((ushort)bits);
            if (Half.IsFinite(half))
            {
                HalfNarrowing.Narrow([(float)half], back);
                Assert.Equal(bits, BitConverter.HalfToUInt16Bits(back[0]));
            }
        }
    }
}

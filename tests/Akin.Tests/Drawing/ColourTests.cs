using System.Numerics;
using Akin.Drawing;
using Xunit;

namespace Akin.Tests.Drawing;

public sealed class ColourTests
{
    // Published values of the sRGB primaries in Oklch.
    [Theory]
    [InlineData(1, 0, 0, 0xFFFFFF)]
    [InlineData(0, 0, 0, 0x000000)]
    [InlineData(0.62796, 0.25768, 29.234, 0xFF0000)]
    [InlineData(0.86644, 0.29483, 142.495, 0x00FF00)]
    [InlineData(0.45201, 0.31321, 264.052, 0x0000FF)]
    public void Oklch_OfPrimaries_GivesThem(double lightness, double chroma, double hue, int expected)
    {
        var difference = Colour.Oklch(lightness, chroma, hue) - Colour.Hex(expected);
        Assert.True(difference.Length() < 0.01, $"off by {difference}");
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0.25, 0.5)]
    [InlineData(2, 1)]
    public void Gradient_PastItsEnds_HoldsThem(float t, float expected) =>
        Assert.Equal(new Vector3(expected), Colour.Gradient([Vector3.Zero, Vector3.One, Vector3.One], t));
}

using Akin.Embedding;
using Xunit;

namespace Akin.Tests.Embedding;

public sealed class PixelNormalisationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(100)]
    [InlineData(224 * 224)]
    public void ToPlanes_AnyNumberOfPixels_EqualsTheDefinition(int pixels)
    {
        var rgb = Enumerable.Range(0, pixels * 3).Select(i => (byte)((i * 37) + (i / 256))).ToArray();
        var planes = new float[pixels * 3];

        PixelNormalisation.ToPlanes(rgb, planes, mean: 127, scale: 128);

        for (var i = 0; i < pixels * 3; i++)
        {
            Assert.Equal((rgb[i] - 127f) / 128f, planes[((i % 3) * pixels) + (i / 3)]);
        }
    }

    [Fact]
    public void ToPlanes_LengthsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => PixelNormalisation.ToPlanes(new byte[6], new float[5], 0, 1));
        Assert.Throws<ArgumentException>(() => PixelNormalisation.ToPlanes(new byte[5], new float[5], 0, 1));
    }
}

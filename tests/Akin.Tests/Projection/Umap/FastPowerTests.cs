using System.Runtime.Intrinsics;
using Akin.Projection.Umap;
using Xunit;

namespace Akin.Tests.Projection.Umap;

public sealed class FastPowerTests
{
    [Theory]
    [InlineData(0.3f)]
    [InlineData(0.8950608f)]
    [InlineData(1.9f)]
    public void Of_NumbersFromTinyToLarge_WithinAFewMillionths(float exponent)
    {
        for (var x = 1e-12; x < 1e12; x *= 1.37)
        {
            var power = FastPower.Of(
                Vector128.Create((float)x, (float)(x * 1.1), (float)(x * 1.3), (float)x), exponent);

            Assert.Equal(1, power[0] / Math.Pow((float)x, exponent), 1e-5);
            Assert.Equal(1, power[1] / Math.Pow((float)(x * 1.1), exponent), 1e-5);
            Assert.Equal(1, power[2] / Math.Pow((float)(x * 1.3), exponent), 1e-5);
            Assert.Equal(power[0], power[3]);
        }
    }

    [Fact]
    public void Of_One_One() => Assert.Equal(Vector128.Create(1f), FastPower.Of(Vector128.Create(1f), 0.7f));
}

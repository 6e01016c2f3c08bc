using Akin.Autoencoder;
using Xunit;

namespace Akin.Tests.Autoencoder;

public sealed class LayerRatesTests
{
    [Fact]
    public void Of_TheDefault_IsTheRateOfAll()
    {
        var rates = LayerRates.Of(new());

        Assert.Equal(13_171, rates.Sum(rate => rate.Parameters));
        Assert.All(rates, rate => Assert.Equal(1, rate.Factor));
    }

    [Fact]
    public void Of_ADenseCode_FallsWithTheInputsOfTheCodeAlone()
    {
        // 30 x 40 x 8 = 9,600 inputs of each of the 128 numbers; back from them each sum has 128.
        var rates = LayerRates.Of(new() { CodeSize = 128 });

        var slow = Assert.Single(rates, rate => rate.Factor != 1);
        Assert.Equal(9_601 * 128, slow.Parameters);
        Assert.Equal(0.03, slow.Factor, 15);
        Assert.Equal(2_480_499, rates.Sum(rate => rate.Parameters));
    }
}

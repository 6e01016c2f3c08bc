using Akin.Quality;
using Xunit;

namespace Akin.Tests.Quality;

public sealed class NormalQuantileTests
{
    // scipy.stats.norm.ppf
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.6, 0.2533471031357997)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.977, 1.9953933101678247)]
    [InlineData(0.995, 2.5758293035489004)]
    [InlineData(0.9995, 3.2905267314919255)]
    [InlineData(0.999999, 4.753424308822899)]
    public void Of_Probabilities_EqualsScipy(double probability, double expected) =>
        Assert.Equal(expected, NormalQuantile.Of(probability), 1e-8);
}

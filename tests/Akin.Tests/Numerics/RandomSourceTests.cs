using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class RandomSourceTests
{
    [Fact]
    public void Next_ManyDraws_AreUniform()
    {
        var random = new RandomSource(7);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            counts[random.Next(10)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void NextGaussian_ManyDraws_HaveUnitVarianceAndZeroMean()
    {
        var random = new RandomSource(3);
        double sum = 0, squares = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var x = random.NextGaussian();
            sum += x;
            squares += x * x;
        }

        Assert.InRange(sum / 100_000, -0.02, 0.02);
        Assert.InRange(squares / 100_000, 0.98, 1.02);
    }
}

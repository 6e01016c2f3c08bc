using Akin.Numerics;
using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class PrincipalCoordinatesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    public void Of_AsManyAxesAsColumns_KeepsAllDistances(int d)
    {
        using var points = FormulaData.Blobs(2, 40, d, 3, 2, 100);
        using var turned = PrincipalCoordinates.Of(points, 16, new RandomSource(0), Token);
        Assert.Equal(d, turned.Columns);
        var scale = Distance(points, 0, 1) / Distance(turned, 0, 1);
        for (var row = 2; row < 40; row++)
        {
            Assert.Equal(1, scale * Distance(turned, 0, row) / Distance(points, 0, row), 1e-4);
        }
    }

    [Fact]
    public void Of_ManyColumns_HasTheVariancesOfTheExactComponents()
    {
        var random = new RandomSource(3);
        using var points = FormulaData.Rows(300, 200, (_, i) => (float)(random.NextGaussian() / (1 + i)));
        using var turned = PrincipalCoordinates.Of(points, 4, new RandomSource(0), Token);
        using var exact = Pca.Fit(points, new PcaOptions { Components = 4 }, Token);
        var variances = Enumerable.Range(0, 4).Select(i => Variance(turned, i)).ToArray();
        for (var i = 1; i < 4; i++)
        {
            var expected = exact.ExplainedVarianceRatio[i] / exact.ExplainedVarianceRatio[0];
            Assert.Equal(expected, variances[i] / variances[0], 1e-3);
        }
    }

    [Fact]
    public void Of_EqualPoints_IsZero()
    {
        using var points = FormulaData.Rows(6, 70, (_, i) => i);
        using var turned = PrincipalCoordinates.Of(points, 3, new RandomSource(0), Token);
        Assert.All(turned.RowBlock(0, 6).ToArray(), value => Assert.Equal(0, value));
    }

    private static double Distance(Matrix points, int a, int b)
    {
        var sum = 0.0;
        for (var i = 0; i < points.Columns; i++)
        {
            sum += ((double)points[a][i] - points[b][i]) * ((double)points[a][i] - points[b][i]);
        }

        return Math.Sqrt(sum);
    }

    private static double Variance(Matrix points, int column)
    {
        double[] values = [.. Enumerable.Range(0, points.Rows).Select(row => (double)points[row][column])];
        return values.Sum(value => (value - values.Average()) * (value - values.Average()));
    }
}

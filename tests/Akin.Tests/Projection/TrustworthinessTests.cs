using Akin.Numerics;
using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

public sealed class TrustworthinessTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(31)]
    [InlineData(90)]
    public void Of_AnyMap_AsTheDefinition(int n)
    {
        using var points = FormulaPoints.Blobs(n, 5, 3, 1);
        using var map = FormulaPoints.Blobs(n, 2, 2, 1);
        var k = Math.Min(15, (n - 1) / 2);
        var penalty = 0.0;
        for (var i = 0; i < n; i++)
        {
            var truth = Order(points, i);
            penalty += Order(map, i).Take(k).Sum(j => Math.Max(0, Array.IndexOf(truth, j) + 1 - k));
        }

        var expected = 1 - (2 * penalty / (n * k * ((2.0 * n) - (3 * k) - 1)));

        Assert.Equal(expected, Trustworthiness.Of(points, map, 0, 2)!.Value, 1e-9);
    }

    [Fact]
    public void Of_MapThatIsThePoints_One()
    {
        using var points = FormulaPoints.Blobs(1500, 2, 3, 1);

        Assert.Equal(1, Trustworthiness.Of(points, points, 3, 2));
    }

    [Fact]
    public void Of_AnyNumberOfThreads_TheSame()
    {
        using var points = FormulaPoints.Blobs(1200, 4, 3, 1);
        using var map = FormulaPoints.Blobs(1200, 2, 3, 1);

        Assert.Equal(Trustworthiness.Of(points, map, 3, 1), Trustworthiness.Of(points, map, 3, 3));
        Assert.InRange(Trustworthiness.Of(points, map, 3)!.Value, 0.4, 0.99);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_TooFewPoints_Nothing(int n)
    {
        using var points = FormulaPoints.Blobs(n, 2, 1, 0);

        Assert.Null(Trustworthiness.Of(points, points, 0));
    }

    private static int[] Order(Matrix points, int i) =>
        [.. Enumerable.Range(0, points.Rows).Where(j => j != i).OrderBy(
            j => Enumerable.Range(0, points.Columns).Sum(axis => Math.Pow(points[i][axis] - points[j][axis], 2)))];
}

using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

public sealed class RepulsionTests
{
    [Fact]
    public void Repel_TwoPoints_ByHand()
    {
        var points = new MapPoints(2);
        points.X[1] = 3;
        points.Y[1] = -1;
        var forces = new MapPoints(2);

        var sum = new ExactRepulsion(1).Repel(points, forces, CancellationToken.None);

        Assert.Equal(2 / 11.0, sum, 1e-15);
        Assert.Equal([-3 / 121.0, 3 / 121.0], forces.X);
        Assert.Equal([1 / 121.0, -1 / 121.0], forces.Y);
    }

    [Theory]
    [InlineData(1e-4, 1e-6)]
    [InlineData(0.7, 1e-6)]
    [InlineData(20, 0.005)]
    [InlineData(49.9, 0.03)]
    [InlineData(133, 0.05)]
    [InlineData(420, 0.05)]
    public void Repel_Interpolated_AsExact(double span, double tolerance)
    {
        var points = Cloud(1500, span);
        var (exact, interpolated) = (new MapPoints(1500), new MapPoints(1500));
        using var repulsion = new InterpolatedRepulsion(2);

        var expectedSum = new ExactRepulsion(2).Repel(points, exact, CancellationToken.None);
        var sum = repulsion.Repel(points, interpolated, CancellationToken.None);

        Assert.Equal(expectedSum, sum, 1e-3 * expectedSum);
        Assert.InRange(RelativeError(exact, interpolated), 0, tolerance);
    }

    [Fact]
    public void Repel_GridGrowsAndShrinks_ForgetsWhatWasBefore()
    {
        var (small, large) = (Cloud(300, 10), Cloud(300, 200));
        var (first, again) = (new MapPoints(300), new MapPoints(300));
        using var repulsion = new InterpolatedRepulsion(1);

        var sum = repulsion.Repel(small, first, CancellationToken.None);
        repulsion.Repel(large, again, CancellationToken.None);
        var sumAgain = repulsion.Repel(small, again, CancellationToken.None);

        Assert.Equal(sum, sumAgain);
        Assert.Equal(first.X, again.X);
        Assert.Equal(first.Y, again.Y);
    }

    [Fact]
    public void Repel_OneFarOutlier_GridStaysBoundedAndForcesFinite()
    {
        var points = Cloud(200, 10);
        points.X[7] = 1e9;
        var forces = new MapPoints(200);
        using var repulsion = new InterpolatedRepulsion(1);

        var sum = repulsion.Repel(points, forces, CancellationToken.None);

        Assert.InRange(NodeGrid.Around(points).Size, 2, 2500);
        Assert.True(double.IsFinite(sum) && sum > 0);
        Assert.All(forces.X, force => Assert.True(double.IsFinite(force)));
    }

    [Fact]
    public void Repel_AllPointsAtOnePlace_NoForceAndEveryPairCountsOne()
    {
        var points = new MapPoints(50);
        Array.Fill(points.X, 2.5);
        var forces = new MapPoints(50);
        using var repulsion = new InterpolatedRepulsion(1);

        var sum = repulsion.Repel(points, forces, CancellationToken.None);

        Assert.Equal(50 * 49, sum, 1e-6);
        Assert.All(forces.X, force => Assert.Equal(0, force, 1e-9));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Repel_ThreadsOneAndTwo_SameBits(bool exactly)
    {
        var points = Cloud(3000, 90);
        var (one, two) = (new MapPoints(3000), new MapPoints(3000));

        var first = Repulsion(exactly, 1).Repel(points, one, CancellationToken.None);
        var second = Repulsion(exactly, 2).Repel(points, two, CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Equal(one.X, two.X);
        Assert.Equal(one.Y, two.Y);
    }

    private static IRepulsion Repulsion(bool exactly, int threads) =>
        exactly ? new ExactRepulsion(threads) : new InterpolatedRepulsion(threads);

    private static MapPoints Cloud(int count, double span)
    {
        var points = new MapPoints(count);
        for (var i = 0; i < count; i++)
        {
            points.X[i] = span / 2 * FormulaPoints.Uniform((uint)i);
            points.Y[i] = span / 2 * FormulaPoints.Uniform((uint)(i + 100_000)) * FormulaPoints.Uniform(
                (uint)(i + 200_000));
        }

        return points;
    }

    private static double RelativeError(MapPoints expected, MapPoints actual)
    {
        double error = 0, size = 0;
        for (var i = 0; i < expected.Count; i++)
        {
            error += Square(expected.X[i] - actual.X[i]) + Square(expected.Y[i] - actual.Y[i]);
            size += Square(expected.X[i]) + Square(expected.Y[i]);
        }

        return Math.Sqrt(error / size);
    }

    private static double Square(double value) => value * value;
}

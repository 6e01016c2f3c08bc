using Akin.Neighbours;
using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

public sealed class GradientDescentTests
{
    [Fact]
    public void FillGradient_FivePoints_AQuarterOfTheDivergencesSlope()
    {
        const double Tiny = 1e-6;
        using var points = FormulaPoints.Blobs(5, 3, 2, 1);
        using var neighbours = ExactNeighbours.Find(points, 4);
        var affinities = Affinities.FromNeighbours(neighbours, 2, 1, CancellationToken.None);
        var descent = new GradientDescent(affinities, new ExactRepulsion(1), 1);
        var map = new MapPoints(5);
        for (var i = 0; i < 5; i++)
        {
            (map.X[i], map.Y[i]) = (FormulaPoints.Uniform((uint)i), FormulaPoints.Uniform((uint)(i + 50)));
        }

        var gradient = new MapPoints(5);
        descent.FillGradient(map, 1, gradient, CancellationToken.None);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(Slope(map.X, i) / 4, gradient.X[i], 1e-7);
            Assert.Equal(Slope(map.Y, i) / 4, gradient.Y[i], 1e-7);
        }

        double Slope(double[] values, int i)
        {
            var kept = values[i];
            values[i] = kept + Tiny;
            var above = descent.Divergence(map, CancellationToken.None);
            values[i] = kept - Tiny;
            var below = descent.Divergence(map, CancellationToken.None);
            values[i] = kept;
            return (above - below) / (2 * Tiny);
        }
    }

    [Fact]
    public void Run_PlainSteps_DivergenceFallsAndTheMapStaysCentred()
    {
        using var points = FormulaPoints.Blobs(200, 5, 4, 2);
        using var neighbours = ExactNeighbours.Find(points, 30);
        var affinities = Affinities.FromNeighbours(neighbours, 10, 1, CancellationToken.None);
        var descent = new GradientDescent(affinities, new ExactRepulsion(1), 1);
        var map = MapStart.FromComponents(points, 0, 1, CancellationToken.None);
        var before = descent.Divergence(map, CancellationToken.None);
        var steps = 0;

        descent.Run(map, new(100, 1, 200, 0.5), () => steps++, CancellationToken.None);

        Assert.Equal(100, steps);
        Assert.True(descent.Divergence(map, CancellationToken.None) < before / 2);
        Assert.Equal(0, map.X.Average(), 1e-9);
        Assert.Equal(0, map.Y.Average(), 1e-9);
    }
}

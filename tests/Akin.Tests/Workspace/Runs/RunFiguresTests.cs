using Akin.Numerics;
using Akin.Workspace.Runs;
using Xunit;

namespace Akin.Tests.Workspace.Runs;

public sealed class RunFiguresTests
{
    private static readonly RunSettings Settings = new() { Space = new() { Normalise = false, Components = null } };

    [Fact]
    public void Of_MoreFeaturesThanAreTaken_DrawsTheWholeElbowOfSomeOfThem()
    {
        using var points = Points(400);
        var all = Of(points, null, 1 << 20);
        Assert.Equal((5, null), (all.Inertias.Count, all.InertiaRows));
        var some = Of(points, null, 100 * 2 * sizeof(float));
        Assert.Equal((5, 100), (some.Inertias.Count, some.InertiaRows));
        Assert.Equal([1, 2, 3, 4, 5], some.Inertias.Select(point => point.Key));
        Assert.All(some.Inertias.Skip(1).Zip(some.Inertias), pair => Assert.True(pair.First.Value < pair.Second.Value));
        Assert.InRange(4 * some.Inertias[0].Value / all.Inertias[0].Value, 0.7, 1.4);
    }

    [Fact]
    public void Of_GroupsFoundOnTheMap_DrawsTheElbowOfTheMap()
    {
        using var points = Points(50);
        using var map = Points(50);
        for (var row = 0; row < map.Rows; row++)
        {
            map[row][0] *= 10;
            map[row][1] = 0;
        }

        var figures = Of(points, map, 1);
        Assert.Equal((5, null), (figures.Inertias.Count, figures.InertiaRows));
        var mean = Enumerable.Range(0, 50).Average(row => (double)map[row][0]);
        Assert.Equal(
            Enumerable.Range(0, 50).Sum(row => Math.Pow(map[row][0] - mean, 2)), figures.Inertias[0].Value, 1e-3);
    }

    private static RunFigures Of(Matrix points, Matrix? map, long bytes) => RunFigures.Of(
        points, map, Settings,
        new(3, 3, null, [], null, null, null, "", null, [], [], 0, null, []), 5, bytes, null,
        TestContext.Current.CancellationToken);

    private static Matrix Points(int rows)
    {
        var random = new RandomSource(7);
        var points = new Matrix(rows, 2);
        for (var i = 0; i < 2 * rows; i++)
        {
            points[i / 2][i % 2] = (float)random.NextGaussian();
        }

        return points;
    }
}

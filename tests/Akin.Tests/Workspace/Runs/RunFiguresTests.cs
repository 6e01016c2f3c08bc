using Akin.Numerics;
using Akin.Workspace.Runs;
using Xunit;

namespace Akin.Tests.Workspace.Runs;

public sealed class RunFiguresTests
{
    private static readonly RunSettings Plain =
        new RunSettings { Space = new() { Normalise = false, Components = null } }.With(0, 1);

    // Two pairs, each 2 apart upwards, 10 from one another. Inertia of one group: 4 · (25 + 1); of two: 4 · 1; of
    // three: 2 · 1; of four: 0.
    private static readonly float[][] Corners = [[0, -1], [0, 1], [10, -1], [10, 1]];

    [Fact]
    public void Of_FourCorners_HasTheInertiasByHand()
    {
        var figures = Figures(Corners, new() { Elbow = 9 });
        Assert.Equal([1, 2, 3, 4], figures.Inertias.Select(point => point.Key));
        Assert.Equal([104, 4, 2, 0], figures.Inertias.Select(point => Math.Round(point.Value, 4)));
        Assert.Equal(2, figures.ElbowK);
        Assert.Null(figures.InertiaRows);

        // Variance 25 along and 1 across.
        Assert.Equal([25 / 26.0, 1 / 26.0], figures.Ratios, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Of_NothingAskedOfOneNumber_HasNoCurve()
    {
        var figures = Figures(Corners, new());
        Assert.Null(figures.Curve);
        Assert.Empty(figures.Inertias);
        Assert.Null(figures.ElbowK);
    }

    [Fact]
    public void Of_SilhouettesAsked_TriesThoseThereArePointsFor()
    {
        var figures = Figures(
            [.. Corners, [0, 0], [10, 0]], new() { LeastSilhouette = 2, MostSilhouette = 9 });
        Assert.Equal([2, 3, 4, 5], figures.Curve!.Points.Select(point => point.K));
        Assert.Equal(2, figures.Curve.BestK);
        Assert.Null(figures.Curve.Rows);

        // The inertia has a value where each point is a group of its own, the silhouette has none.
        Assert.Equal(6, figures.Inertias[^1].Key);
    }

    [Fact]
    public void Of_ACurveAtHandThatHasThem_TakesIt()
    {
        var curve = new RunCurve([new(2, 0.7, 44), new(3, 0.2, 33)], 2, null, true, "k = 2.");
        var figures = Figures(Corners, new() { LeastSilhouette = 2, MostSilhouette = 9 }, curve);
        Assert.Same(curve, figures.Curve);

        // Its inertias are taken as they are; that of one group is added.
        Assert.Equal([1, 2, 3], figures.Inertias.Select(point => point.Key));
        Assert.Equal([104, 44, 33], figures.Inertias.Select(point => Math.Round(point.Value, 3)));
    }

    [Fact]
    public void Of_ACurveAtHandThatIsTooShort_TriesAnew()
    {
        var curve = new RunCurve([new(2, 0.7, 44)], 2, null, true, "k = 2.");
        var figures = Figures(Corners, new() { LeastSilhouette = 2, MostSilhouette = 3 }, curve);
        Assert.Equal([2, 3], figures.Curve!.Points.Select(point => point.K));
        Assert.Equal(4, figures.Curve.Points[0].Inertia, 1e-4);
    }

    [Fact]
    public void Of_GroupsOnTheMap_HasTheInertiasOfThePlacesThere()
    {
        using var features = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 1], [3, 1, 2]]);
        using var map = Matrix(Corners);
        var settings = Plain with { Space = Plain.Space with { OnMap = true } };
        var figures = RunFigures.Of(features, map, settings, Grouping(2), null, new() { Elbow = 2 });
        Assert.Equal([104, 4], figures.Inertias.Select(point => Math.Round(point.Value, 3)));
    }

    [Fact]
    public void Of_MoreThanTheBytesHold_IsComputedOnASampleThatItNames()
    {
        // Rows of 8 bytes: 12 of them are taken for the curves, 5 for the spaces.
        var known = new RunCurve([new(2, 0.7, 44)], 2, null, true, "k = 2.");
        var figures = Figures(
            [.. Enumerable.Range(0, 40).Select(i => new float[] { i, i % 7 })],
            new() { Elbow = 2, CurveBytes = 96, SpacesBytes = 40 }, known);
        Assert.Equal((12, 5), (figures.InertiaRows, figures.Rows));

        // What is known of all is no point of a curve of the sample.
        Assert.NotEqual(44, figures.Inertias[1].Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_FewPoints_HasWhatThereIs(int count)
    {
        using var points = Matrix([.. Enumerable.Range(0, count).Select(i => new float[] { i, 1 })]);
        var asked = new RunFigureOptions { Elbow = 10, LeastSilhouette = 2, MostSilhouette = 9 };
        var figures = RunFigures.Of(points, null, Plain, Grouping(Math.Min(count, 1)), null, asked);
        Assert.Null(figures.Curve);
        Assert.Equal(Enumerable.Range(1, count), figures.Inertias.Select(point => point.Key));
        Assert.Null(figures.Spaces);
    }

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
        points, map, Plain with { Space = Plain.Space with { OnMap = map is not null } }, Grouping(3), null,
        new() { Elbow = 5, CurveBytes = bytes }, null,
        TestContext.Current.CancellationToken);

    private static RunFigures Figures(float[][] rows, RunFigureOptions asked, RunCurve? curve = null)
    {
        using var points = Matrix(rows);
        return RunFigures.Of(points, null, Plain, Grouping(2), curve, asked);
    }

    private static GroupingRecord Grouping(int k) => new(
        k, k, null, [], null, null, null, "", null, [], [], 0, null, []);

    private static Matrix Matrix(float[][] rows)
    {
        var matrix = new Matrix(rows.Length, rows.Length == 0 ? 2 : rows[0].Length);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(matrix[row]);
        }

        return matrix;
    }

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

using Akin.Numerics;
using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

public sealed class TsnePlacementTests
{
    [Fact]
    public void Place_NewPointsOfKnownBlobs_AmongTheirOwn()
    {
        using var old = FormulaPoints.Blobs(300, 8, 5, 4);
        using var points = FormulaPoints.Blobs(350, 8, 5, 4);
        using var map = Tsne.Fit(old, new() { Threads = 2 }).Map;
        using var before = map.Copy();

        using var placed = Tsne.Place(points, old, map, threads: 2);

        Assert.Equal(before.RowBlock(0, 300), map.RowBlock(0, 300));
        Assert.InRange(Enumerable.Range(300, 50).Count(i => Nearest(placed[i], map) % 5 == i % 5), 48, 50);
    }

    [Fact]
    public void Place_OneByOne_AsAllTogether()
    {
        using var old = FormulaPoints.Blobs(120, 8, 4, 3);
        using var points = FormulaPoints.Blobs(130, 8, 4, 3);
        using var map = Tsne.Fit(old, new() { EarlyExaggerationIterations = 100, Iterations = 50 }).Map;

        using var all = Tsne.Place(points, old, map, threads: 2);

        for (var i = 120; i < 130; i++)
        {
            using var one = Matrix.From(points[i], 8);
            using var placed = Tsne.Place(one, old, map);
            Assert.Equal(all[i], placed[0]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Place_TinyMaps_Finite(int n)
    {
        using var old = FormulaPoints.Blobs(n, 3, 1, 0);
        using var map = FormulaPoints.Blobs(n, 2, 1, 0);

        using var placed = Tsne.Place(old, old, map);

        Assert.Null(FiniteValues.Find(placed, float.MaxValue));
    }

    [Fact]
    public void At_PlacesOfAMap_AsTheSumOverItsPoints()
    {
        var map = new MapPoints(200);
        for (var i = 0; i < 200; i++)
        {
            (map.X[i], map.Y[i]) = (
                10 * FormulaPoints.Uniform((uint)i), 7 * FormulaPoints.Uniform((uint)(i + 900)));
        }

        var field = new RepulsionField(map, 2, CancellationToken.None);

        for (var trial = 0; trial < 40; trial++)
        {
            var x = 12 * FormulaPoints.Uniform((uint)(trial + 50));
            var y = 9 * FormulaPoints.Uniform((uint)(trial + 77));
            double total = 0, forceX = 0, forceY = 0;
            for (var i = 0; i < 200; i++)
            {
                var (dx, dy) = (x - map.X[i], y - map.Y[i]);
                var q = 1 / (1 + (dx * dx) + (dy * dy));
                (total, forceX, forceY) = (total + q, forceX + (q * q * dx), forceY + (q * q * dy));
            }

            var found = field.At(x, y);
            Assert.Equal(total, found.Potential, 0.01 * total);
            Assert.Equal(forceX, found.X, 0.05);
            Assert.Equal(forceY, found.Y, 0.05);
        }
    }

    [Fact]
    public void Place_MatricesThatDoNotFit_OneClearSentence()
    {
        using var five = new Matrix(5, 3);
        using var four = new Matrix(4, 3);
        using var narrow = new Matrix(2, 2);
        using var map = new Matrix(5, 2);

        Refused(
            () => Tsne.Place(five, four, map),
            "The map has 5 rows, the vectors it was made of 4; they must be the same.");
        Refused(
            () => Tsne.Place(narrow, five, map),
            "The new vectors have 2 columns, those of the map 3; they must be the same.");
        Refused(() => Tsne.Place(five, five, five), "t-SNE makes maps of 2 dimensions, not of 3. (Parameter 'map')");
    }

    private static void Refused(Action place, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(place).Message);

    private static int Nearest(ReadOnlySpan<float> place, Matrix map)
    {
        var (best, least) = (0, double.MaxValue);
        for (var i = 0; i < map.Rows; i++)
        {
            var (dx, dy) = (place[0] - map[i][0], place[1] - map[i][1]);
            var square = (dx * dx) + (dy * dy);
            (best, least) = square < least ? (i, square) : (best, least);
        }

        return best;
    }
}

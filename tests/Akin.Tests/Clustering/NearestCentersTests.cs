using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering;

public sealed class NearestCentersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void Of_SeveralSets_GivesEachItsOwnNearest(int d)
    {
        using var points = FormulaData.Blobs(3, 1100, d, 7, 3, 1000);
        using var two = FormulaData.Blobs(3, 2, d, 2, 0, 1000);
        using var five = FormulaData.Blobs(3, 5, d, 5, 0, 1000);
        var placed = NearestCenters.Of(points, [two, five], 2, null, Token);
        Check(points, two, placed[0]);
        Check(points, five, placed[1]);
    }

    private static void Check(Matrix points, Matrix centers, (int[] Labels, double Inertia) placed)
    {
        var inertia = Inertia.Of(points, placed.Labels, centers);
        Assert.Equal(1, placed.Inertia / inertia, 1e-5);
        for (var row = 0; row < points.Rows; row++)
        {
            var nearest = Enumerable.Range(0, centers.Rows).MinBy(c => Squared(points[row], centers[c]));
            Assert.Equal(nearest, placed.Labels[row]);
        }
    }

    private static double Squared(Span<float> a, Span<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        }

        return sum;
    }
}

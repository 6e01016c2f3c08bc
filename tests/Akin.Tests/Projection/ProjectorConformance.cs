using Akin.Numerics;
using Akin.Projection;
using Akin.Projection.Umap;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

/// <summary>What every way to make a map must do.</summary>
public sealed class ProjectorConformance
{
    public static MatrixTheoryData<MapMethod, int> MethodsAndSizes =>
        new(Enum.GetValues<MapMethod>(), [0, 1, 2, 3, 4, 7, 50]);

    public static TheoryData<MapMethod> Methods => [.. Enum.GetValues<MapMethod>()];

    [Theory]
    [MemberData(nameof(MethodsAndSizes))]
    public void Make_AnyNumberOfPoints_ARowOfTwoFiniteNumbersForEach(MapMethod method, int n)
    {
        using var points = FormulaPoints.Blobs(n, 5, 2, 1);

        using var map = Make(points, method);

        AssertFinite(map, n);
    }

    [Theory]
    [MemberData(nameof(MethodsAndSizes))]
    public void Make_OneDimension_ARowOfTwoFiniteNumbersForEach(MapMethod method, int n)
    {
        using var points = FormulaPoints.Blobs(n, 1, 2, 1);

        using var map = Make(points, method);

        AssertFinite(map, n);
    }

    [Theory]
    [MemberData(nameof(MethodsAndSizes))]
    public void Make_AllPointsEqual_Finite(MapMethod method, int n)
    {
        using var points = new Matrix(n, 6);
        points.RowBlock(0, n).Fill(-3.25f);

        using var map = Make(points, method);

        AssertFinite(map, n);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Make_ManyCopies_Finite(MapMethod method)
    {
        using var points = FormulaPoints.Blobs(1100, 4, 2, 1);
        for (var row = 200; row < 1100; row++)
        {
            points[row % 3].CopyTo(points[row]);
        }

        using var map = Make(points, method);

        AssertFinite(map, 1100);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Make_OneFarOutlier_Finite(MapMethod method)
    {
        using var points = FormulaPoints.Blobs(1100, 4, 2, 1);
        points[5].Fill(1e12f);

        using var map = Make(points, method);

        AssertFinite(map, 1100);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Make_LargestNumbers_FiniteOrRefused(MapMethod method)
    {
        using var points = FormulaPoints.Blobs(40, 4, 2, 1);
        points[5].Fill(float.MaxValue);
        points[6].Fill(float.MinValue);
        points[7].Fill(float.MaxValue / 3);
        if (method != MapMethod.Pca)
        {
            // Distances between such points have no float32 square.
            var error = Assert.Throws<ArgumentException>(() => Make(points, method));
            Assert.Contains("Row 5, column 0 is 3.4028235E+38", error.Message, StringComparison.Ordinal);
            return;
        }

        using var map = Make(points, method);

        AssertFinite(map, 40);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Make_NotANumber_Refused(MapMethod method)
    {
        using var points = FormulaPoints.Blobs(20, 4, 2, 1);
        points[3][2] = float.NaN;

        var error = Assert.Throws<ArgumentException>(() => Make(points, method));

        Assert.Contains("row 3, column 2 holds NaN", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Make_Points_LeavesThemAsTheyWere(MapMethod method)
    {
        using var points = FormulaPoints.Blobs(60, 4, 2, 1);
        using var before = points.Copy();

        using var map = Make(points, method);

        Assert.Equal(before.RowBlock(0, 60), points.RowBlock(0, 60));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Make_SameSeed_SameBitsAtAnyThreadCount(MapMethod method)
    {
        using var points = FormulaPoints.Blobs(1500, 9, 4, 1);

        using var one = Make(points, method, threads: 1, seed: 7);
        using var two = Make(points, method, threads: 2, seed: 7);

        Assert.Equal(one.Coordinates.RowBlock(0, 1500), two.Coordinates.RowBlock(0, 1500));
        Assert.Equal(one.KlDivergence, two.KlDivergence);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Make_Cancelled_Stops(MapMethod method)
    {
        using var points = FormulaPoints.Blobs(60, 4, 2, 1);

        Assert.ThrowsAny<OperationCanceledException>(
            () => PointMap.Make(points, new() { Method = method }, null, new CancellationToken(canceled: true)));
    }

    private static PointMap Make(Matrix points, MapMethod method, int threads = 2, ulong seed = 0)
    {
        if (method == MapMethod.Pca || points.Rows < 1000)
        {
            return PointMap.Make(
                points, new() { Method = method, Threads = threads, Seed = seed }, null, CancellationToken.None);
        }

        // Enough steps to spread the map; the rest would only take time.
        if (method == MapMethod.Umap)
        {
            return new(UmapLayout.Fit(points, new() { Epochs = 30, Threads = threads, Seed = seed }).Map);
        }

        var options = new TsneOptions
        {
            EarlyExaggerationIterations = 30,
            Iterations = 30,
            Threads = threads,
            Seed = seed
        };
        var result = Tsne.Fit(points, options);
        return new(result.Map) { KlDivergence = result.KlDivergence, Perplexity = result.Perplexity };
    }

    private static void AssertFinite(PointMap map, int n)
    {
        Assert.Equal((n, 2), (map.Coordinates.Rows, map.Coordinates.Columns));
        Assert.Null(FiniteValues.Find(map.Coordinates, float.MaxValue));
        Assert.True(map.KlDivergence is null or (>= -1e-6 and < 20), $"{map.KlDivergence}");
    }
}

using Akin.Clustering.Density;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering.Density;

public sealed class DbscanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DbscanResult Fit(Matrix points, double radius, int minSamples, int threads = 2) => Dbscan.Fit(
        points, new DbscanOptions { Radius = radius, MinSamples = minSamples, Threads = threads }, null, Token);

    [Fact]
    public void Fit_ByHand_CoreBorderAndNoise()
    {
        // 0 1 2 are dense, 3 is at the border of 2, 10 alone; the radius includes its border.
        using var points = Matrix.From([10, 0, 1, 2, 3], 1);
        var result = Fit(points, 1, 3);
        Assert.Equal([-1, 0, 0, 0, 0], result.Labels);
        Assert.Equal([false, false, true, true, false], result.Core);
        Assert.Equal((1, 1), (result.Clusters, result.Noise));
    }

    [Fact]
    public void Fit_BorderOfTwoClusters_GoesToTheOneWhoseCoreComesFirst()
    {
        // 5 is reached from 4 and from 6 and is no core point itself.
        float[] left = [3.25f, 3.5f, 3.75f, 4], right = [6, 6.25f, 6.5f, 6.75f];
        using var leftFirst = Matrix.From([5, .. left, .. right], 1);
        using var rightFirst = Matrix.From([5, .. right, .. left], 1);
        foreach (var points in new[] { leftFirst, rightFirst })
        {
            var labels = Fit(points, 1, 4).Labels;
            Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1], labels);
        }
    }

    public static TheoryData<int, int, double, int> Cases => new()
    {
        { 1, 200, 0.02, 4 }, { 1, 200, 0.2, 30 }, { 2, 300, 0.15, 4 }, { 2, 300, 0.4, 12 }, { 2, 300, 0.05, 2 },
        { 2, 300, 3, 301 }, { 3, 300, 0.3, 4 }, { 3, 300, 0.7, 20 }, { 4, 300, 0.6, 5 }, { 5, 250, 0.9, 6 },
        { 7, 250, 1.5, 5 }, { 9, 150, 2, 4 }, { 17, 150, 4, 4 }, { 31, 100, 6, 4 }, { 33, 100, 6.5, 4 },
        { 127, 70, 15, 4 }, { 512, 40, 31.5, 3 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_IsWhatTheDefinitionSays(int columns, int rows, double radius, int minSamples)
    {
        using var points = FormulaData.Gaussians((ulong)columns, rows, columns);
        Assert.Equal(DensityOracle.Dbscan(points, radius, minSamples), Fit(points, radius, minSamples).Labels);
    }

    [Theory]
    [InlineData(2, 1.0)]
    [InlineData(2, 1.4142135623730951)]
    [InlineData(2, 2.0)]
    [InlineData(3, 1.0)]
    [InlineData(3, 1.7320508075688772)]
    [InlineData(6, 1.0)]
    [InlineData(6, 2.0)]
    public void Fit_OnALattice_IncludesTheBorderOfTheRadius(int columns, double radius)
    {
        var random = new FormulaData(9);
        using var points = FormulaData.Rows(220, columns, (_, _) => random.Below(columns > 3 ? 4 : 12));
        Assert.Equal(DensityOracle.Dbscan(points, radius, 4), Fit(points, radius, 4).Labels);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Fit_FarFromTheOrigin_DecidesInFloat64(int columns)
    {
        // Steps of float32's last place: squares and sums in float32 would round.
        var random = new FormulaData(3);
        using var points = FormulaData.Rows(150, columns, (_, _) => 16_000_000 + random.Below(9));
        Assert.Equal(DensityOracle.Dbscan(points, 4, 5), Fit(points, 4, 5).Labels);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Fit_TinyAndHugeNumbers_NeitherVanishNorOverflow(int columns)
    {
        using var points = FormulaData.Gaussians(5, 120, columns);
        var labels = Fit(points, 1, 4).Labels;
        foreach (var power in new[] { -90, 50 })
        {
            var scale = MathF.ScaleB(1, power);
            using var scaled = FormulaData.Rows(120, columns, (row, i) => points[row][i] * scale);
            Assert.Equal(labels, Fit(scaled, Math.ScaleB(1, power), 4).Labels);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Fit_RadiusZero_JoinsEqualPoints(int columns)
    {
        using var points = FormulaData.Rows(90, columns, (row, _) => row % 10);
        var labels = Fit(points, 0, 9).Labels;
        Assert.Equal(Enumerable.Range(0, 90).Select(row => row % 10), labels);
        Assert.All(Fit(points, 0, 10).Labels, label => Assert.Equal(-1, label));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(12)]
    public void Fit_HugeRadius_IsOneCluster(int columns)
    {
        using var points = FormulaData.Gaussians(6, 500, columns);
        Assert.All(Fit(points, 1e6, 500).Labels, label => Assert.Equal(0, label));
        Assert.All(Fit(points, 1e6, 501).Labels, label => Assert.Equal(-1, label));
    }

    [Fact]
    public void Fit_CrowdedCellsThatBarelyMiss_StayApart()
    {
        // Two neighbouring cells of 3,000 points each; the nearest of them are a hair over the radius apart.
        var random = new FormulaData(7);
        using var points = FormulaData.Rows(
            6000, 2, (row, i) => (random.Below(4096) / 8192f) + (i == 0 && row % 2 == 1 ? 1.5f : 0));
        Assert.Equal(2, Fit(points, 0.999, 10).Clusters);
        Assert.Equal(1, Fit(points, 1.1, 10).Clusters);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Fit_ManyLeavesAndChunks_SameAtAnyNumberOfThreads(int columns)
    {
        using var points = FormulaData.Gaussians(8, 3000, columns);
        var radius = columns == 2 ? 0.05 : 0.8;
        var one = Fit(points, radius, 5, 1);
        var three = Fit(points, radius, 5, 3);
        Assert.Equal(one.Labels, three.Labels);
        Assert.Equal(one.Core, three.Core);
        Assert.InRange(one.Clusters, 2, 1000);
    }

    [Fact]
    public void Fit_Cancelled_Stops()
    {
        using var points = FormulaData.Gaussians(8, 500, 6);
        Assert.ThrowsAny<OperationCanceledException>(
            () => Dbscan.Fit(points, new DbscanOptions(), null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Options_OutOfRange_AreRefusedInOneMessage()
    {
        using var points = new Matrix(3, 2);
        var options = new DbscanOptions { Radius = double.NaN, MinSamples = 0, Threads = 0 };
        var error = Assert.Throws<ArgumentException>(() => Dbscan.Fit(points, options, null, Token));
        Assert.Equal(
            "Radius is NaN: it must be a finite number of at least 0. MinSamples is 0: at least 1 is needed. "
            + "Threads is 0: at least 1 is needed.", error.Message);
    }
}

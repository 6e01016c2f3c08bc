using Akin.Clustering;
using Akin.Clustering.Density;
using Akin.Clustering.Hierarchy;
using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Conformance;

/// <summary>
/// What every clusterer must do whatever its method. A new one joins by one line in <see cref="Clusterers"/>.
/// </summary>
public sealed class ClustererConformanceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Func<Matrix, ulong, int, int[]>> All = new()
    {
        ["k-means"] = (points, seed, threads) =>
            KMeans.Fit(points, new KMeansOptions { K = 3, Seed = seed, Threads = threads }, null, Token).Labels,
        ["k-means, k chosen"] = (points, seed, threads) =>
            KSweep.Run(points, new KSweepOptions { KMax = 8, Seed = seed, Threads = threads }, null, Token).Best.Labels,
        ["DBSCAN"] = (points, seed, threads) => Dbscan.Fit(
            points,
            new DbscanOptions
            {
                Radius = 1.4 * Math.Sqrt(points.Columns),
                MinSamples = 4,
                Seed = seed,
                Threads = threads,
            },
            null,
            Token).Labels,
        ["HDBSCAN"] = (points, seed, threads) => Hdbscan.Fit(
            points,
            new HdbscanOptions { MinClusterSize = 8, MinSamples = 4, Seed = seed, Threads = threads },
            null,
            Token).Labels,
        ["agglomerative, Ward"] = (points, seed, threads) => Agglomerative.Fit(
            points, new AgglomerativeOptions { K = 3, Seed = seed, Threads = threads }, null, Token).Labels,
        ["agglomerative, single"] = (points, seed, threads) => Agglomerative.Fit(
            points,
            new AgglomerativeOptions { Linkage = Linkage.Single, K = 3, Seed = seed, Threads = threads },
            null,
            Token).Labels,
    };

    public static TheoryData<string> Clusterers() => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void NoPoints_EmptyLabelsOrARefusalInASentence(string name)
    {
        using var points = new Matrix(0, 4);
        Assert.True(LabelsOrRefusal(name, points) is null or { Length: 0 });
    }

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void OnePoint_OneLabelOrARefusalInASentence(string name)
    {
        using var points = Matrix.From([1, 2, 3], 3);
        Assert.True(LabelsOrRefusal(name, points) is null or { Length: 1 });
    }

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void FewerPointsThanClusters_LabelsOrARefusalInASentence(string name)
    {
        using var points = Matrix.From([1, 5], 1);
        Assert.True(LabelsOrRefusal(name, points) is null or { Length: 2 });
    }

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void AllPointsEqual_AreOneGroup(string name)
    {
        using var points = new Matrix(20, 2);
        Assert.Single(All[name](points, 0, 1).Distinct());
    }

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void SeparatedGroups_AreFound(string name)
    {
        using var points = FormulaData.Blobs(40, 90, 8, 3, 1, 0);
        int[] truth = [.. Enumerable.Range(0, 90).Select(row => row % 3)];
        Assert.Equal(1, Agreement.AdjustedRand(truth, All[name](points, 0, 1)));
    }

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void Labels_AreNumberedBySize(string name)
    {
        using var points = FormulaData.Gaussians(41, 200, 3);
        var labels = All[name](points, 0, 1);
        var sizes = labels.Where(label => label >= 0).CountBy(label => label).OrderBy(pair => pair.Key).ToArray();
        Assert.Equal(Enumerable.Range(0, sizes.Length), sizes.Select(pair => pair.Key));
        Assert.Equal(sizes.Select(pair => pair.Value).OrderDescending(), sizes.Select(pair => pair.Value));
        Assert.InRange(labels.Min(), -1, 0);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void ValueNotFinite_IsRefusedAndItsPlaceNamed(float bad)
    {
        using var points = FormulaData.Gaussians(42, 30, 2);
        points[17][1] = bad;
        Assert.All(All.Values, cluster =>
        {
            var error = Assert.Throws<ArgumentException>(() => cluster(points, 0, 1));
            Assert.StartsWith($"Row 17, column 1 is {bad}: ", error.Message);
        });
    }

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void Input_IsNotTouched(string name)
    {
        using var points = FormulaData.Blobs(43, 100, 5, 4, 1, 1000);
        using var before = points.Copy();
        All[name](points, 0, 2);
        Assert.Equal(before.RowBlock(0, 100), points.RowBlock(0, 100));
    }

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void SameSeed_GivesTheSameLabelsAtAnyNumberOfThreads(string name)
    {
        using var points = FormulaData.Gaussians(44, 2500, 4);
        var labels = All[name](points, 7, 1);
        Assert.Equal(labels, All[name](points, 7, 1));
        Assert.Equal(labels, All[name](points, 7, 3));
    }

    [Theory]
    [MemberData(nameof(Clusterers))]
    public void PermutedPoints_GetPermutedLabels(string name)
    {
        using var points = FormulaData.Blobs(45, 120, 6, 3, 1, 0);
        using var reversed = new Matrix(120, 6);
        for (var row = 0; row < 120; row++)
        {
            points[row].CopyTo(reversed[119 - row]);
        }

        var labels = All[name](points, 0, 1);
        Assert.Equal(1, Agreement.AdjustedRand(labels, [.. All[name](reversed, 0, 1).Reverse()]));
    }

    private static int[]? LabelsOrRefusal(string name, Matrix points)
    {
        try
        {
            return All[name](points, 0, 1);
        }
        catch (ArgumentException refusal)
        {
            Assert.EndsWith(".", refusal.Message);
            return null;
        }
    }
}

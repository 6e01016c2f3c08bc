using Akin.Clustering.Density;
using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering.Density;

public sealed class HdbscanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static HdbscanResult Fit(Matrix points, HdbscanOptions options) =>
        Hdbscan.Fit(points, options, null, Token);

    [Theory]
    [InlineData(1, 300, 5)]
    [InlineData(2, 300, 1)]
    [InlineData(2, 700, 5)]
    [InlineData(3, 300, 20)]
    [InlineData(5, 300, 4)]
    [InlineData(17, 300, 5)]
    [InlineData(33, 600, 2)]
    public void SpanningTree_IsAsShortAsPrims(int columns, int rows, int samples)
    {
        using var points = FormulaData.Gaussians((ulong)(columns + samples), rows, columns);
        var edges = ReachTree.Build(points, samples, 2, null, Token);
        Assert.Equal(rows - 1, edges.Length);
        var sets = new DisjointSets(rows);
        Assert.All(edges, edge => Assert.True(sets.Union(edge.A, edge.B)));
        var expected = PrimReaches(points, samples);
        var found = edges.Select(edge => edge.Reach).Order().ToArray();
        for (var i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-6 * expected[i]);
        }
    }

    [Fact]
    public void SpanningTree_OfLatticeAndCopies_IsAsShortAsPrims()
    {
        var random = new FormulaData(2);
        using var points = FormulaData.Rows(400, 2, (_, _) => random.Below(9));
        var found = ReachTree.Build(points, 4, 2, null, Token).Select(edge => edge.Reach).Order();
        Assert.Equal(PrimReaches(points, 4), found);
    }

    [Fact]
    public void Fit_TwoCrowdsOfDifferentDensity_AreBothFound()
    {
        var random = new RandomSource(1);
        using var points = FormulaData.Rows(
            300,
            2,
            (row, _) => (float)random.NextGaussian() is var noise && row < 100 ? noise * 0.01f : 30 + (4 * noise));
        var result = Fit(points, new HdbscanOptions { MinClusterSize = 20 });
        int[] truth = [.. Enumerable.Range(0, 300).Select(row => row < 100 ? 1 : 0)];
        Assert.Equal(2, result.Clusters);
        Assert.InRange(result.Noise, 0, 60);
        var inOne = Enumerable.Range(0, 300).Where(row => result.Labels[row] >= 0).ToArray();
        Assert.Equal(1, Agreement.AdjustedRand(
            [.. inOne.Select(row => truth[row])], [.. inOne.Select(row => result.Labels[row])]));
        Assert.All(inOne, row => Assert.InRange(result.Probabilities[row], 0f, 1f));
        Assert.All(result.Labels.Index().Where(each => each.Item < 0), each =>
            Assert.Equal(0, result.Probabilities[each.Index]));
        Assert.All(result.Stabilities, stability => Assert.True(stability > 0));
    }

    [Fact]
    public void Fit_GroupsOfCopies_AreClustersOfFullStrength()
    {
        using var points = FormulaData.Rows(90, 3, (row, _) => row % 3 * 10);
        var result = Fit(points, new HdbscanOptions { MinClusterSize = 10 });
        Assert.Equal(Enumerable.Range(0, 90).Select(row => row % 3), result.Labels);
        Assert.All(result.Probabilities, probability => Assert.Equal(1, probability));
    }

    [Fact]
    public void Fit_AllEqual_IsNoiseUnlessOneClusterIsAllowed()
    {
        using var points = new Matrix(500, 2);
        var options = new HdbscanOptions { MinClusterSize = 5 };
        Assert.All(Fit(points, options).Labels, label => Assert.Equal(-1, label));
        Assert.All(Fit(points, options with { AllowSingleCluster = true }).Labels, label => Assert.Equal(0, label));
    }

    [Fact]
    public void Fit_Leaf_IsAtLeastAsFine()
    {
        using var points = FormulaData.Blobs(3, 400, 2, 6, 1, 0);
        var options = new HdbscanOptions { MinClusterSize = 8 };
        var (most, leaves) = (Fit(points, options), Fit(points, options with { Selection = ClusterSelection.Leaf }));
        Assert.True(leaves.Clusters >= most.Clusters);
        foreach (var group in leaves.Labels.Index().Where(each => each.Item >= 0).GroupBy(each => each.Item))
        {
            Assert.Single(group.Select(each => most.Labels[each.Index]).Distinct());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(14)]
    public void Fit_FewerPointsThanACluster_IsNoise(int rows)
    {
        using var points = FormulaData.Gaussians(1, rows, 2);
        var result = Fit(points, new HdbscanOptions());
        Assert.Equal(rows, result.Noise);
        Assert.Equal(0, result.Clusters);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void Fit_RowsInAnotherOrder_SameClusters(int columns)
    {
        using var points = FormulaData.Gaussians(11, 900, columns);
        using var reversed = FormulaData.Rows(900, columns, (row, i) => points[899 - row][i]);
        var options = new HdbscanOptions { MinClusterSize = 5, MinSamples = 3 };
        var (labels, others) = (Fit(points, options).Labels, Fit(reversed, options).Labels.Reverse().ToArray());
        Assert.Equal(DensityOracle.BySize(labels), DensityOracle.BySize(others));
        Assert.True(labels.Max() > 0);
    }

    [Fact]
    public void Options_OutOfRange_AreRefusedInOneMessage()
    {
        using var points = new Matrix(3, 2);
        var options = new HdbscanOptions { MinClusterSize = 1, MinSamples = 0, Selection = (ClusterSelection)7 };
        var error = Assert.Throws<ArgumentException>(() => Fit(points, options));
        Assert.Equal(
            "MinClusterSize is 1: at least 2 is needed. MinSamples is 0: at least 1 is needed. "
            + "Selection is 7: it must be ExcessOfMass or Leaf.", error.Message);
    }

    /// <summary>The reaches of a minimum spanning tree by Prim's algorithm in float64, rising.</summary>
    private static double[] PrimReaches(Matrix points, int samples)
    {
        var all = Enumerable.Range(0, points.Rows).ToArray();
        var distances = all.Select(
            a => all.Select(b => Math.Sqrt(DensityOracle.Squared(points, a, b))).ToArray()).ToArray();
        var core = distances.Select(row => row.Order().ElementAt(samples - 1)).ToArray();
        var way = all.Select(_ => double.PositiveInfinity).ToArray();
        var open = all.ToHashSet();
        var reaches = new List<double>();
        for (var next = 0; open.Count > 1;)
        {
            open.Remove(next);
            foreach (var other in open)
            {
                way[other] = Math.Min(way[other], Math.Max(distances[next][other], Math.Max(core[next], core[other])));
            }

            next = open.MinBy(other => way[other]);
            reaches.Add(way[next]);
        }

        return [.. reaches.Order()];
    }
}

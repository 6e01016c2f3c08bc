using Akin.Neighbours;
using Akin.Projection.Umap;
using Xunit;

namespace Akin.Tests.Projection.Umap;

public sealed class FuzzyGraphTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Fit_CurveOfLeastDistanceAndSpread_AsUmapLearn(int index)
    {
        var golden = UmapGoldens.All.Curves[index];

        var curve = ClosenessCurve.Fit(golden.MinDist, golden.Spread);

        Assert.Equal(golden.A, curve.A, 1e-5 * golden.A);
        Assert.Equal(golden.B, curve.B, 1e-5 * golden.B);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Calibrate_FormulaPoints_ScalesAndNearestAsUmapLearn(int index)
    {
        var golden = UmapGoldens.All.Graphs[index];
        using var points = golden.Points();
        using var neighbours = ExactNeighbours.Find(points, golden.Neighbours - 1);
        var mean = FuzzyGraph.MeanDistance(neighbours, 1, CancellationToken.None);
        var degrees = new double[golden.Neighbours - 1];

        for (var i = 0; i < golden.N; i++)
        {
            var distances = neighbours.Distances[i];
            var nearest = SmoothDistances.NearestOther(distances);
            var least = SmoothDistances.LeastScaleOf(distances, nearest, mean);
            var scale = SmoothDistances.Calibrate(distances, Math.Log2(golden.Neighbours), nearest, least, degrees);

            Assert.Equal(golden.Rhos[i], nearest, 1e-5);
            Assert.Equal(golden.Sigmas[i], scale, 1e-3 * golden.Sigmas[i]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void FromNeighbours_FormulaPoints_WeightsAsUmapLearn(int index)
    {
        var golden = UmapGoldens.All.Graphs[index];
        using var points = golden.Points();
        using var neighbours = ExactNeighbours.Find(points, golden.Neighbours - 1);

        var graph = FuzzyGraph.FromNeighbours(neighbours, 2, CancellationToken.None);

        var weights = new double[golden.N * golden.N];
        for (var i = 0; i < golden.N; i++)
        {
            for (var place = 0; place < graph.Columns(i).Length; place++)
            {
                weights[(i * golden.N) + graph.Columns(i)[place]] = graph.Values(i)[place];
            }
        }

        for (var i = 0; i < weights.Length; i++)
        {
            Assert.True(
                Math.Abs(golden.Weights[i] - weights[i]) < 1e-4,
                $"{i / golden.N}, {i % golden.N}: {golden.Weights[i]} and {weights[i]}");
        }
    }

    [Fact]
    public void FromNeighbours_AnyPoints_SymmetricAndAtMostOne()
    {
        using var points = Support.FormulaPoints.Blobs(200, 6, 3, 1);
        using var neighbours = ExactNeighbours.Find(points, 9);

        var graph = FuzzyGraph.FromNeighbours(neighbours, 2, CancellationToken.None);

        for (var i = 0; i < 200; i++)
        {
            for (var place = 0; place < graph.Columns(i).Length; place++)
            {
                var other = graph.Columns(i)[place];
                var back = graph.Columns(other).IndexOf(i);
                Assert.InRange(graph.Values(i)[place], 0f, 1f);
                Assert.Equal(graph.Values(i)[place], graph.Values(other)[back]);
            }
        }
    }
}

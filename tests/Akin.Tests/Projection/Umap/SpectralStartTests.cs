using Akin.Neighbours;
using Akin.Numerics;
using Akin.Projection;
using Akin.Projection.Umap;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection.Umap;

public sealed class SpectralStartTests
{
    [Fact]
    public void Of_Ring_AlmostACircle()
    {
        // The second and third eigenvectors of a ring's Laplacian are cosine and sine.
        using var points = new Matrix(60, 2);
        for (var i = 0; i < 60; i++)
        {
            points[i][0] = (float)Math.Cos(2 * Math.PI * i / 60);
            points[i][1] = (float)Math.Sin(2 * Math.PI * i / 60);
        }

        using var start = Start(points, 4);

        for (var i = 0; i < 60; i++)
        {
            var (x, y) = (start[i][0] - 5, start[i][1] - 5);
            Assert.InRange(Math.Sqrt((x * x) + (y * y)), 4.9, 5.1);
        }
    }

    [Fact]
    public void Of_FarGroups_ComponentsDoNotMeet()
    {
        using var points = FormulaPoints.Blobs(90, 4, 3, 500);

        using var start = Start(points, 6);

        for (var i = 0; i < 90; i++)
        {
            for (var j = 0; j < 90; j++)
            {
                var apart = Math.Abs(start[i][0] - start[j][0]) + Math.Abs(start[i][1] - start[j][1]);
                Assert.True(i % 3 == j % 3 || apart > 0.5, $"{i} and {j}: {apart}");
            }
        }
    }

    [Fact]
    public void Of_AnyPoints_EachAxisFromZeroToTen()
    {
        using var points = FormulaPoints.Blobs(80, 5, 2, 1);

        using var start = Start(points, 8);

        for (var axis = 0; axis < 2; axis++)
        {
            var values = Enumerable.Range(0, 80).Select(i => start[i][axis]).ToArray();
            Assert.Equal(0, values.Min(), 1e-6);
            Assert.Equal(10, values.Max(), 1e-5);
        }
    }

    [Fact]
    public void Of_GraphInTwoParts_TwoComponentsByTheirFirstPoint()
    {
        var graph = new SparseAffinities([0, 1, 2, 3, 4, 4], [3, 2, 1, 0], [1, 1, 1, 1]);

        var components = GraphComponents.Of(graph);

        Assert.Equal([[0, 3], [1, 2], [4]], components.Members);
        Assert.Equal([0, 0, 1, 1, 0], components.Places);
    }

    /// <summary>A weight that is too small for its type leaves an edge of nothing between two components.</summary>
    [Fact]
    public void Of_EdgesOfNothingBetweenComponents_AreNone()
    {
        // Two points, and five others in a row; the first pair knows the last of these with a weight of 0.
        var graph = new SparseAffinities(
            [0, 2, 4, 5, 7, 9, 11, 14], [1, 6, 0, 6, 3, 2, 4, 3, 5, 4, 6, 0, 1, 5],
            [1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1]);
        var components = GraphComponents.Of(graph);
        Assert.Equal([[0, 1], [2, 3, 4, 5, 6]], components.Members);

        var pair = new GraphOperator(graph, components.Members[0], components.Places, threads: 1);
        var products = new double[2];
        pair.Multiply([3, 5], 1, products);

        Assert.Equal([5.0, 3.0], products);
    }

    private static Matrix Start(Matrix points, int neighbours)
    {
        using var table = ExactNeighbours.Find(points, neighbours - 1);
        var graph = FuzzyGraph.FromNeighbours(table, 1, CancellationToken.None);
        return SpectralStart.Of(points, graph, new() { Threads = 2 }, CancellationToken.None);
    }
}

using Akin.Neighbours;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Neighbours;

public sealed class KdTreeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(33, 2)]
    [InlineData(3000, 3)]
    public void Boxes_OfNodes_HoldTheirPoints(int n, int d)
    {
        using var points = FormulaData.Gaussians(5, n, d);

        using var tree = new KdTree(points, 32, threads: 2, Token);

        Assert.Equal(Enumerable.Range(0, n), tree.Rows.Order());
        var shape = tree.Shape;
        for (var node = 0; node < shape.Nodes; node++)
        {
            var held = Positions(tree, node).ToHashSet();
            Assert.All(Enumerable.Range(0, n), position =>
            {
                var toBox = tree.LeastSquaredDistance(Scaled(tree, position), node);
                var toPoints = held.Min(other => tree.ExactSquaredDistance(position, other) * tree.Scale * tree.Scale);
                Assert.True(held.Contains(position) ? toBox == 0 : toBox <= toPoints);
            });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Split_AnyNode_PartsByOneColumn(int threads)
    {
        using var points = FormulaData.Rows(5000, 2, (row, column) => row * (37 + column) % 23);
        using var tree = new KdTree(points, 32, threads, Token);
        for (var node = 0; node < tree.Shape.Nodes; node++)
        {
            if (!tree.Shape.IsLeaf(node))
            {
                var (left, right) = (node + 1, tree.Shape.Right(node));
                Assert.Contains(Enumerable.Range(0, 2), column =>
                    Positions(tree, left).Max(at => points[tree.Rows[at]][column])
                    <= Positions(tree, right).Min(at => points[tree.Rows[at]][column]));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void Search_ByTree_AsBySelfJoin(int d)
    {
        using var points = FormulaData.Gaussians(6, 2500, d);
        for (var row = 0; row < 700; row++)
        {
            points[row * 3].Fill(row % 5);
        }

        using var byTree = new NearestLists(points.Rows, 9);
        using var byTiles = new NearestLists(points.Rows, 9);
        using var tree = TreeSearch.TreeOf(points, 1, Token);
        TreeSearch.Run(tree, byTree, 2, null, Token);
        SelfJoin.Run(points, byTiles, 2, null, Token);

        for (var at = 0; at < points.Rows; at++)
        {
            var keys = byTree.KeysOf(at).ToArray().Select(key => (float)(key / tree.Scale / tree.Scale));
            Assert.Equal(byTiles.KeysOf(tree.Rows[at]).ToArray(), keys);
            Assert.Equal(byTiles.RowsOf(tree.Rows[at]), byTree.RowsOf(at));
        }
    }

    private static IEnumerable<int> Positions(KdTree tree, int node)
    {
        var start = tree.StartOf(tree.Shape.FirstLeaf(node));
        return Enumerable.Range(start, Math.Min(tree.Count - start, tree.Shape.LeavesUnder(node) * tree.LeafSize));
    }

    private static unsafe float[] Scaled(KdTree tree, int position)
    {
        var values = new float[tree.Dimensions];
        fixed (float* target = values)
        {
            tree.CopyPoint(position, target);
        }

        return values;
    }
}

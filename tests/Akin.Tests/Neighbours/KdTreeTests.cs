using Akin.Neighbours;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Neighbours;

public sealed class KdTreeTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(33, 2)]
    [InlineData(3000, 3)]
    public void Boxes_OfNodes_HoldTheirPoints(int n, int d)
    {
        using var points = FormulaData.Gaussians(5, n, d);

        using var tree = new KdTree(points, threads: 2);

        Assert.Equal(Enumerable.Range(0, n), tree.Rows.Order());
        Check(tree, 0, 0, tree.Leaves);
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
        using var tree = new KdTree(points, threads: 1);
        TreeSearch.Run(tree, byTree, 2, null, TestContext.Current.CancellationToken);
        SelfJoin.Run(points, byTiles, 2, null, TestContext.Current.CancellationToken);

        for (var at = 0; at < points.Rows; at++)
        {
            Assert.Equal(byTiles.KeysOf(tree.Rows[at]), byTree.KeysOf(at));
            Assert.Equal(byTiles.RowsOf(tree.Rows[at]), byTree.RowsOf(at));
        }
    }

    [Fact]
    public void Select_AnyCount_SmallestFirst()
    {
        using var points = FormulaData.Rows(101, 1, (row, _) => row * 37 % 11);
        for (var count = 1; count < points.Rows; count++)
        {
            int[] rows = [.. Enumerable.Range(0, points.Rows)];
            MedianSelection.Select(points, 0, rows, count);
            var expected = Enumerable.Range(0, points.Rows).OrderBy(row => points[row][0]).ThenBy(row => row);
            Assert.Equal(expected.Take(count).Order(), rows[..count].Order());
        }
    }

    private static void Check(KdTree tree, int node, int first, int end)
    {
        for (var at = first * 32; at < Math.Min(tree.Rows.Length, end * 32); at++)
        {
            Assert.True(tree.Rows[at] >= tree.LeastRow(node));
            for (var i = 0; i < tree.Points.Columns; i++)
            {
                Assert.InRange(tree.Points[at][i], tree.Low(node)[i], tree.High(node)[i]);
            }
        }

        if (end - first > 1)
        {
            var (middle, right) = KdTree.Split(node, first, end);
            Check(tree, node + 1, first, middle);
            Check(tree, right, middle, end);
        }
    }
}

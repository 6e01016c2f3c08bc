using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

/// <summary>
/// Distances by products keep their stated bound against float64, wherever the data lie, at every register width.
/// </summary>
public sealed class ProductTileTests
{
    public static TheoryData<int, int, int, float> Cases()
    {
        var data = new TheoryData<int, int, int, float>();
        int[] dimensions = [1, 2, 3, 5, 8, 13, 16, 17, 31, 32, 33, 127, 256, 257, 512, 1280];
        for (var i = 0; i < dimensions.Length; i++)
        {
            data.Add(dimensions[i], 1 + (i * 5), 1 + (i * 7), 0);
            data.Add(dimensions[i], 9, 33, 3000);
        }

        data.Add(0, 3, 4, 0);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SquaredDistances_AnyData_StayWithinTheStatedBound(int dimensions, int rows, int points, float offset)
    {
        using var x = Gaussians(rows, dimensions, 1, offset);
        using var y = Gaussians(points, dimensions, 2, offset);
        var means = Array.ConvertAll(ColumnMoments.Of(y, "y", 1).Means, mean => (float)mean);
        foreach (var offsets in new[] { null, means })
        {
            foreach (var width in Enum.GetValues<SimdWidth>())
            {
                var (tile, block, panels) = Tile(width, x, y, offsets);
                var factor = ProductTile.ErrorFactor(dimensions);
                var floor = ProductTile.ErrorFloor(dimensions);
                for (var i = 0; i < rows * points; i++)
                {
                    var (row, point) = (i / points, i % points);
                    var bound = (factor * (block.SquaredNorms[row] + panels.SquaredNorms[point])) + floor;
                    var exact = ExactDistance.Squared(x[row], y[point]);
                    Assert.Equal(exact, tile[(row * panels.TileStride) + point], (double)bound);
                }

                block.Dispose();
                panels.Dispose();
            }
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e5f)]
    public void Settle_EqualAndNearPoints_AreExactlyZeroAndRight(float offset)
    {
        using var x = Gaussians(40, 77, 3, offset);
        x[7].CopyTo(x[33]);
        x[8].CopyTo(x[20]);
        x[20][5] = MathF.BitIncrement(x[20][5]);
        var (tile, block, panels) = Tile(SimdWidths.Best, x, x, ColumnOffsets.Of(x));
        using (block)
        using (panels)
        {
            const float Relative = 1e-3f;
            var recomputed = ProductTile.Settle(block, panels, 0, panels.PanelCount, tile, Relative);
            Assert.InRange(recomputed, 44, 100);
            for (var i = 0; i < 40 * 40; i++)
            {
                var exact = ExactDistance.Squared(x[i / 40], x[i % 40]);
                Assert.Equal(exact, tile[(i / 40 * panels.TileStride) + (i % 40)], Relative * exact);
            }
        }
    }

    [Fact]
    public void SquaredDistances_PartOfThePanels_EqualsThatPartOfTheWhole()
    {
        using var x = Gaussians(50, 19, 4, 3);
        var (whole, block, panels) = Tile(SimdWidths.Best, x, x, null);
        using (block)
        using (panels)
        {
            using var few = new PointBlock(5, 19);
            few.Load(x, [3, 49, 0]);
            var part = new float[3 * PointPanels.Width];
            ProductTile.SquaredDistances(few, panels, 1, 1, part);
            for (var i = 0; i < 3; i++)
            {
                var row = new[] { 3, 49, 0 }[i] * panels.TileStride;
                Assert.Equal(
                    whole.AsSpan(row + PointPanels.Width, 18), part.AsSpan(i * PointPanels.Width, 18));
            }

            Assert.Throws<ArgumentOutOfRangeException>(() => ProductTile.SquaredDistances(few, panels, 1, 2, part));
            Assert.Throws<ArgumentOutOfRangeException>(
                () => ProductTile.SquaredDistances(few, panels, 0, 2, new float[64]));
        }
    }

    [Fact]
    public void Squared_OfFloat32AndFloat64_MatchesScalarSums()
    {
        foreach (var d in new[] { 0, 1, 3, 4, 7, 8, 9, 16, 17, 31, 33, 100 })
        {
            using var points = Gaussians(2, d, 9, 100);
            double[] wide = [.. points[1].ToArray().Select(value => (double)value)];
            var expected = wide.Index().Sum(y => Math.Pow(points[0][y.Index] - y.Item, 2));
            Assert.Equal(expected, ExactDistance.Squared(points[0], points[1]), 1e-14 * expected);
            Assert.Equal(expected, ExactDistance.Squared(points[0], wide), 1e-14 * expected);
            Assert.Equal(0, ExactDistance.Squared(points[1], wide));
        }
    }

    private static (float[] Tile, PointBlock Block, PointPanels Panels) Tile(
        SimdWidth width, Matrix x, Matrix y, float[]? offsets)
    {
        var block = new PointBlock(x.Rows, x.Columns);
        block.Load(x, 0, x.Rows, offsets);
        var panels = new PointPanels(y, offsets);
        var tile = new float[x.Rows * panels.TileStride];
        ProductTile.SquaredDistances(width, block, panels, 0, panels.PanelCount, tile);
        return (tile, block, panels);
    }

    private static Matrix Gaussians(int rows, int columns, ulong seed, float offset)
    {
        var random = new RandomSource(seed);
        var matrix = new Matrix(rows, columns);
        foreach (ref var value in matrix.RowBlock(0, rows))
        {
            value = offset + (float)random.NextGaussian();
        }

        return matrix;
    }
}

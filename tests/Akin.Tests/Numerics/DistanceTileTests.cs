using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

/// <summary>
/// Every register width is tested on every processor: a width that the hardware lacks is emulated. Small integers make
/// float results exact; random values are compared with float64 within the dimension times the unit roundoff.
/// </summary>
public sealed class DistanceTileTests
{
    public static TheoryData<int, int, int> Shapes()
    {
        var data = new TheoryData<int, int, int>();
        int[] sizes = [1, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 127, 512];
        for (var i = 0; i < sizes.Length; i++)
        {
            data.Add(sizes[i], sizes[(i + 3) % sizes.Length] % 100, sizes[(i + 5) % sizes.Length] % 100);
            data.Add(sizes[i], 33, 65);
            data.Add(33, sizes[i], 7);
            data.Add(5, 9, sizes[i]);
        }

        data.Add(0, 3, 4);
        data.Add(1280, 13, 35);
        data.Add(257, 9, 3);
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Fill_SmallIntegers_IsExactAtEveryWidth(int dimensions, int rows, int points)
    {
        using var x = Integers(rows, dimensions, 1);
        using var y = Integers(points, dimensions, 2);
        foreach (var width in Enum.GetValues<SimdWidth>())
        {
            Assert.Equal(Scalar(x, y, (a, b) => (a - b) * (a - b)), Tile<SquaredDifferenceTerm>(width, x, y));
            Assert.Equal(Scalar(x, y, (a, b) => a * b), Tile<ProductTerm>(width, x, y));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void SquaredDistances_FarFromTheOrigin_MatchFloat64(int dimensions, int rows, int points)
    {
        using var x = Gaussians(rows, dimensions, 1, offset: 1e4f);
        using var y = Gaussians(points, dimensions, 2, offset: 1e4f);
        var expected = Scalar(x, y, (a, b) => (a - b) * (a - b));
        var actual = Tile<SquaredDifferenceTerm>(SimdWidths.Best, x, y);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-7 * (dimensions + 3) * expected[i]);
        }
    }

    [Fact]
    public void SquaredDistances_EqualPoints_AreExactlyZeroAndSymmetric()
    {
        using var x = Gaussians(40, 77, 3, offset: 1e5f);
        x[7].CopyTo(x[33]);
        var tile = new float[40 * 40];
        DistanceTile.SquaredDistances(x, 0, 40, x, 0, 40, tile);
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(0, tile[(i * 40) + i]);
            for (var j = 0; j < i; j++)
            {
                Assert.Equal(tile[(i * 40) + j], tile[(j * 40) + i]);
            }
        }

        Assert.Equal(0, tile[(7 * 40) + 33]);
    }

    [Fact]
    public void SquaredDistances_Block_EqualsThatPartOfTheWhole()
    {
        using var x = Gaussians(50, 19, 4, offset: 3);
        var whole = new float[50 * 50];
        var part = new float[11 * 38];
        DistanceTile.SquaredDistances(x, 0, 50, x, 0, 50, whole);
        DistanceTile.SquaredDistances(x, 13, 11, x, 5, 38, part);
        for (var i = 0; i < 11; i++)
        {
            Assert.Equal(whole.AsSpan(((13 + i) * 50) + 5, 38), part.AsSpan(i * 38, 38));
        }
    }

    [Fact]
    public void Fill_FusedWidths_GiveTheSameBits()
    {
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.Fma.IsSupported, "Needs fused multiply-add.");
        using var x = Gaussians(13, 129, 5, offset: 2);
        using var y = Gaussians(45, 129, 6, offset: 2);
        var narrow = Tile<ProductTerm>(SimdWidth.Bits128, x, y);
        Assert.Equal(narrow, Tile<ProductTerm>(SimdWidth.Bits256, x, y));
        Assert.Equal(narrow, Tile<ProductTerm>(SimdWidth.Bits512, x, y));
    }

    [Fact]
    public void SquaredDistances_WrongDimension_IsRefused()
    {
        using var x = new Matrix(2, 3);
        using var y = new PointPanels(2, 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => DistanceTile.SquaredDistances(x, 0, 2, y, new float[64]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DistanceTile.SquaredDistances(x, 0, 2, x, 0, 2, new float[3]));
    }

    private static float[] Tile<TTerm>(SimdWidth width, Matrix x, Matrix y)
        where TTerm : IPairTerm
    {
        using var panels = new PointPanels(y);
        var padded = new float[x.Rows * panels.TileStride];
        DistanceTile.Fill<TTerm>(width, x, 0, x.Rows, panels, padded);
        return [.. Enumerable.Range(0, x.Rows).SelectMany(
            r => padded.AsSpan(r * panels.TileStride, y.Rows).ToArray())];
    }

    private static float[] Scalar(Matrix x, Matrix y, Func<double, double, double> term)
    {
        var result = new float[x.Rows * y.Rows];
        for (var i = 0; i < x.Rows; i++)
        {
            for (var j = 0; j < y.Rows; j++)
            {
                var sum = 0.0;
                for (var c = 0; c < x.Columns; c++)
                {
                    sum += term(x[i][c], y[j][c]);
                }

                result[(i * y.Rows) + j] = (float)sum;
            }
        }

        return result;
    }

    private static Matrix Integers(int rows, int columns, ulong seed) =>
        Filled(rows, columns, seed, random => random.Next(9) - 4);

    private static Matrix Gaussians(int rows, int columns, ulong seed, float offset) =>
        Filled(rows, columns, seed, random => offset + (float)random.NextGaussian());

    private static Matrix Filled(int rows, int columns, ulong seed, Func<RandomSource, float> draw)
    {
        var random = new RandomSource(seed);
        var matrix = new Matrix(rows, columns);
        foreach (ref var value in matrix.RowBlock(0, rows))
        {
            value = draw(random);
        }

        return matrix;
    }
}

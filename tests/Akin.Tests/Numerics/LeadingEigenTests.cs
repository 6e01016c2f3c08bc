using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class LeadingEigenTests
{
    [Fact]
    public void Find_DiagonalOfKnownValues_TheLargest()
    {
        // 100, 50, then a flat tail from 1 down.
        var values = Enumerable.Range(0, 500).Select(i => i == 0 ? 100 : i == 1 ? 50 : 1 - (i / 600.0)).ToArray();

        var pairs = LeadingEigen.Find(Diagonal(values), [], Problem(500, 6), CancellationToken.None);

        Assert.True(pairs.Settled);
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(values[i], pairs.Values[i], 1e-7);
            Assert.Equal(1, Math.Abs(pairs.Vectors[(i * 500) + i]), 1e-6);
        }
    }

    [Fact]
    public void Find_RepeatedValues_AsOftenAsTheyAreThere()
    {
        var values = Enumerable.Range(0, 400).Select(i => i < 5 ? 3.0 : i < 9 ? 2.0 : 0.5).ToArray();

        var pairs = LeadingEigen.Find(Diagonal(values), [], Problem(400, 8), CancellationToken.None);

        Assert.True(pairs.Settled);
        Assert.Equal([3, 3, 3, 3, 3, 2, 2, 2], pairs.Values.Select(value => Math.Round(value, 7)));
    }

    [Fact]
    public void Find_KnownVector_OnlyWhatIsBelowIt()
    {
        var values = Enumerable.Range(0, 300).Select(i => 1.0 / (1 + i)).ToArray();
        var known = new double[300];
        known[0] = 1;

        var pairs = LeadingEigen.Find(Diagonal(values), known, Problem(300, 2), CancellationToken.None);

        Assert.Equal(0.5, pairs.Values[0], 1e-7);
        Assert.Equal(1 / 3.0, pairs.Values[1], 1e-7);
    }

    [Fact]
    public void Find_ZeroOperator_ZeroesAndOrthonormalVectors()
    {
        var pairs = LeadingEigen.Find(Diagonal(new double[50]), [], Problem(50, 3), CancellationToken.None);

        Assert.Equal([0, 0, 0], pairs.Values);
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                var product = InnerProduct.Of(pairs.Vectors.AsSpan(i * 50, 50), pairs.Vectors.AsSpan(j * 50, 50));
                Assert.Equal(i == j ? 1 : 0, product, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(33, 7)]
    [InlineData(520, 9)]
    public void Multiply_Dense_AsTheDefinition(int size, int count)
    {
        var random = new RandomSource(3);
        var matrix = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = i; j < size; j++)
            {
                matrix[(i * size) + j] = random.NextGaussian();
                matrix[(j * size) + i] = matrix[(i * size) + j];
            }
        }

        var vectors = Enumerable.Range(0, count * size).Select(_ => random.NextGaussian()).ToArray();
        var products = new double[count * size];

        new DenseOperator(matrix, size, 2).Multiply(vectors, count, products);

        for (var v = 0; v < count; v++)
        {
            for (var i = 0; i < size; i++)
            {
                var expected = InnerProduct.Of(matrix.AsSpan(i * size, size), vectors.AsSpan(v * size, size));
                Assert.Equal(expected, products[(v * size) + i], 1e-10);
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 33)]
    [InlineData(513, 65)]
    [InlineData(1030, 31)]
    public void AddSlab_AnySize_AsTheDefinition(int rows, int columns)
    {
        using var points = new Matrix(rows, columns);
        var random = new RandomSource(9);
        foreach (ref var value in points.RowBlock(0, rows))
        {
            value = (float)random.NextGaussian();
        }

        using var products = new ColumnProducts(columns);
        for (var start = 0; start < rows; start += ColumnProducts.SlabRows)
        {
            var count = Math.Min(ColumnProducts.SlabRows, rows - start);
            using var slab = Matrix.From(points.RowBlock(start, count), columns);
            products.AddSlab(slab, count, 2, CancellationToken.None);
        }

        products.Complete(2, 2);

        for (var i = 0; i < columns; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var expected = Enumerable.Range(0, rows).Sum(row => (double)points[row][i] * points[row][j]) / 2;
                Assert.Equal(expected, products.Sums[(i * columns) + j], 1e-6 * rows);
            }
        }
    }

    private static EigenProblem Problem(int size, int count) => new()
    {
        Size = size,
        Count = count,
        Least = 0,
        Tolerance = 1e-10,
        MostProducts = 400,
        Threads = 2,
    };

    private static LeadingEigen.Multiply Diagonal(double[] values) => (vectors, count, products) =>
    {
        for (var i = 0; i < count * values.Length; i++)
        {
            products[i] = vectors[i] * values[i % values.Length];
        }
    };
}

using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Numerics;

public sealed class SymmetricEigenTests
{
    [Fact]
    public void Leading_TwoByTwo_ByHand()
    {
        var (values, vectors) = SymmetricEigen.Leading([2, 1, 1, 2], 2, 2, threads: 1);

        Assert.Equal(3, values[0], 1e-14);
        Assert.Equal(1, values[1], 1e-14);
        Assert.Equal(vectors[0], vectors[1], 1e-14);
        Assert.Equal(vectors[2], -vectors[3], 1e-14);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(40, 9)]
    [InlineData(150, 150)]
    public void Leading_AnyMatrix_PairsSatisfyTheDefinition(int n, int count)
    {
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                matrix[(i * n) + j] = matrix[(j * n) + i] = FormulaPoints.Uniform((uint)((i * n) + j));
            }
        }

        AssertEigenpairs(matrix, n, count);
    }

    [Fact]
    public void Leading_RepeatedEigenvalues_VectorsStayOrthonormal()
    {
        // 5·I − (2/n)·11ᵀ: eigenvalue 5 comes n − 1 times, and 3 once.
        const int n = 60;
        var matrix = new double[n * n];
        for (var i = 0; i < matrix.Length; i++)
        {
            matrix[i] = (i % (n + 1) == 0 ? 5 : 0) - (2.0 / n);
        }

        AssertEigenpairs(matrix, n, n);
    }

    [Fact]
    public void Leading_Zeros_UnitVectors()
    {
        var (values, vectors) = SymmetricEigen.Leading(new double[9], 3, 2, threads: 1);

        Assert.Equal([0, 0], values);
        Assert.Equal([1, 0, 0, 0, 1, 0], vectors);
    }

    [Fact]
    public void Leading_SizesFarApart_SmallOnesRelativeToTheLargest()
    {
        // Rank 2 in 50 dimensions, magnitudes 1e12 and 1.
        const int n = 50;
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var (x, y) = (FormulaPoints.Uniform((uint)i), FormulaPoints.Uniform((uint)j));
                matrix[(i * n) + j] = (1e12 * x * y) + (i == j ? 1 : 0);
            }
        }

        AssertEigenpairs(matrix, n, n);
    }

    [Fact]
    public void Leading_ThreadsOneAndTwo_SameBits()
    {
        const int n = 300;
        using var points = FormulaPoints.Blobs(n, n, 3, 1);
        var matrix = new double[n * n];
        for (var i = 0; i < n * n; i++)
        {
            matrix[i] = points[i / n][i % n] + points[i % n][i / n];
        }

        var one = SymmetricEigen.Leading([.. matrix], n, 12, threads: 1);
        var two = SymmetricEigen.Leading([.. matrix], n, 12, threads: 2);

        Assert.Equal(one.Values, two.Values);
        Assert.Equal(one.Vectors, two.Vectors);
    }

    private static void AssertEigenpairs(double[] matrix, int n, int count)
    {
        var (values, vectors) = SymmetricEigen.Leading([.. matrix], n, count, threads: 2);
        var scale = matrix.Max(Math.Abs) * n;
        for (var k = 0; k < count; k++)
        {
            Assert.True(k == 0 || values[k] <= values[k - 1]);
            var vector = vectors.AsSpan(k * n, n);
            for (var i = 0; i < n; i++)
            {
                var product = InnerProduct.Of(matrix.AsSpan(i * n, n), vector);
                Assert.Equal(values[k] * vector[i], product, 1e-13 * scale);
            }

            for (var other = 0; other <= k; other++)
            {
                var inner = InnerProduct.Of(vector, vectors.AsSpan(other * n, n));
                Assert.Equal(other == k ? 1 : 0, inner, 1e-12);
            }
        }
    }
}

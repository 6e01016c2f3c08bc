using Akin.Numerics;
using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

/// <summary>The ways that only larger data take: float32 products, the search for leading axes.</summary>
public sealed class LargePcaTests
{
    [Theory]
    [InlineData(2048, 128, 5)]
    [InlineData(2100, 150, 40)]
    public void Fit_ManyPoints_AsByFloat64Products(int n, int d, int components)
    {
        using var points = Falling(n, d, 1);

        using var model = Pca.Fit(points, new() { Components = components, Threads = 2 });

        var centred = CentredPoints.Around(points, 1, CancellationToken.None);
        for (var axis = 0; axis < components; axis++)
        {
            // Covariance × axis = variance × axis, in float64.
            double[] direction = [.. model.Components[axis].ToArray().Select(value => (double)value)];
            var (product, values, scratch) = (new double[d], new double[d], new float[d]);
            for (var row = 0; row < n; row++)
            {
                centred.CopyTo(row, 0, values, scratch);
                ScaledSum.Add(product, InnerProduct.Of(values, direction) / (n - 1), values);
            }

            ScaledSum.Add(product, -model.ExplainedVariance[axis], direction);
            Assert.True(Math.Sqrt(InnerProduct.Of(product, product)) < 2e-6 * model.ExplainedVariance[0]);
        }
    }

    [Fact]
    public void Fit_FewOfManyComponents_AsByAllEigenvalues()
    {
        using var points = Falling(600, 400, 1);

        using var few = Pca.Fit(points, new() { Components = 6, Threads = 2 });
        using var many = Pca.Fit(points, new() { Components = 60, Threads = 2 });

        for (var axis = 0; axis < 6; axis++)
        {
            Assert.Equal(many.ExplainedVariance[axis], few.ExplainedVariance[axis], 1e-8 * many.ExplainedVariance[0]);
            for (var i = 0; i < 400; i++)
            {
                Assert.Equal(many.Components[axis][i], few.Components[axis][i], 1e-5f);
            }
        }
    }

    [Theory]
    [InlineData(1e30f)]
    [InlineData(1e-30f)]
    public void Fit_TinyOrHugeNumbers_SameAxes(float scale)
    {
        using var plain = Falling(2050, 130, 1);
        using var scaled = Falling(2050, 130, scale);

        using var expected = Pca.Fit(plain, new() { Components = 3, Threads = 2 });
        using var model = Pca.Fit(scaled, new() { Components = 3, Threads = 2 });

        for (var axis = 0; axis < 3; axis++)
        {
            Assert.Equal(expected.ExplainedVarianceRatio[axis], model.ExplainedVarianceRatio[axis], 1e-6);
            for (var i = 0; i < 130; i++)
            {
                Assert.Equal(expected.Components[axis][i], model.Components[axis][i], 1e-4f);
            }
        }

        using var coordinates = model.Transform(scaled);
        Assert.Equal(model.ExplainedVariance[0], Variance(coordinates, 0), 1e-4 * model.ExplainedVariance[0]);
    }

    [Fact]
    public void Transform_Whitened_EveryComponentOfVarianceOneOrZero()
    {
        using var points = FormulaPoints.Blobs(200, 5, 3, 2);
        for (var row = 0; row < 200; row++)
        {
            points[row][4] = points[row][3];
        }

        using var model = Pca.Fit(points, new() { Components = 5, Whiten = true });
        using var coordinates = model.Transform(points);

        Assert.All([0, 1, 2, 3], axis => Assert.Equal(1, Variance(coordinates, axis), 1e-4));
        Assert.Equal(0, Variance(coordinates, 4));
    }

    [Fact]
    public void MultiplyCovariance_AnyAxes_AsTheCovarianceWould()
    {
        using var points = Falling(700, 40, 1);
        var centred = CentredPoints.Around(points, 1, CancellationToken.None);
        double[] axes = [.. Enumerable.Range(0, 3 * 40).Select(i => FormulaPoints.Uniform((uint)i))];
        var (one, two) = (new double[120], new double[120]);

        centred.MultiplyCovariance(axes, 3, one, 1, CancellationToken.None);
        centred.MultiplyCovariance(axes, 3, two, 2, CancellationToken.None);

        Assert.Equal(one, two);
        var (expected, values, scratch) = (new double[120], new double[40], new float[40]);
        for (var row = 0; row < 700; row++)
        {
            centred.CopyTo(row, 0, values, scratch);
            for (var axis = 0; axis < 3; axis++)
            {
                var along = InnerProduct.Of(values, axes.AsSpan(axis * 40, 40));
                ScaledSum.Add(expected.AsSpan(axis * 40, 40), along / 699, values);
            }
        }

        Assert.All(Enumerable.Range(0, 120), i => Assert.Equal(expected[i], one[i], 1e-4));
    }

    [Theory]
    [InlineData(2100, 150, 3)]
    [InlineData(300, 20, 4)]
    [InlineData(40, 90, 3)]
    public void Fit_RowsReadOneByOne_TheSameBits(int n, int d, int components)
    {
        using var points = Falling(n, d, 1);
        using var rows = new CopiedRows(points);

        using var expected = Pca.Fit(points, new() { Components = components, Threads = 2 });
        using var model = Pca.Fit(rows, new() { Components = components, Threads = 2 });
        using var places = expected.Transform(points);
        using var placed = model.Transform(rows);

        Assert.Equal(expected.ExplainedVariance, model.ExplainedVariance);
        Assert.Equal(places.RowBlock(0, n), placed.RowBlock(0, n));
    }

    /// <summary>Columns of falling variance, mixed in pairs, far from the origin.</summary>
    private static Matrix Falling(int n, int d, float scale)
    {
        var points = new Matrix(n, d);
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < d; column++)
            {
                var own = FormulaPoints.Uniform((uint)((row * d) + column)) / (1 + (0.3 * column));
                var other = FormulaPoints.Uniform((uint)((row * d) + (column ^ 1))) / (1 + (0.3 * (column ^ 1)));
                points[row][column] = scale * (float)((3 * own) + other + 2);
            }
        }

        return points;
    }

    private static double Variance(Matrix coordinates, int axis)
    {
        var values = Enumerable.Range(0, coordinates.Rows).Select(row => (double)coordinates[row][axis]).ToArray();
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    /// <summary>Rows that lie nowhere: each is written where the reader has room.</summary>
    private sealed class CopiedRows(Matrix points) : IRowSource
    {
        public int Rows => points.Rows;

        public int Columns => points.Columns;

        public ReadOnlySpan<float> Read(int row, Span<float> scratch)
        {
            points[row].CopyTo(scratch);
            return scratch[..Columns];
        }

        public void Dispose()
        {
        }
    }
}

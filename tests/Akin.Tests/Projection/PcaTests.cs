using System.Text.Json;
using Akin.Numerics;
using Akin.Projection;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Projection;

public sealed class PcaTests
{
    public static TheoryData<int> Goldens => [0, 1, 2];

    [Theory]
    [MemberData(nameof(Goldens))]
    public void Fit_FormulaPoints_AsScikitLearn(int index)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(Repository.PathOf("tests", "Akin.Tests", "Expectations", "Projection", "pca.json")));
        var golden = document.RootElement.GetProperty("cases")[index];
        using var points = FormulaPoints.Blobs(
            golden.GetProperty("n").GetInt32(),
            golden.GetProperty("d").GetInt32(),
            golden.GetProperty("groups").GetInt32(),
            golden.GetProperty("spread").GetDouble());
        var components = golden.GetProperty("components");

        using var model = Pca.Fit(points, new() { Components = components.GetArrayLength() });

        for (var c = 0; c < components.GetArrayLength(); c++)
        {
            var variance = golden.GetProperty("variance")[c].GetDouble();
            Assert.Equal(variance, model.ExplainedVariance[c], 1e-6 * variance);
            Assert.Equal(golden.GetProperty("ratio")[c].GetDouble(), model.ExplainedVarianceRatio[c], 1e-6);
            for (var j = 0; j < points.Columns; j++)
            {
                Assert.Equal(components[c][j].GetDouble(), model.Components[c][j], 1e-5);
            }
        }
    }

    [Fact]
    public void Fit_PointsOnALine_ByHand()
    {
        using var points = Matrix.From([0, 0, 3, 4, 6, 8], columns: 2);

        using var model = Pca.Fit(points, new());
        using var coordinates = model.Transform(points);

        Assert.Equal([3.0, 4.0], model.Mean);
        Assert.Equal([0.6f, 0.8f], model.Components[0].ToArray());
        Assert.Equal(25, model.ExplainedVariance[0], 1e-12);
        Assert.Equal([1.0, 0.0], model.ExplainedVarianceRatio.Select(r => Math.Round(r, 12)));
        Assert.Equal(-5f, coordinates[0][0], 1e-5f);
        Assert.Equal(5f, coordinates[2][0], 1e-5f);
        Assert.All([0, 1, 2], row => Assert.Equal(0, coordinates[row][1], 1e-6f));
    }

    [Theory]
    [InlineData(40, 90, 40)]
    [InlineData(90, 40, 40)]
    [InlineData(64, 64, 64)]
    public void Fit_AllComponents_KeepsDistancesAndAllVariance(int n, int d, int components)
    {
        using var points = FormulaPoints.Blobs(n, d, 3, 1);

        using var model = Pca.Fit(points, new() { Components = components, Threads = 2 });
        using var coordinates = model.Transform(points, threads: 2);

        Assert.Equal(1, model.ExplainedVarianceRatio.Sum(), 1e-9);
        Assert.Equal(Distance(points[0], points[n - 1]), Distance(coordinates[0], coordinates[n - 1]), 1e-4);
        AssertOrthonormal(model.Components);
    }

    [Fact]
    public void Fit_ShiftedFarAway_SameComponents()
    {
        using var points = FormulaPoints.Blobs(200, 6, 3, 2);
        using var shifted = points.Copy();
        foreach (ref var value in shifted.RowBlock(0, 200))
        {
            value += 1000;
        }

        using var expected = Pca.Fit(points, new() { Components = 3 });
        using var actual = Pca.Fit(shifted, new() { Components = 3 });

        for (var c = 0; c < 3; c++)
        {
            Assert.Equal(expected.ExplainedVariance[c], actual.ExplainedVariance[c], 1e-4);
            Assert.All(Enumerable.Range(0, 6), j =>
                Assert.Equal(expected.Components[c][j], actual.Components[c][j], 1e-3f));
        }
    }

    [Fact]
    public void Solve_Randomised_AsExact()
    {
        using var points = FormulaPoints.Blobs(300, 120, 6, 3);
        var centred = CentredPoints.Around(points, 1, CancellationToken.None);

        var random = RandomisedPca.Solve(centred, 4, new() { Threads = 2 }, CancellationToken.None);
        var exact = ExactPca.FromDimensions(centred, 4, 2, CancellationToken.None);

        Assert.Equal(exact.TotalVariance, random.TotalVariance, 1e-9 * exact.TotalVariance);
        for (var c = 0; c < 4; c++)
        {
            Assert.Equal(exact.Variance[c], random.Variance[c], 1e-6 * exact.Variance[c]);
            var inner = InnerProduct.Of(exact.Directions.AsSpan(c * 120, 120), random.Directions.AsSpan(c * 120, 120));
            Assert.Equal(1, Math.Abs(inner), 1e-6);
        }
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(2, 5, 2)]
    [InlineData(5, 2, 2)]
    [InlineData(5, 0, 0)]
    public void Fit_FewPointsOrDimensions_AsManyComponentsAsTheSmaller(int n, int d, int expected)
    {
        using var points = FormulaPoints.Blobs(n, d, 1, 0);

        using var model = Pca.Fit(points, new() { Components = 4 });
        using var coordinates = model.Transform(points);

        Assert.Equal(expected, model.Components.Rows);
        Assert.Equal((n, expected), (coordinates.Rows, coordinates.Columns));
        AssertOrthonormal(model.Components);
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(4, 10)]
    public void Fit_AllPointsEqual_NoVarianceNoNaN(int n, int d)
    {
        using var points = new Matrix(n, d);
        points.RowBlock(0, n).Fill(7.3f);

        using var model = Pca.Fit(points, new() { Components = 3 });
        using var coordinates = model.Transform(points);

        Assert.Equal([0.0, 0.0, 0.0], model.ExplainedVarianceRatio);
        AssertOrthonormal(model.Components);
        Assert.All(coordinates.RowBlock(0, n).ToArray(), value => Assert.Equal(0, value, 1e-6f));
    }

    [Theory]
    [InlineData(500, 37)]
    [InlineData(37, 500)]
    public void Fit_ThreadsOneAndTwo_SameBits(int n, int d)
    {
        using var points = FormulaPoints.Blobs(n, d, 4, 1);

        using var one = Pca.Fit(points, new() { Components = 9, Threads = 1 });
        using var two = Pca.Fit(points, new() { Components = 9, Threads = 2 });
        using var first = one.Transform(points, threads: 1);
        using var second = two.Transform(points, threads: 2);

        Assert.Equal(one.Components.RowBlock(0, 9), two.Components.RowBlock(0, 9));
        Assert.Equal(one.ExplainedVariance, two.ExplainedVariance);
        Assert.Equal(first.RowBlock(0, n), second.RowBlock(0, n));
    }

    [Fact]
    public void Fit_NotANumber_Refused()
    {
        using var points = Matrix.From([1, 2, 3, float.PositiveInfinity], columns: 2);

        Assert.Throws<ArgumentException>(() => Pca.Fit(points, new()));
    }

    private static void AssertOrthonormal(Matrix axes)
    {
        for (var i = 0; i < axes.Rows; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var inner = axes[i].ToArray().Zip(axes[j].ToArray(), (a, b) => (double)a * b).Sum();
                Assert.Equal(i == j ? 1 : 0, inner, 1e-5);
            }
        }
    }

    private static double Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += ((double)x[i] - y[i]) * ((double)x[i] - y[i]);
        }

        return Math.Sqrt(sum);
    }
}

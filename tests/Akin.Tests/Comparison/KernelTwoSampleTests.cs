using Akin.Comparison;
using Akin.Numerics;
using Xunit;

namespace Akin.Tests.Comparison;

/// <summary>The two-sample statistic against the definition, and its p against what a p has to be.</summary>
public sealed class KernelTwoSampleTests
{
    [Theory]
    [InlineData(2, 2, 1)]
    [InlineData(3, 40, 5)]
    [InlineData(150, 171, 33)]
    [InlineData(1100, 300, 7)]
    public void Measure_OfAnySizes_IsTheDefinition(int first, int second, int dimensions)
    {
        using var points = Draw(1, first + second, dimensions, row => row < first ? 0 : 0.4);
        var (a, b) = (Enumerable.Range(0, first).ToArray(), Enumerable.Range(first, second).ToArray());
        var result = Measure(points, a, b, 3.0 * dimensions, 19);
        Assert.Equal(Naive(points, a, b, 3.0 * dimensions), result.SquaredMmd, 2e-6);
        Assert.Equal((first, second, 19), (result.Rows, result.OtherRows, result.Permutations));
    }

    [Fact]
    public void Measure_FarFromTheOrigin_KeepsItsDigits()
    {
        using var near = Draw(2, 200, 6, row => row % 2);
        using var far = new Matrix(200, 6);
        for (var row = 0; row < 200; row++)
        {
            for (var i = 0; i < 6; i++)
            {
                near[row][i] = MathF.Round(near[row][i] * 64) / 64;
                far[row][i] = near[row][i] + 4096;
            }
        }

        var (a, b) = (Every(0, 200), Every(1, 200));
        Assert.Equal(Measure(near, a, b, 12, 19).SquaredMmd, Measure(far, a, b, 12, 19).SquaredMmd, 1e-5);
    }

    [Fact]
    public void Measure_OfAllSplitsOfSixRows_CountsThoseAsFar()
    {
        // 20 splits of six points on a line; the one at hand separates them, so two of the 20 are as far.
        using var points = new Matrix(6, 1);
        float[] places = [0, 1, 2, 10, 11, 12];
        for (var row = 0; row < 6; row++)
        {
            points[row][0] = places[row];
        }

        var p = Measure(points, [0, 1, 2], [3, 4, 5], 50, 9999).P!.Value;
        Assert.InRange(p, 0.09, 0.11);
    }

    [Fact]
    public void Measure_OfOneDistribution_GivesUniformP()
    {
        var p = Enumerable.Range(0, 200).Select(draw =>
        {
            using var points = Draw((ulong)draw + 10, 40, 3, _ => 0);
            return Measure(points, Every(0, 40), Every(1, 40), 6, 99, (ulong)draw).P!.Value;
        }).Order().ToArray();

        // Kolmogorov and Smirnov's distance of 200 values is above 0.115 in one of a hundred cases.
        var farthest = p.Select((value, i) => Math.Max(((i + 1) / 200.0) - value, value - (i / 200.0))).Max();
        Assert.InRange(farthest, 0, 0.115);
    }

    [Fact]
    public void Measure_AtAnyNumberOfThreads_GivesTheSameBits()
    {
        using var points = Draw(3, 700, 20, row => row % 2 * 0.1);
        var one = Measure(points, Every(0, 700), Every(1, 700), 40, 200, threads: 1);
        Assert.Equal(one, Measure(points, Every(0, 700), Every(1, 700), 40, 200, threads: 3));
        Assert.Equal(0.0, one.P!.Value - ((int)Math.Round(one.P.Value * 201) / 201.0), 1e-12);
    }

    [Fact]
    public void Measure_OfEqualRows_SaysNothingSpeaksForADifference()
    {
        using var points = new Matrix(9, 4);
        var result = Measure(points, [0, 1, 2], [3, 4, 5, 6], 0, 99);
        Assert.Equal((0.0, (double?)1.0), (result.SquaredMmd, result.P));
    }

    private static TwoSampleResult Measure(
        Matrix points, int[] a, int[] b, double scale, int permutations, ulong seed = 0, int threads = 2) =>
        KernelTwoSample.Measure(
            points, a, b, scale, permutations, new RandomSource(seed), threads, TestContext.Current.CancellationToken);

    private static int[] Every(int remainder, int count) =>
        [.. Enumerable.Range(0, count).Where(row => row % 2 == remainder)];

    private static Matrix Draw(ulong seed, int rows, int dimensions, Func<int, double> shift)
    {
        var random = new RandomSource(seed);
        var points = new Matrix(rows, dimensions);
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < dimensions; i++)
            {
                points[row][i] = (float)(shift(row) + random.NextGaussian());
            }
        }

        return points;
    }

    /// <summary>Gretton and others (2012), equation 3, in float64.</summary>
    private static double Naive(Matrix points, int[] a, int[] b, double medianSquare)
    {
        return Mean(a, a) + Mean(b, b) - (2 * Mean(a, b));

        double Mean(int[] rows, int[] others)
        {
            var (sum, pairs) = (0.0, 0);
            foreach (var row in rows)
            {
                foreach (var other in others.Where(other => other != row))
                {
                    var square = 0.0;
                    for (var i = 0; i < points.Columns; i++)
                    {
                        square += Math.Pow((double)points[row][i] - points[other][i], 2);
                    }

                    sum += new[] { 0.5, 1, 2 }.Average(s => Math.Exp(-square / (2 * s * s * medianSquare)));
                    pairs++;
                }
            }

            return sum / pairs;
        }
    }
}

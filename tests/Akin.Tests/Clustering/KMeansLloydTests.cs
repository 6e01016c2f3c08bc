using Akin.Clustering;
using Akin.Numerics;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Clustering;

/// <summary>
/// Two algorithms agree: whatever is packed, bounded or left out, labels, steps, inertia and movement are those of
/// plain Lloyd in float64, written here in the plainest way.
/// </summary>
public sealed class KMeansLloydTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, int, int, float> Shapes() => new()
    {
        { 700, 1, 5, 0 },
        { 600, 2, 9, 0 },
        { 900, 3, 40, 0 },
        { 500, 7, 33, 500 },
        { 800, 16, 64, 0 },
        { 1100, 33, 70, 0 },
        { 400, 127, 12, 20 },
        { 300, 300, 4, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Fit_PackedOrBounded_EqualsPlainLloyd(int n, int d, int k, float offset)
    {
        for (var seed = 0UL; seed < 3; seed++)
        {
            using var points = Points(n, d, k, seed, offset);
            using var start = Start(points, k);
            var options = new KMeansOptions { K = k, InitialCenters = start, MaxIterations = 25, Tolerance = 0 };
            var (labels, steps) = Plain(points, start, 25);
            foreach (var packs in new[] { true, false })
            {
                using var data = new KMeansData(points, 2, packs);
                var result = KMeans.Fit(data, options, null, Token);
                using var centers = result.Centers;
                Assert.Equal(labels, result.Labels);
                Assert.Equal(steps.Count, result.Iterations);
                for (var i = 0; i < steps.Count; i++)
                {
                    Assert.Equal(steps[i].Inertia, result.Steps[i].Inertia, 1e-9 * steps[i].Inertia);
                    Assert.Equal(steps[i].Moved, result.Steps[i].Moved);
                    Assert.Equal(steps[i].Shift, result.Steps[i].Shift, 1e-9 + (1e-6 * steps[i].Shift));
                }
            }
        }
    }

    [Fact]
    public void Fit_ClearGroups_BoundsSaveMostDistances()
    {
        using var points = FormulaData.Blobs(5, 2000, 24, 40, 2, 0);
        using var start = Start(points, 120);
        using var data = new KMeansData(points, 2, packs: false);
        var options = new KMeansOptions { K = 120, InitialCenters = start, MaxIterations = 30, Tolerance = 0 };
        var result = KMeans.Fit(data, options, null, Token);
        Assert.Equal(0, result.Steps[0].Saved);
        Assert.InRange(result.Steps[^1].Saved, 0.8, 1);
        result.Centers.Dispose();
    }

    [Fact]
    public void Fit_BoundedAtAnyNumberOfThreads_GivesTheSameBits()
    {
        using var points = Points(9000, 20, 50, 3, 0);
        KMeansResult Run(int threads)
        {
            using var data = new KMeansData(points, threads, packs: false);
            return KMeans.Fit(data, new KMeansOptions { K = 50, Restarts = 2, Threads = threads }, null, Token);
        }

        var (one, three) = (Run(1), Run(3));
        Assert.Equal(one.Labels, three.Labels);
        Assert.Equal(one.Centers.RowBlock(0, 50), three.Centers.RowBlock(0, 50));
        Assert.Equal(one.Inertia, three.Inertia);
        Assert.Equal(one.Steps, three.Steps);
    }

    [Fact]
    public void Fit_TiesInFloat64_GoToTheLowerCentreHoweverPacked()
    {
        // Integer points: means are fractions, and many points lie exactly between two of them.
        using var points = FormulaData.Rows(600, 2, (row, column) => column == 0 ? row % 30 : row / 30 % 2);
        using var start = Matrix.From([0, 0, 29, 0, 0, 1, 29, 1, 14.5f, 0.5f], 2);
        int[]? first = null;
        foreach (var packs in new[] { true, false })
        {
            using var data = new KMeansData(points, 1, packs);
            var options = new KMeansOptions { K = 5, InitialCenters = start, MaxIterations = 9, Tolerance = 0 };
            var result = KMeans.Fit(data, options, null, Token);
            Assert.Equal(first ??= result.Labels, result.Labels);
            result.Centers.Dispose();
        }
    }

    private static Matrix Points(int n, int d, int k, ulong seed, float offset)
    {
        var random = new RandomSource(seed);
        var groups = Math.Max(2, k / 3);
        var centers = Enumerable.Range(0, groups * d).Select(_ => random.NextGaussian()).ToArray();
        return FormulaData.Rows(
            n, d, (row, i) => offset + (float)(centers[(row % groups * d) + i] + random.NextGaussian()));
    }

    private static Matrix Start(Matrix points, int k)
    {
        var start = new Matrix(k, points.Columns);
        for (var c = 0; c < k; c++)
        {
            points[(c * (points.Rows / k)) + (c % 3)].CopyTo(start[c]);
        }

        return start;
    }

    private static (int[] Labels, List<KMeansStep> Steps) Plain(Matrix points, Matrix start, int iterations)
    {
        var (n, d, k) = (points.Rows, points.Columns, start.Rows);
        var centers = Enumerable.Range(0, k)
            .Select(c => start[c].ToArray().Select(value => (double)value).ToArray()).ToArray();
        var labels = Enumerable.Repeat(-1, n).ToArray();
        var steps = new List<KMeansStep>();
        for (var moved = 1; moved > 0 && steps.Count < iterations;)
        {
            (moved, var inertia) = Assign(points, centers, labels);
            steps.Add(new KMeansStep(steps.Count + 1, inertia, moved, Average(points, centers, labels), 0));
            if (moved > 0 && steps.Count == iterations)
            {
                Assign(points, centers, labels);
            }
        }

        var order = ClusterNumbering.BySize(labels, k);
        ClusterNumbering.Apply(order, labels);
        return (labels, steps);
    }

    private static (int Moved, double Inertia) Assign(Matrix points, double[][] centers, int[] labels)
    {
        var (moved, inertia) = (0, 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            var squared = Array.ConvertAll(centers, center => SquaredDistance(points[row], center));
            inertia += squared.Min();
            var nearest = Array.IndexOf(squared, squared.Min());
            moved += nearest == labels[row] ? 0 : 1;
            labels[row] = nearest;
        }

        return (moved, inertia);
    }

    private static double SquaredDistance(ReadOnlySpan<float> x, double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < y.Length; i++)
        {
            sum += (x[i] - y[i]) * (x[i] - y[i]);
        }

        return sum;
    }

    private static double Average(Matrix points, double[][] centers, int[] labels)
    {
        var shift = 0.0;
        for (var c = 0; c < centers.Length; c++)
        {
            int[] rows = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == c)];
            Assert.NotEmpty(rows);
            for (var i = 0; i < points.Columns; i++)
            {
                var mean = rows.Average(row => (double)points[row][i]);
                shift += (mean - centers[c][i]) * (mean - centers[c][i]);
                centers[c][i] = mean;
            }
        }

        return Math.Sqrt(shift);
    }
}

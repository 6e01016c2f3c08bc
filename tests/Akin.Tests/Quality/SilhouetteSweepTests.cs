using Akin.Numerics;
using Akin.Quality;
using Akin.Tests.Support;
using Xunit;

namespace Akin.Tests.Quality;

public sealed class SilhouetteSweepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, 1)]
    [InlineData(31, 2)]
    [InlineData(33, 5)]
    [InlineData(130, 32)]
    [InlineData(1100, 3)]
    [InlineData(256, 20)]
    [InlineData(257, 33)]
    [InlineData(555, 64)]
    [InlineData(1100, 24)]
    public void Score_ManyLabellings_EqualsTheDefinition(int n, int d)
    {
        using var points = FormulaData.Gaussians(1, n, d);
        var labelings = new[] { 2, 5, 10 }.Where(k => k < n).Select(k => Labels(n, k)).ToArray();
        var results = SilhouetteSweep.Score(points, labelings, 2, null, Token);
        for (var l = 0; l < labelings.Length; l++)
        {
            var expected = Defined(points, labelings[l]);
            for (var row = 0; row < n; row++)
            {
                Assert.Equal(expected[row], results[l].PerPoint[row], 3e-6);
            }

            Assert.Equal(expected.Where(v => !double.IsNaN(v)).Average(), results[l].Mean, 1e-7);
        }
    }

    [Fact]
    public void Score_LabelsWithGaps_AreTakenAsTheyAre()
    {
        using var points = FormulaData.Gaussians(1, 60, 3);
        var dense = Labels(60, 4);
        var gaps = Array.ConvertAll(dense, label => label < 0 ? label : 1000 * (7 - label));
        var results = SilhouetteSweep.Score(points, [dense, gaps], 1, null, Token);
        Assert.Equal(results[0].Mean, results[1].Mean, 1e-12);
    }

    [Theory]
    [InlineData(1e4f, 1)]
    [InlineData(0, 1e-4f)]
    [InlineData(1e4f, 0)]
    public void Score_FarTightOrEqualPoints_EqualsTheDefinition(float offset, float width)
    {
        // Groups of points that lie far out, or nearly or exactly upon each other; in many dimensions.
        const int N = 330, D = 40;
        using var centers = FormulaData.Gaussians(3, 6, D);
        using var points = FormulaData.Gaussians(4, N, D);
        for (var row = 0; row < N; row++)
        {
            for (var i = 0; i < D; i++)
            {
                points[row][i] = (points[row][i] * width) + centers[row % 6][i] + offset;
            }
        }

        int[][] labelings = [[.. Enumerable.Range(0, N).Select(row => row % 6)], Labels(N, 4)];
        var results = SilhouetteSweep.Score(points, labelings, 2, null, Token);
        for (var l = 0; l < labelings.Length; l++)
        {
            var expected = Defined(points, labelings[l]);
            Assert.All(
                Enumerable.Range(0, N), row => Assert.Equal(expected[row], results[l].PerPoint[row], 1e-6));
            Assert.Equal(expected.Where(v => !double.IsNaN(v)).Average(), results[l].Mean, 1e-7);
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(20)]
    public void Score_Threads_ChangeNoBit(int d)
    {
        using var points = FormulaData.Gaussians(2, 2500, d);
        int[][] labelings = [Labels(2500, 3), Labels(2500, 11)];
        var one = SilhouetteSweep.Score(points, labelings, 1, null, Token);
        var three = SilhouetteSweep.Score(points, labelings, 3, null, Token);
        Assert.Equal(one.Select(r => r.Mean), three.Select(r => r.Mean));
        Assert.Equal(one[1].PerPoint, three[1].PerPoint);
    }

    [Fact]
    public void Score_NoLabelling_GivesNone()
    {
        using var points = new Matrix(3, 1);
        Assert.Empty(SilhouetteSweep.Score(points, [], 1, null, Token));
    }

    /// <summary>Labels of k clusters, some noise, in no order.</summary>
    private static int[] Labels(int n, int k)
    {
        var random = new FormulaData((ulong)(n + k));
        return [.. Enumerable.Range(0, n).Select(i => i < k ? i : i == k ? 0 : random.Below(k + 1) - 1)];
    }

    /// <summary>Rousseeuw's definition, word for word, in float64.</summary>
    private static double[] Defined(Matrix points, int[] labels)
    {
        var result = new double[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var mean = Enumerable.Range(0, labels.Length).Where(j => j != i && labels[j] >= 0)
                .GroupBy(j => labels[j], j => Distance(points[i], points[j]))
                .ToDictionary(g => g.Key, g => g.Average());
            result[i] = labels[i] < 0 ? double.NaN : 0;
            if (labels[i] >= 0 && mean.TryGetValue(labels[i], out var a))
            {
                var b = mean.Where(pair => pair.Key != labels[i]).Min(pair => pair.Value);
                result[i] = (b - a) / Math.Max(a, b);
            }
        }

        return result;
    }

    private static double Distance(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += ((double)a[i] - b[i]) * ((double)a[i] - b[i]);
        }

        return Math.Sqrt(sum);
    }
}

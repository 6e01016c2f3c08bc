using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// The gap statistic (Tibshirani, Walther and Hastie, Estimating the number of clusters in a data set via the gap
/// statistic, 2001) on a sample: how far the logarithm of the inertia lies below that of uniform clouds in a box along
/// the principal axes. Its choice is the smallest k whose gap is at least the next one's less that one's standard
/// error.
/// </summary>
internal static class GapStatistic
{
    private const int References = 8;
    private const int Restarts = 1;
    private const ulong Stream = 0x6A9;

    /// <summary>The gap and its standard error at each k; <see langword="null"/> where no inertia is left.</summary>
    public static (double Gap, double Error)?[] Of(
        Matrix sample, IReadOnlyList<int> ks, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var random = new RandomSource(options.Seed).Fork(Stream);
        Matrix[] clouds =
            [sample, .. Enumerable.Range(0, References).Select(_ => KSample.Box(sample, random))];
        int[] possible = [.. ks.Where(k => k < sample.Rows)];
        var wanted = Array.ConvertAll(possible, k => new KMeansOptions
        {
            K = k,
            Restarts = Restarts,
            Seed = options.Seed,
            Threads = 1,
        });
        var seeded = ChunkedWork.Map(clouds.Length, 1, options.Threads, Seed, cancellation);
        var done = 0;
        try
        {
            var logs = ChunkedWork.Map(clouds.Length * possible.Length, 1, options.Threads, Fit, cancellation);
            return [.. ks.Select((_, i) => i < possible.Length ? Gap(logs, i, possible.Length) : null)];
        }
        finally
        {
            Array.ForEach(seeded, each => each.Data.Dispose());
            Array.ForEach(clouds[1..], cloud => cloud.Dispose());
        }

        (KMeansData Data, int[][][] Starts) Seed(int chunk, int cloud, int count)
        {
            var data = new KMeansData(clouds[cloud], 1);
            return (data, KMeansSeeding.Draw(data, wanted, 1, cancellation));
        }

        double Fit(int chunk, int task, int count)
        {
            var (data, starts) = seeded[task / possible.Length];
            var k = task % possible.Length;
            using var fit = KMeans.Best(data, wanted[k], null, cancellation, starts[k]);
            progress?.Report(new StageProgress(
                "gap", Interlocked.Increment(ref done), clouds.Length * possible.Length, "fits"));
            return Math.Log(fit.Inertia);
        }
    }

    /// <summary>The smallest k by the rule of one standard error; <see langword="null"/> when none fits it.</summary>
    public static int? Choose(IReadOnlyList<KCurvePoint> curve)
    {
        for (var i = 0; i < curve.Count - 1; i++)
        {
            if (curve[i].Gap >= curve[i + 1].Gap - curve[i + 1].GapError)
            {
                return curve[i].K;
            }
        }

        return null;
    }

    private static (double Gap, double Error)? Gap(double[] logs, int k, int stride)
    {
        var references = Enumerable.Range(1, References).Select(cloud => logs[(cloud * stride) + k]).ToArray();
        var mean = references.Average();
        var deviation = Math.Sqrt(references.Sum(log => (log - mean) * (log - mean)) / References);
        var gap = mean - logs[k];
        return double.IsFinite(gap) ? (gap, deviation * Math.Sqrt(1 + (1.0 / References))) : null;
    }
}

using System.Diagnostics;
using System.Globalization;
using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Bench;

/// <summary>
/// How long the parts of a sweep k = 2…30 take over drawn groups, and the peak memory of the process.
/// </summary>
internal static class SweepTimes
{
    public static int Run(BenchArguments arguments)
    {
        var (n, d) = (arguments.Number("points", 25_000), arguments.Number("dimensions", 32));
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        using var points = Groups(n, d, 12);
        var labelings = new int[29][];
        var kMeans = Seconds(() =>
        {
            for (var k = 2; k <= 30; k++)
            {
                labelings[k - 2] = KMeans.Fit(points, new KMeansOptions { K = k, Threads = threads }).Labels;
            }
        });
        var silhouettes = Seconds(() => SilhouetteSweep.Score(points, labelings, threads));
        var whole = Seconds(() => KSweep.Run(points, new KSweepOptions { Threads = threads }));
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{n} x {d}, {threads} threads: k-means {kMeans:0.0} s, silhouettes {silhouettes:0.0} s, "
            + $"whole sweep with its reference {whole:0.0} s, {self.TotalProcessorTime.TotalSeconds:0.0} s of the "
            + $"processor in all, peak {self.PeakWorkingSet64 / 1e6:0} MB"));
        return 0;
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    private static Matrix Groups(int n, int d, int groups)
    {
        var random = new RandomSource(1);
        var centers = Enumerable.Range(0, groups * d).Select(_ => 0.7 * random.NextGaussian()).ToArray();
        var points = new Matrix(n, d);
        for (var row = 0; row < n; row++)
        {
            var center = random.Next(groups) * d;
            for (var i = 0; i < d; i++)
            {
                points[row][i] = (float)(centers[center + i] + random.NextGaussian());
            }
        }

        return points;
    }
}

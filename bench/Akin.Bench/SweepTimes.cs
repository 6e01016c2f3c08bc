using System.Diagnostics;
using System.Globalization;
using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// How long the parts of a sweep over k take, of given vectors or of drawn groups, and the peak memory of the process.
/// </summary>
internal static class SweepTimes
{
    public static int Run(BenchArguments arguments)
    {
        using var points = arguments.Find("vectors") is { } path
            ? NpyFile.Read(path)
            : Groups(arguments.Number("points", 25_000), arguments.Number("dimensions", 32), 12);
        var options = new KSweepOptions
        {
            KMin = arguments.Number("k-min", 2),
            KMax = arguments.Number("k-max", 30),
            Threads = arguments.Number("threads", Environment.ProcessorCount),
        };
        Console.WriteLine(
            $"{points.Rows} x {points.Columns}, k = {options.KMin} … {options.KMax}, {options.Threads} threads");
        for (var round = 0; round < arguments.Number("rounds", 3); round++)
        {
            var stages = new StageTimes();
            var watch = Stopwatch.StartNew();
            var result = KSweep.Run(points, options, stages);
            result.Best.Centers.Dispose();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.00} s: {stages}"));
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{self.TotalProcessorTime.TotalSeconds:0.0} s of the processor in all, "
            + $"peak {self.PeakWorkingSet64 / 1e6:0} MB"));
        return 0;
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

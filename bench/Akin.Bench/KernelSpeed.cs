using System.Diagnostics;
using System.Globalization;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// What the tile kernels reach beside the peak of a plain register kernel, on one core and on all: 2 operations for
/// each dimension of a pair, whatever the kernel does for it.
/// </summary>
internal static class KernelSpeed
{
    private static readonly (string Name, int Rows, int Points, int Dimensions)[] Shapes =
    [
        ("k-means 100,000 x 512, k = 100", 256, 100, 512),
        ("k-means 100,000 x 512, k = 128", 256, 128, 512),
        ("k-means 25,000 x 32, k = 30", 256, 30, 32),
        ("self-join 512-d", 256, 1024, 512),
        ("self-join 128-d", 256, 1024, 128),
        ("self-join 32-d", 256, 1024, 32),
    ];

    public static int Run(BenchArguments arguments)
    {
        var milliseconds = arguments.Number("milliseconds", 400);
        var cores = Environment.ProcessorCount;
        double Fastest(int threads, Func<double> work) => Rate(threads, milliseconds, work);
        var (one, all) = (Fastest(1, RegisterPeak.Run), Fastest(cores, RegisterPeak.Run));
        Console.WriteLine($"{SimdWidths.Best}, {cores} cores; GFLOP/s, share of the register kernel's");
        Console.WriteLine($"| kernel | one core | {cores} cores |\n|---|---|---|");
        Console.WriteLine($"| multiply-add in registers | {Number(one)} | {Number(all)} |");
        foreach (var (name, rows, points, dimensions) in Shapes)
        {
            using var product = new TileWork(rows, points, dimensions, differences: false);
            using var difference = new TileWork(rows, points, dimensions, differences: true);
            foreach (var (kind, work) in new[] { ("products", product), ("differences", difference) })
            {
                var (single, whole) = (Fastest(1, work.Run), Fastest(cores, work.Run));
                Console.WriteLine(
                    $"| {name}: {kind} | {Number(single)} = {Share(single, one)} | {Number(whole)} = "
                    + $"{Share(whole, all)} |");
            }
        }

        return 0;
    }

    /// <summary>The best of several measurements, all threads busy with the same work, in GFLOP/s.</summary>
    private static double Rate(int threads, int milliseconds, Func<double> work)
    {
        work();
        var best = 0.0;
        for (var round = 0; round < 4; round++)
        {
            var operations = new double[threads];
            var watch = Stopwatch.StartNew();
            var workers = Enumerable.Range(0, threads).Select(t => new Thread(() =>
            {
                while (watch.ElapsedMilliseconds < milliseconds / 4)
                {
                    operations[t] += work();
                }
            })).ToArray();
            Array.ForEach(workers, worker => worker.Start());
            Array.ForEach(workers, worker => worker.Join());
            best = Math.Max(best, operations.Sum() / watch.Elapsed.TotalSeconds / 1e9);
        }

        return best;
    }

    private static string Number(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string Share(double part, double whole) =>
        (100 * part / whole).ToString("0", CultureInfo.InvariantCulture) + " %";
}

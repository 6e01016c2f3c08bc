using System.Diagnostics;
using System.Globalization;
using Akin.Clustering;
using Akin.Comparison;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>
/// How often a comparison of equal collections finds a difference, and how long a kernel distance takes: grouped rows
/// are clustered once and split at random many times; then two collections are measured once on a clock. The rows of
/// the clock are written to <c>--vectors</c> for bench/comparison.py.
/// </summary>
internal static class ComparedSplits
{
    public static int Run(BenchArguments arguments)
    {
        var (rows, splits) = (arguments.Number("rows", 2000), arguments.Number("splits", 100));
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        using (var points = Draw(rows, arguments.Number("dimensions", 64), 12))
        {
            var groups = KMeans.Fit(points, new KMeansOptions { K = 12, Seed = 1, Threads = threads });
            groups.Centers.Dispose();
            foreach (var collections in new[] { 2, 5 })
            {
                Splits(points, groups.Labels, collections, splits, threads);
            }
        }

        Clock(arguments, threads);
        return 0;
    }

    private static void Splits(Matrix points, int[] labels, int collections, int splits, int threads)
    {
        var (invented, told, p) = (0, 0, new List<double>());
        for (var split = 0; split < splits; split++)
        {
            var random = new RandomSource((ulong)split + 1000);
            int[] parts = [.. labels.Select(_ => random.Next(collections))];
            var options = new ComparisonOptions { Seed = (ulong)split, Threads = threads, Permutations = 199 };
            var result = CollectionComparison.Of(points, labels, parts, collections, options);
            invented += result.Shares.Any(share => share.Representation != Representation.Usual) ? 1 : 0;
            told += result.Distances.Any(pair => pair.AdjustedP <= 0.05) ? 1 : 0;
            p.Add(result.Distances[0].Features!.P!.Value);
        }

        p.Sort();
        double n = p.Count;
        var farthest = p.Select((value, i) => Math.Max(((i + 1) / n) - value, value - (i / n))).Max();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{collections} collections, {splits} random splits: a share called over or under in {invented}, "
            + $"a distance told apart in {told}; p of a pair: {p.Count(value => value <= 0.05)} at or below 0.05, "
            + $"Kolmogorov-Smirnov {farthest:0.000} (0.05 level {1.358 / Math.Sqrt(p.Count):0.000})"));
    }

    private static void Clock(BenchArguments arguments, int threads)
    {
        var rows = arguments.Number("time-rows", 10_000);
        using var points = Draw(rows, 1280, 12);
        if (arguments.Find("vectors") is { } path)
        {
            NpyFile.Write(path, points);
        }

        var options = new ComparisonOptions { Threads = threads, Permutations = 999, Work = 1e15 };
        int[] parts = [.. Enumerable.Range(0, rows).Select(row => row % 2)];
        var before = Process.GetCurrentProcess().PeakWorkingSet64;
        var clock = Stopwatch.StartNew();
        var pair = CollectionDistances.Measure(points, new int[rows], parts, 2, options)[0].Features!;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows} x 1280, 999 splits: {clock.Elapsed.TotalSeconds:0.00} s, "
            + $"{(Process.GetCurrentProcess().PeakWorkingSet64 - before) / 1e6:0} MB more, squared MMD "
            + $"{pair.SquaredMmd:0.0000000}, p {pair.P}"));
    }

    /// <summary>Rows in groups, of length 1.</summary>
    private static Matrix Draw(int rows, int dimensions, int groups)
    {
        var random = new RandomSource(7);
        using var centers = new Matrix(groups, dimensions);
        var points = new Matrix(rows, dimensions);
        for (var row = -groups; row < rows; row++)
        {
            var values = row < 0 ? centers[row + groups] : points[row];
            var group = random.Next(groups);
            for (var i = 0; i < dimensions; i++)
            {
                values[i] = (float)random.NextGaussian() + (row < 0 ? 0 : centers[group][i]);
            }

            var length = Math.Sqrt(values.ToArray().Sum(value => (double)value * value));
            for (var i = 0; row >= 0 && i < dimensions; i++)
            {
                values[i] = (float)(values[i] / length);
            }
        }

        return points;
    }
}

using System.Diagnostics;
using System.Globalization;
using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Bench;

/// <summary>How long k-means takes from given centres as steps are added, and what bounds save in each.</summary>
internal static class KMeansSteps
{
    public static int Run(BenchArguments arguments)
    {
        using var points = NpyFile.Open(arguments["vectors"]);
        using var start = NpyFile.Read(arguments["init"]);
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        Console.WriteLine("| steps | seconds | moved at the last | distances saved at the last |\n|---|---|---|---|");
        foreach (var steps in new[] { 1, 1, 2, 3, 5, 10, 20, arguments.Number("steps", 40) })
        {
            var options = new KMeansOptions
            {
                K = start.Rows,
                InitialCenters = start,
                MaxIterations = steps,
                Tolerance = 0,
                Threads = threads,
            };
            var watch = Stopwatch.StartNew();
            var result = KMeans.Fit(points, options);
            var last = result.Steps[^1];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {result.Iterations} | {watch.Elapsed.TotalSeconds:0.000} | {last.Moved} | {last.Saved:0.0%} |"));
            result.Centers.Dispose();
        }

        return 0;
    }
}

using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// k-means: k centres such that the sum of squared Euclidean distances from each point to its nearest centre is small.
/// Greedy k-means++ seeding, Lloyd's iteration, the best of several starts (the first of equals). Labels are those of
/// Lloyd's iteration in float64; a point between two centres goes to the lower one. O(n·d·k) a step at worst, and far
/// less where bounds tell that a point stays where it is. Lloyd, Least squares quantization in PCM, 1982; Arthur and
/// Vassilvitskii, k-means++, 2007; Ding et al., Yinyang k-means, 2015.
/// </summary>
public static class KMeans
{
    /// <summary>Groups the rows of <paramref name="points"/>.</summary>
    /// <param name="points">n × d, finite, not changed; n ≥ 1.</param>
    /// <param name="options">k, starts, limits, seed, threads.</param>
    /// <param name="progress">Told after each start.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or an option cannot be met.</exception>
    public static KMeansResult Fit(
        IRowSource points, KMeansOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check(points);
        using var data = new KMeansData(points, options.Threads, cancellation: cancellation);
        return Fit(data, options, progress, cancellation);
    }

    /// <summary>As the public one, on points that are packed already.</summary>
    internal static KMeansResult Fit(
        KMeansData data, KMeansOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var starts = options.InitialCenters is null ? options.Restarts : 1;
        var smallShift = options.Tolerance * data.MeanVariance;
        KMeansLloyd? best = null;
        try
        {
            for (var start = 0; start < starts; start++)
            {
                var run = Run(data, options, start, smallShift, cancellation);
                if (best is null || run.Inertia < best.Inertia)
                {
                    (best, run) = (run, best);
                }

                run?.Dispose();
                progress?.Report(new StageProgress("k-means", start + 1, starts, "starts"));
            }

            return Result(best!);
        }
        finally
        {
            best?.Dispose();
        }
    }

    private static KMeansLloyd Run(
        KMeansData data, KMeansOptions options, int start, double smallShift, CancellationToken cancellation)
    {
        using var centers = StartingCenters(data, options, start, cancellation);
        var run = new KMeansLloyd(data, options, centers, cancellation);
        run.Run(smallShift);
        return run;
    }

    private static Matrix StartingCenters(
        KMeansData data, KMeansOptions options, int start, CancellationToken cancellation)
    {
        if (options.InitialCenters is null)
        {
            var random = new RandomSource(options.Seed).Fork(((ulong)options.K << 32) + (ulong)start);
            return new KMeansSeeding(data, options.Threads, cancellation).Draw(options.K, random);
        }

        FiniteValues.Require(options.InitialCenters, nameof(options.InitialCenters));
        return options.InitialCenters.Copy();
    }

    private static KMeansResult Result(KMeansLloyd run)
    {
        var order = ClusterNumbering.BySize(run.Labels, run.Centers.Count);
        ClusterNumbering.Apply(order, run.Labels);
        var distances = Array.ConvertAll(run.SquaredDistances, squared => (float)Math.Sqrt(squared));
        return new KMeansResult(
            run.Labels, run.Centers.ToMatrix(order), run.Inertia, run.Steps.Count, distances)
        { Steps = run.Steps };
    }
}

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
    // Labels and distances of starts that run side by side.
    private const long MostLabelsAtOnce = 4_000_000;

    /// <summary>Groups the rows of <paramref name="points"/>.</summary>
    /// <param name="points">n × d, finite, not changed; n ≥ 1. Float32 in memory is read fastest.</param>
    /// <param name="options">k, starts, limits, seed, threads.</param>
    /// <param name="progress">Told after each start.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or an option cannot be met.</exception>
    public static KMeansResult Fit(
        IRowSource points, KMeansOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check(points);
        using var rows = options.Spherical ? new UnitRows(points) : null;
        points = rows ?? points;
        if (options.Batch is not null)
        {
            return KMeansFit.Batched(points, options, progress, cancellation);
        }

        if (KMeansFit.TrainingRows(points, options) < points.Rows)
        {
            return KMeansFit.Sampled(points, options, progress, cancellation);
        }

        using var data = new KMeansData(
            points, options.Threads, PacksWithin(options.MemoryBytes, points), cancellation);
        return Fit(data, options, progress, cancellation);
    }

    /// <summary>Whether a copy of the points leaves half of what the memory allowed is for.</summary>
    private static bool PacksWithin(long? memoryBytes, IRowSource points) =>
        memoryBytes is null || 4L * points.Rows * points.Columns * sizeof(float) <= memoryBytes;

    /// <summary>
    /// As the public one, on points that are packed already; starts are what <see cref="KMeansSeeding"/> drew, where it
    /// did so for several k-means at once.
    /// </summary>
    internal static KMeansResult Fit(
        KMeansData data, KMeansOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation,
        int[][]? starts = null)
    {
        using var best = Best(data, options, progress, cancellation, starts);
        return Result(best.Centers, best.Labels, best.SquaredDistances, best.Steps);
    }

    /// <summary>The best of the starts, the first of equals. Small sets run several at a time.</summary>
    internal static KMeansLloyd Best(
        KMeansData data, KMeansOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation,
        int[][]? drawn = null)
    {
        var starts = options.InitialCenters is null ? options.Restarts : 1;
        drawn ??= options.InitialCenters is null
            ? KMeansSeeding.Draw(data, [options], options.Threads, cancellation)[0]
            : null;
        var smallShift = options.Tolerance * data.MeanVariance;
        var atOnce = SideBySide(data, starts);
        var inner = atOnce && starts > 1 ? options with { Threads = 1 } : options;
        var done = 0;
        KMeansLloyd? best = null;
        var bestStart = int.MaxValue;
        var gate = new Lock();
        ChunkedWork.For(
            starts, 1, atOnce ? options.Threads : 1,
            (start, _, _) =>
            {
                using var centers = StartingCenters(data, options, drawn?[start]);
                var run = new KMeansLloyd(data, inner, centers, cancellation);
                run.Run(smallShift, starts == 1 ? progress : null);
                lock (gate)
                {
                    if (best is null || (run.Inertia, start).CompareTo((best.Inertia, bestStart)) < 0)
                    {
                        (best, run, bestStart) = (run, best!, start);
                    }

                    run?.Dispose();
                    progress?.Report(new StageProgress("k-means", ++done, starts, "starts"));
                }
            },
            cancellation);
        return best!;
    }

    /// <summary>Whether so many runs of k-means go on at a time, one thread each.</summary>
    internal static bool SideBySide(KMeansData data, int runs) =>
        data.Packed is not null && (long)data.Rows * runs <= MostLabelsAtOnce;

    private static Matrix StartingCenters(KMeansData data, KMeansOptions options, int[]? rows)
    {
        if (options.InitialCenters is null)
        {
            return RowSample.Copy(data.Points, rows);
        }

        FiniteValues.Require(options.InitialCenters, nameof(options.InitialCenters));
        var centers = options.InitialCenters.Copy();
        if (options.Spherical)
        {
            VectorNormalisation.L2InPlace(centers);
        }

        return centers;
    }

    /// <summary>The result, clusters numbered by size; the labels are renumbered in place.</summary>
    internal static KMeansResult Result(
        CenterSet centers, int[] labels, double[] squaredDistances, IReadOnlyList<KMeansStep> steps)
    {
        var order = ClusterNumbering.BySize(labels, centers.Count);
        ClusterNumbering.Apply(order, labels);
        var distances = Array.ConvertAll(squaredDistances, squared => (float)Math.Sqrt(squared));
        return new KMeansResult(labels, centers.ToMatrix(order), squaredDistances.Sum(), steps.Count, distances)
        {
            Steps = steps,
        };
    }
}

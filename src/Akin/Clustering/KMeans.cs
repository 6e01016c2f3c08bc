using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// k-means: k centres such that the sum of squared Euclidean distances from each point to its nearest centre is small.
/// Greedy k-means++ seeding, Lloyd's iteration, the best of several starts (the first of equals). Float32 points,
/// float64 sums; a point between two centres goes to the lower one. O(n·d·k) a step; memory: one packed copy of the
/// points. Lloyd, Least squares quantization in PCM, 1982; Arthur and Vassilvitskii, k-means++, 2007.
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
        Matrix points, KMeansOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check(points);
        using var data = new KMeansData(points, options.Threads);
        return Fit(data, options, progress, cancellation);
    }

    /// <summary>As the public one, on points that are packed already.</summary>
    internal static KMeansResult Fit(
        KMeansData data, KMeansOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var starts = options.InitialCenters is null ? options.Restarts : 1;
        var smallShift = options.Tolerance == 0 ? 0 : options.Tolerance * data.MeanVariance();
        KMeansLloyd? best = null;
        for (var start = 0; start < starts; start++)
        {
            var run = new KMeansLloyd(data, options, StartingCenters(data, options, start, cancellation), cancellation);
            run.Run(smallShift);
            if (best is null || run.Inertia < best.Inertia)
            {
                best?.Centers.Dispose();
                best = run;
            }
            else
            {
                run.Centers.Dispose();
            }

            progress?.Report(new StageProgress("k-means", start + 1, starts, "starts"));
        }

        return Result(data, best!);
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
        var centers = options.InitialCenters.Copy();
        Shift(centers, data.Offsets, -1);
        return centers;
    }

    private static KMeansResult Result(KMeansData data, KMeansLloyd run)
    {
        var order = ClusterNumbering.BySize(run.Labels, run.Centers.Rows);
        ClusterNumbering.Apply(order, run.Labels);
        var centers = new Matrix(run.Centers.Rows, run.Centers.Columns);
        for (var c = 0; c < order.Length; c++)
        {
            run.Centers[order[c]].CopyTo(centers[c]);
        }

        run.Centers.Dispose();
        Shift(centers, data.Offsets, 1);
        var distances = Array.ConvertAll(run.SquaredDistances, MathF.Sqrt);
        return new KMeansResult(run.Labels, centers, run.Inertia, run.Iterations, distances);
    }

    private static void Shift(Matrix centers, float[] offsets, int sign)
    {
        for (var c = 0; c < centers.Rows; c++)
        {
            for (var i = 0; i < offsets.Length; i++)
            {
                centers[c][i] += sign * offsets[i];
            }
        }
    }
}

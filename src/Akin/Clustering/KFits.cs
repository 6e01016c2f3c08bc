using Akin.Numerics;

namespace Akin.Clustering;

/// <summary>
/// k-means for every k of a sweep: on all rows, or trained on a sample of them and every row then given its nearest
/// centre, all k in one pass over the rows.
/// </summary>
internal static class KFits
{
    private const ulong Stream = 0xF175;

    /// <summary>One result for each k; those of a sample have no distances yet.</summary>
    public static KMeansResult[] Of(
        Matrix points, int[] ks, KPlan plan, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        options = options with { Restarts = plan.Restarts };
        if (plan.TrainingRows is not { } count)
        {
            return Train(points, ks, options, progress, cancellation);
        }

        var random = new RandomSource(options.Seed).Fork(Stream);
        using var sample = RowSample.Copy(points, RowSample.Draw(points.Rows, count, random));
        var trained = Train(sample, ks, options, progress, cancellation);
        var placed = NearestCenters.Of(
            points, Array.ConvertAll(trained, fit => fit.Centers), options.Threads, progress, cancellation);
        return [.. trained.Select((fit, i) => Renumber(fit, placed[i]))];
    }

    /// <summary>The result with the distance of each row to its centre.</summary>
    public static KMeansResult WithDistances(Matrix points, KMeansResult fit)
    {
        var distances = new float[points.Rows];
        for (var row = 0; row < distances.Length; row++)
        {
            distances[row] = (float)Math.Sqrt(SquaredDistance(points[row], fit.Centers[fit.Labels[row]]));
        }

        return fit with { Distances = distances };
    }

    /// <summary>
    /// One result for each k: seeded together, and, where the rows are few, several k at a time, the largest first.
    /// </summary>
    public static KMeansResult[] Train(
        Matrix points, int[] ks, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        using var data = new KMeansData(points, options.Threads);
        var wanted = Array.ConvertAll(ks, k => KSweep.KMeansAt(k, options));
        var starts = KMeansSeeding.Draw(data, wanted, options.Threads, cancellation);
        var atOnce = KMeans.SideBySide(data, ks.Length);
        var inner = atOnce ? Math.Max(1, options.Threads / ks.Length) : options.Threads;
        var results = new KMeansResult[ks.Length];
        var done = 0;
        ChunkedWork.For(ks.Length, 1, atOnce ? options.Threads : 1, Fit, cancellation);
        return results;

        void Fit(int chunk, int task, int count)
        {
            var i = ks.Length - 1 - task;
            results[i] = KMeans.Fit(data, wanted[i] with { Threads = inner }, null, cancellation, starts[i]);
            progress?.Report(new StageProgress("k-means", Interlocked.Increment(ref done), ks.Length, "k"));
        }
    }

    private static KMeansResult Renumber(KMeansResult trained, (int[] Labels, double Inertia) placed)
    {
        var order = ClusterNumbering.BySize(placed.Labels, trained.Centers.Rows);
        ClusterNumbering.Apply(order, placed.Labels);
        var centers = RowSample.Copy(trained.Centers, order);
        trained.Centers.Dispose();
        return new KMeansResult(placed.Labels, centers, placed.Inertia, trained.Iterations, []);
    }

    private static double SquaredDistance(ReadOnlySpan<float> point, ReadOnlySpan<float> center)
    {
        var sum = 0.0;
        for (var i = 0; i < point.Length; i++)
        {
            var difference = (double)point[i] - center[i];
            sum += difference * difference;
        }

        return sum;
    }
}

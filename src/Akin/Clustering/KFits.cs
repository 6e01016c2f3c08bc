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

    private static KMeansResult[] Train(
        Matrix points, int[] ks, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        using var data = new KMeansData(points, options.Threads);
        var results = new KMeansResult[ks.Length];
        for (var i = 0; i < ks.Length; i++)
        {
            results[i] = KMeans.Fit(data, KSweep.KMeansAt(ks[i], options), null, cancellation);
            progress?.Report(new StageProgress("k-means", i + 1, ks.Length, "k"));
        }

        return results;
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

using Akin.Numerics;
using Akin.Quality;

namespace Akin.Clustering;

/// <summary>
/// Chooses the number of clusters: k-means for every k of a range, the silhouette and the other indices of each, tests
/// of stability and separation on a sample, and a k with its reason, or the finding that no k is good. O(n·d) for each
/// step of k-means and O(n²·d) for the silhouettes of all k together; what would take too long or too much memory is
/// sampled.
/// </summary>
public static class KSweep
{
    private const ulong SampleStream = 0x5A3;

    /// <summary>Sweeps over k.</summary>
    /// <param name="points">n × d, finite, not changed.</param>
    /// <param name="options">Range, starts, seed, threads.</param>
    /// <param name="progress">Told after each k, of the points whose silhouettes are done, and of the tests.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">A value is not finite, or an option is out of range.</exception>
    public static KSweepResult Run(
        Matrix points, KSweepOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Check();
        FiniteValues.Require(points, nameof(points), options.Threads);
        var distinct = DistinctPoints(points, options.KMax);
        var largest = Math.Min(Math.Min(options.KMax, points.Rows - 1), distinct);
        if (largest < options.KMin)
        {
            return NothingToChoose(points, distinct, options, cancellation);
        }

        int[] ks = [.. Enumerable.Range(options.KMin, largest - options.KMin + 1)];
        var plan = KPlan.For(points, ks, options);
        var results = KFits.Of(points, ks, plan, options, progress, cancellation);
        var curve = KScores.Of(points, ks, results, plan.ExactSilhouettes, options, progress, cancellation);
        curve = WithSupport(points, ks, curve, options, progress, cancellation);
        var elbow = ElbowOf(points, curve, options, cancellation);
        var blobBest = 0.0;
        if (options.By == KCriterion.Silhouette)
        {
            (var atK, blobBest) = BlobReference.Sweep(points, ks, options, cancellation);
            curve = [.. curve.Select((point, i) => point with { BlobSilhouette = atK[i] })];
        }

        var choice = KChoice.From(options.By, curve, points.Rows, blobBest, elbow);
        var best = Keep(results, choice.K - options.KMin);
        return new KSweepResult(
            curve, choice.ClearGroups ? choice.K : null, elbow, choice.Explanation, choice.ClearGroups,
            plan.TrainingRows is null ? best : KFits.WithDistances(points, best))
        {
            FinerK = choice.FinerK,
            Levels = choice.Levels,
            SilhouetteK = curve.MaxBy(point => point.Silhouette)!.K,
            GapK = GapStatistic.Choose(curve),
            SilhouetteSample = curve.Max(point => point.SilhouetteSample),
            TrainingRows = plan.TrainingRows,
            BlobBest = blobBest,
        };
    }

    /// <summary>Adds what the tests on a sample say of each k.</summary>
    private static KCurvePoint[] WithSupport(
        Matrix points, int[] ks, KCurvePoint[] curve, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var random = new RandomSource(options.Seed).Fork(SampleStream);
        using var sample = KSample.Draw(points, ks[^1], random, cancellation);
        var supports = KSupports.Of(sample, ks, options, progress, cancellation);
        var gaps = GapStatistic.Of(sample, ks, options, progress, cancellation);
        return [.. curve.Select((point, i) => point with
        {
            Stability = supports[i]?.Stability,
            BlobStability = supports[i]?.BlobStability,
            Separation = supports[i]?.Separation,
            Support = supports[i]?.Value,
            Evidence = supports[i]?.Evidence,
            Gap = gaps[i]?.Gap,
            GapError = gaps[i]?.Error,
        })];
    }

    /// <summary>Where the inertia bends: of the numbers tried, on the curve from one cluster through them.</summary>
    private static int? ElbowOf(
        Matrix points, KCurvePoint[] curve, KSweepOptions options, CancellationToken cancellation)
    {
        var one = KMeans.Fit(points, KMeansAt(1, options) with { Restarts = 1 }, null, cancellation);
        one.Centers.Dispose();
        return Elbow.Find(
            [1, .. curve.Select(point => point.K)], [one.Inertia, .. curve.Select(point => point.Inertia)]);
    }

    /// <summary>The k-means of one k of a sweep.</summary>
    internal static KMeansOptions KMeansAt(int k, KSweepOptions options) =>
        new()
        {
            K = k,
            Restarts = options.Restarts ?? new KMeansOptions().Restarts,
            Seed = options.Seed,
            Threads = options.Threads,
        };

    private static KMeansResult Keep(KMeansResult[] results, int index)
    {
        for (var i = 0; i < results.Length; i++)
        {
            if (i != index)
            {
                results[i].Centers.Dispose();
            }
        }

        return results[index];
    }

    private static KSweepResult NothingToChoose(
        Matrix points, int distinct, KSweepOptions options, CancellationToken cancellation)
    {
        if (points.Rows == 0)
        {
            var nothing = new KMeansResult([], new Matrix(0, points.Columns), 0, 0, []);
            return new KSweepResult([], null, null, "There are no points to group.", false, nothing);
        }

        var reason = (points.Rows, distinct) switch
        {
            (1, _) => "There is only one point",
            (_, 1) => $"All {points.Rows} points are equal",
            (2, _) => "Two points are too few to choose a number of clusters from",
            _ => $"{points.Rows} points, {distinct} of them different, are too few for {options.KMin} or more clusters",
        };
        var one = KMeans.Fit(points, KMeansAt(1, options), null, cancellation);
        return new KSweepResult([], 1, null, $"k = 1: {reason}.", false, one);
    }

    /// <summary>How many different points there are, counted up to <paramref name="limit"/>.</summary>
    private static int DistinctPoints(Matrix points, int limit)
    {
        var different = new List<int>();
        for (var row = 0; row < points.Rows && different.Count < limit; row++)
        {
            if (!different.Exists(other => points[other].SequenceEqual(points[row])))
            {
                different.Add(row);
            }
        }

        return different.Count;
    }
}

using Akin.Numerics;
using Akin.Quality;

namespace Akin.Clustering;

/// <summary>
/// Chooses the number of clusters: k-means for every k of a range, the exact silhouette of each, and a k with its
/// reason, or the finding that no k is good. O(n·d) for each step of k-means and O(n²·d) for the silhouettes of all k
/// together.
/// </summary>
public static class KSweep
{
    /// <summary>Sweeps over k.</summary>
    /// <param name="points">n × d, finite, not changed.</param>
    /// <param name="options">Range, starts, seed, threads.</param>
    /// <param name="progress">Told after each k, then of the points whose silhouettes are done.</param>
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
        var results = Fit(points, ks, options, progress, cancellation);
        var curve = Curve(points, ks, results, options, progress, cancellation);
        var (atK, blobBest) = BlobReference.Sweep(points, ks, options, cancellation);
        curve = [.. curve.Select((point, i) => point with { BlobSilhouette = atK[i] })];
        var elbow = Elbow.Find(ks, [.. curve.Select(point => point.Inertia)]);
        var choice = KChoice.From(curve, blobBest, elbow);
        return new KSweepResult(
            curve, choice.ClearGroups ? choice.K : null, elbow, choice.Explanation, choice.ClearGroups,
            Keep(results, choice.K - options.KMin))
        { FinerK = choice.FinerK, BlobBest = blobBest };
    }

    private static KMeansResult[] Fit(
        Matrix points, int[] ks, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        using var data = new KMeansData(points, options.Threads);
        var results = new KMeansResult[ks.Length];
        for (var i = 0; i < ks.Length; i++)
        {
            results[i] = KMeans.Fit(data, KMeansAt(ks[i], options), null, cancellation);
            progress?.Report(new StageProgress("k-means", i + 1, ks.Length, "k"));
        }

        return results;
    }

    /// <summary>The k-means of one k of a sweep.</summary>
    internal static KMeansOptions KMeansAt(int k, KSweepOptions options) =>
        new() { K = k, Restarts = options.Restarts, Seed = options.Seed, Threads = options.Threads };

    private static KCurvePoint[] Curve(
        Matrix points, int[] ks, KMeansResult[] results, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var labelings = Array.ConvertAll(results, result => result.Labels);
        var silhouettes = MeanSilhouettes.Of(points, labelings, options.Threads, progress, cancellation);
        return [.. ks.Select((k, i) => new KCurvePoint(k, silhouettes[i], results[i].Inertia)
        {
            LargestShare = (double)results[i].Labels.Count(label => label == 0) / points.Rows,
        })];
    }

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

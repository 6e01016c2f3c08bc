using Akin.Numerics;
using Akin.Quality;

namespace Akin.Clustering;

/// <summary>
/// How good the labellings of a sweep are. A labelling that has no silhouette, such as a single cluster, gets 0 for it
/// and no other score.
/// </summary>
internal static class KScores
{
    /// <summary>The curve: one point for each k.</summary>
    public static KCurvePoint[] Of(
        Matrix points, int[] ks, KMeansResult[] results, bool exact, KSweepOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        int[] scorable =
            [.. Enumerable.Range(0, ks.Length).Where(i => Silhouette.WhyNot(results[i].Labels) is null)];
        int[][] labelings = Array.ConvertAll(scorable, i => results[i].Labels);
        var curve = ks.Select((k, i) => new KCurvePoint(k, 0, results[i].Inertia)
        {
            LargestShare = (double)results[i].Labels.Count(label => label == 0) / points.Rows,
        }).ToArray();
        var centers = CenterIndices.Score(points, labelings, options.Threads, cancellation);
        var silhouettes = exact
            ? Exact(points, labelings, options, progress, cancellation)
            : Sampled(points, labelings, options, progress, cancellation);
        for (var i = 0; i < scorable.Length; i++)
        {
            curve[scorable[i]] = silhouettes(curve[scorable[i]], i) with
            {
                CalinskiHarabasz = centers[i].CalinskiHarabasz,
                DaviesBouldin = centers[i].DaviesBouldin,
                SimplifiedSilhouette = centers[i].SimplifiedSilhouette,
            };
        }

        return curve;
    }

    /// <summary>The exact mean silhouettes; 0 for a labelling that has none.</summary>
    public static double[] MeanSilhouettes(
        Matrix points, int[][] labelings, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var scorable = labelings.Where(labels => Silhouette.WhyNot(labels) is null).ToArray();
        var means = new Queue<double>(
            SilhouetteSweep.Score(points, scorable, threads, progress, cancellation).Select(result => result.Mean));
        return Array.ConvertAll(labelings, labels => Silhouette.WhyNot(labels) is null ? means.Dequeue() : 0);
    }

    private static Func<KCurvePoint, int, KCurvePoint> Exact(
        Matrix points, int[][] labelings, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var means = MeanSilhouettes(points, labelings, options.Threads, progress, cancellation);
        return (point, i) => point with { Silhouette = means[i] };
    }

    private static Func<KCurvePoint, int, KCurvePoint> Sampled(
        Matrix points, int[][] labelings, KSweepOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var sampling = new SampledSilhouetteOptions { Seed = options.Seed, Threads = options.Threads };
        var estimates = SampledSilhouette.Score(points, labelings, sampling, progress, cancellation);
        return (point, i) => point with
        {
            Silhouette = estimates[i].Mean,
            SilhouetteLow = estimates[i].Low,
            SilhouetteHigh = estimates[i].High,
            SampleSilhouette = double.IsNaN(estimates[i].OfSample) ? null : estimates[i].OfSample,
            SilhouetteSample = estimates[i].Sampled,
        };
    }
}

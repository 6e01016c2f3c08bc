using Akin.Numerics;
using Akin.Quality;

namespace Akin.Clustering;

/// <summary>The mean silhouettes of a sweep's labellings; 0 for one that has none, such as a single cluster.</summary>
internal static class MeanSilhouettes
{
    public static double[] Of(
        Matrix points, int[][] labelings, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var scorable = labelings.Where(labels => Silhouette.WhyNot(labels) is null).ToArray();
        var means = new Queue<double>(
            SilhouetteSweep.Score(points, scorable, threads, progress, cancellation).Select(result => result.Mean));
        return Array.ConvertAll(labelings, labels => Silhouette.WhyNot(labels) is null ? means.Dequeue() : 0);
    }
}

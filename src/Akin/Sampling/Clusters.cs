using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>The clusters that a sample is spread over: k-means, or all rows in one.</summary>
/// <param name="Labels">The cluster of each row, 0 for the largest.</param>
/// <param name="Distances">Euclidean distance of each row to the mean of its cluster's rows, in float64.</param>
/// <param name="Sizes">Rows of each cluster; none is empty.</param>
/// <param name="Explanation">How their number came about; empty when it was given.</param>
internal sealed record Clusters(int[] Labels, double[] Distances, int[] Sizes, string Explanation)
{
    private const int MostChunks = 16;
    private const int LeastChunk = 4096;

    // A sweep needs its rows in memory, and room beside them.
    private const long SweepShare = 5;

    /// <summary>Finds them.</summary>
    public static Clusters Of(
        IRowSource points, SampleOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var (labels, explanation) = points.Rows <= 1 || options.K == 1
            ? (new int[points.Rows], "")
            : options.K is { } k
                ? (Fit(points, k, options, progress, cancellation), "")
                : Chosen(points, options, progress, cancellation);
        var sizes = new int[labels.Length == 0 ? 0 : labels.Max() + 1];
        foreach (var label in labels)
        {
            sizes[label]++;
        }

        var distances = ToMeans(points, labels, sizes, options.Threads, cancellation);
        return new Clusters(labels, distances, sizes, explanation);
    }

    /// <summary>The rows of each cluster, rising.</summary>
    public int[][] Members()
    {
        var members = Array.ConvertAll(Sizes, size => new int[size]);
        var filled = new int[Sizes.Length];
        for (var row = 0; row < Labels.Length; row++)
        {
            members[Labels[row]][filled[Labels[row]]++] = row;
        }

        return members;
    }

    private static int[] Fit(
        IRowSource points, int k, SampleOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var kMeans = new KMeansOptions
        {
            K = Math.Min(k, points.Rows),
            MemoryBytes = options.MemoryBytes,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        var fit = KMeans.Fit(points, kMeans, progress, cancellation);
        fit.Centers.Dispose();
        return fit.Labels;
    }

    private static (int[] Labels, string Explanation) Chosen(
        IRowSource points, SampleOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var sweep = new KSweepOptions
        {
            KMin = options.KMin,
            KMax = options.MostClusters(points.Rows),
            By = options.By,
            MemoryBytes = options.MemoryBytes,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        if (points is Matrix matrix)
        {
            var found = KSweep.Run(matrix, sweep, progress, cancellation);
            found.Best.Centers.Dispose();
            return options.By != KCriterion.Silhouette || found.SilhouetteK is not { } k || k == found.Best.Clusters
                ? (found.Best.Labels, Words(found, options.By))
                : (Fit(points, k, options, progress, cancellation), Words(found, options.By));
        }

        var most = (options.MemoryBytes ?? long.MaxValue) / SweepShare / sizeof(float) / Math.Max(1, points.Columns);
        var rows = RowSample.Draw(
            points.Rows, (int)Math.Clamp(most, 1, points.Rows), new RandomSource(options.Seed));
        using var sample = RowSample.Copy(points, rows);
        var best = KSweep.Run(sample, sweep, progress, cancellation);
        best.Best.Centers.Dispose();
        var chosen = options.By == KCriterion.Silhouette ? best.SilhouetteK : null;
        return (
            Fit(points, chosen ?? best.Best.Clusters, options, progress, cancellation), Words(best, options.By));
    }

    /// <summary>The sweep's own sentence; its own words where the highest silhouette is all that counts.</summary>
    private static string Words(KSweepResult found, KCriterion by) =>
        by == KCriterion.Silhouette && found.SilhouetteK is { } k
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"k = {k}: the mean silhouette is highest there ({found.Curve.Max(p => p.Silhouette):0.000}).")
            : found.Explanation;

    private static double[] ToMeans(
        IRowSource points, int[] labels, int[] sizes, int threads, CancellationToken cancellation)
    {
        var chunk = Math.Max(LeastChunk, ((labels.Length + MostChunks) - 1) / MostChunks);
        var sums = ChunkedWork.Map(
            labels.Length, chunk, threads, (_, start, count) => Sums(points, labels, sizes.Length, start, count),
            cancellation);
        var means = Array.ConvertAll(sizes, _ => new double[points.Columns]);
        for (var c = 0; c < means.Length; c++)
        {
            for (var i = 0; i < points.Columns; i++)
            {
                means[c][i] = sums.Sum(each => each[c][i]) / sizes[c];
            }
        }

        var distances = new double[labels.Length];
        ChunkedWork.For(
            labels.Length, LeastChunk, threads,
            (_, start, count) =>
            {
                var scratch = new float[points.Columns];
                for (var row = start; row < start + count; row++)
                {
                    distances[row] = Math.Sqrt(ExactDistance.Squared(points.Read(row, scratch), means[labels[row]]));
                }
            },
            cancellation);
        return distances;
    }

    private static double[][] Sums(IRowSource points, int[] labels, int clusters, int start, int count)
    {
        var sums = new double[clusters][];
        var scratch = new float[points.Columns];
        for (var c = 0; c < clusters; c++)
        {
            sums[c] = new double[points.Columns];
        }

        for (var row = start; row < start + count; row++)
        {
            var values = points.Read(row, scratch);
            var sum = sums[labels[row]];
            for (var i = 0; i < values.Length; i++)
            {
                sum[i] += values[i];
            }
        }

        return sums;
    }
}

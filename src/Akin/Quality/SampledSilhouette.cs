using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// The mean silhouettes of labellings from a stratified sample: the sampled points' silhouettes are exact (each against
/// all points), their mean is an estimate with an interval. The strata are the clusters of the labelling that has the
/// most, each with its share of the sample and at least eight points; the same sample serves every labelling. The
/// interval is that of a stratified mean without replacement (Cochran, Sampling Techniques, 1977, chapter 5), widened
/// by Bonferroni so that all labellings' intervals hold together. O(sample·n·d) time, O(n·labellings) memory; the
/// points may be a mapped file.
/// </summary>
public static class SampledSilhouette
{
    private const int LeastPerStratum = 8;

    /// <summary>Estimates the mean silhouette of every labelling.</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="labelings">For each labelling a cluster for each row; −1 is noise, the same rows in all.</param>
    /// <param name="options">Sample, confidence, seed, threads.</param>
    /// <param name="progress">Told of points scored.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">A labelling cannot be scored, or an option is out of range.</exception>
    public static SampledSilhouetteResult[] Score(
        Matrix points, IReadOnlyList<int[]> labelings, SampledSilhouetteOptions options,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        options.Check();
        Silhouette.Require(points, labelings);
        if (labelings.Count == 0)
        {
            return [];
        }

        FiniteValues.Require(points, nameof(points), options.Threads);
        RequireSameNoise(labelings);
        var strata = Strata(labelings.MaxBy(labels => labels.Max())!);
        var drawn = Draw(strata, options);
        var order = drawn.SelectMany(rows => rows).Order().ToArray();
        using var pass = new SilhouettePass(points, labelings, order);
        var scores = pass.Run(options.Threads, progress, cancellation);
        var alone = Alone(points, labelings, order, options, cancellation);
        var width = NormalQuantile.Of(1 - ((1 - options.Confidence) / (2 * labelings.Count)));
        return
        [
            .. scores.Select((each, l) => Estimate(each, order, strata, drawn, width) with { OfSample = alone[l] }),
        ];
    }

    private static void RequireSameNoise(IReadOnlyList<int[]> labelings)
    {
        foreach (var labels in labelings)
        {
            for (var row = 0; row < labels.Length; row++)
            {
                if ((labels[row] < 0) != (labelings[0][row] < 0))
                {
                    throw new ArgumentException(
                        $"Row {row} is noise in some labellings only; one sample serves labellings with the same "
                        + "noise, so score them one by one.", nameof(labelings));
                }
            }
        }
    }

    private static int[][] Strata(int[] labels) =>
        [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] >= 0).GroupBy(row => labels[row])
            .OrderBy(group => group.Key).Select(group => group.ToArray())];

    /// <summary>The rows drawn from each stratum, in rising order.</summary>
    private static int[][] Draw(int[][] strata, SampledSilhouetteOptions options)
    {
        var random = new RandomSource(options.Seed);
        double all = strata.Sum(rows => rows.Length);
        return Array.ConvertAll(strata, rows =>
        {
            var share = Math.Max(LeastPerStratum, (int)Math.Ceiling(options.Sample * (rows.Length / all)));
            return Array.ConvertAll(RowSample.Draw(rows.Length, share, random), i => rows[i]);
        });
    }

    private static SampledSilhouetteResult Estimate(
        float[] scores, int[] order, int[][] strata, int[][] drawn, double width)
    {
        double all = strata.Sum(rows => rows.Length);
        var (mean, variance) = (0.0, 0.0);
        for (var s = 0; s < strata.Length; s++)
        {
            double[] values = [.. drawn[s].Select(row => (double)scores[Array.BinarySearch(order, row)])];
            var (weight, average) = (strata[s].Length / all, values.Average());
            mean += weight * average;
            if (values.Length < strata[s].Length)
            {
                var spread = values.Sum(value => (value - average) * (value - average)) / (values.Length - 1);
                var left = 1 - ((double)values.Length / strata[s].Length);
                variance += weight * weight * left * spread / values.Length;
            }
        }

        var half = width * Math.Sqrt(variance);
        return new SampledSilhouetteResult(
            mean, Math.Max(-1, mean - half), Math.Min(1, mean + half), double.NaN, order.Length);
    }

    /// <summary>The silhouettes of the sample without all other points.</summary>
    private static double[] Alone(
        Matrix points, IReadOnlyList<int[]> labelings, int[] rows, SampledSilhouetteOptions options,
        CancellationToken cancellation)
    {
        using var sample = RowSample.Copy(points, rows);
        int[][] own = [.. labelings.Select(labels => Array.ConvertAll(rows, row => labels[row]))];
        int[][] scorable = [.. own.Where(labels => Silhouette.WhyNot(labels) is null)];
        var means = new Queue<double>(
            SilhouetteSweep.Score(sample, scorable, options.Threads, null, cancellation).Select(each => each.Mean));
        return Array.ConvertAll(own, labels => Silhouette.WhyNot(labels) is null ? means.Dequeue() : double.NaN);
    }
}

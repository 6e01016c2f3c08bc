using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>Points in groups, and how good the groups are.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="K">Number of groups asked for or chosen.</param>
/// <param name="Silhouette">Mean silhouette; <see langword="null"/> when it was not scored or has none.</param>
/// <param name="GroupSilhouettes">Mean silhouette of each group; empty when it was not scored or has none.</param>
/// <param name="Choice">How K was chosen; <see langword="null"/> when it was given.</param>
public sealed record Grouping(
    KMeansResult Groups, int K, double? Silhouette, IReadOnlyList<double> GroupSilhouettes, KSweepResult? Choice)
{
    /// <summary>Groups points.</summary>
    /// <param name="points">n × d, finite, n ≥ 1.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Grouping Find(
        Matrix points,
        GroupingOptions options,
        IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var choice = options.K is null
            ? KSweep.Run(points, SweepOptionsFor(options), progress, cancellation)
            : null;
        var groups = choice?.Best ?? KMeans.Fit(points, KMeansOptionsFor(options), progress, cancellation);
        var k = options.K ?? groups.Clusters;
        var onCurve = choice?.Curve.FirstOrDefault(point => point.K == k)?.Silhouette;
        if (!options.Score || Quality.Silhouette.WhyNot(groups.Labels) is not null)
        {
            return new(groups, k, onCurve, [], choice);
        }

        var score = Quality.Silhouette.Score(points, groups.Labels, options.Threads, progress, cancellation);
        return new(groups, k, onCurve ?? score.Mean, MeanByGroup(score.PerPoint, groups), choice);
    }

    private static KSweepOptions SweepOptionsFor(GroupingOptions options)
    {
        var unsaid = new KSweepOptions();
        return unsaid with
        {
            KMin = options.KMin,
            KMax = options.KMax,
            Restarts = options.Restarts ?? unsaid.Restarts,
            Seed = options.Seed,
            Threads = options.Threads,
        };
    }

    private static KMeansOptions KMeansOptionsFor(GroupingOptions options)
    {
        var unsaid = new KMeansOptions();
        var exactly = options.InitialCenters is not null && options.Iterations is not null;
        return unsaid with
        {
            K = options.K ?? 1,
            InitialCenters = options.InitialCenters,
            Restarts = options.Restarts ?? unsaid.Restarts,
            MaxIterations = options.Iterations ?? unsaid.MaxIterations,
            Tolerance = options.Tolerance ?? (exactly ? 0 : unsaid.Tolerance),
            Seed = options.Seed,
            Threads = options.Threads,
        };
    }

    private static double[] MeanByGroup(float[] scores, KMeansResult groups)
    {
        var sums = new double[groups.Clusters];
        var counts = new int[groups.Clusters];
        for (var row = 0; row < scores.Length; row++)
        {
            sums[groups.Labels[row]] += scores[row];
            counts[groups.Labels[row]]++;
        }

        return [.. sums.Select((sum, group) => sum / counts[group])];
    }
}

using System.Globalization;
using Akin.Cli.Stages;
using Akin.Cli.Vectors;
using Akin.Clustering;
using Akin.Numerics;
using Akin.Workspace.Runs;

namespace Akin.Cli.Commands.Score;

/// <summary>
/// The same number of groups in 2, 10 and all dimensions, compared: <c>spaces.csv</c>, <c>metrics.json</c>.
/// </summary>
internal sealed class ScoreSpaces(GroupingOptions options)
{
    /// <summary>Compares.</summary>
    public VectorComputation Compute(CancellationToken cancellation) => (points, basis, progress) =>
    {
        var (metrics, comparison) = Compare(points, basis, progress, cancellation);
        return new VectorResult(metrics, folder => comparison.Write(folder.Draft("spaces.csv")));
    };

    private (Metrics Metrics, SpaceComparison Comparison) Compare(
        Matrix points, Metrics basis, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        var (k, why) = Choose(points, progress, cancellation);
        GroupCount.Check(k, points.Rows, "row");
        var unsaid = new KMeansOptions();
        var kMeans = unsaid with
        {
            K = k,
            Restarts = options.Restarts ?? unsaid.Restarts,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        var comparison = SpaceComparison.Make(points, kMeans, progress, cancellation);
        var metrics = basis with
        {
            Method = "kmeans",
            K = k,
            Explanation = why,
            Spaces = comparison.Spaces,
            Agreements = comparison.Pairs,
        };
        return (metrics, comparison);
    }

    /// <summary>The number given, or the one that all dimensions speak for.</summary>
    private (int K, string? Why) Choose(
        Matrix points, IProgress<StageProgress> progress, CancellationToken cancellation)
    {
        if (options.KMin == options.KMax)
        {
            return (options.KMin, null);
        }

        var grouping = Grouping.Find(points, options with { Score = false }, progress, cancellation);
        return (grouping.K, grouping.Explanation);
    }

    /// <summary>The result for people.</summary>
    public static string Text(Metrics metrics)
    {
        var pairs = metrics.Agreements!.Select(pair => string.Create(
            CultureInfo.InvariantCulture,
            $"{pair.A} and {pair.B}: adjusted Rand {pair.AdjustedRand:0.000}, NMI {pair.Nmi:0.000}"));
        var lines = pairs.Prepend($"{Counted.Of(metrics.K!.Value, "group")} in each space");
        return string.Join('\n', metrics.Explanation is { } why ? lines.Append(why) : lines);
    }
}

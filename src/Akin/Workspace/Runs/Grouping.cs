using System.Globalization;
using Akin.Clustering;
using Akin.Clustering.Hierarchy;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Workspace.Runs;

/// <summary>Points in groups, whatever the method, and how good the groups are.</summary>
public sealed record Grouping
{
    /// <summary>How they were found.</summary>
    public required GroupingMethod Method { get; init; }

    /// <summary>The group of each row, 0 for the largest; −1 for rows in none.</summary>
    public required int[] Labels { get; init; }

    /// <summary>The centre of each group, a row for each: the mean of its members.</summary>
    public required Matrix Centers { get; init; }

    /// <summary>Euclidean distance of each row to its group's centre; NaN for rows in none.</summary>
    public required float[] Distances { get; init; }

    /// <summary>Number of groups asked for, chosen or found.</summary>
    public required int K { get; init; }

    /// <summary>Groups with at least one row.</summary>
    public int Clusters => Labels.Length == 0 ? 0 : Labels.Max() + 1;

    /// <summary>Rows in no group.</summary>
    public int Noise => Labels.AsSpan().Count(-1);

    /// <summary>Sum of the squared distances to the centres; <see langword="null"/> when the method has none.</summary>
    public double? Inertia { get; init; }

    /// <summary>Steps made; <see langword="null"/> when the method makes none.</summary>
    public int? Iterations { get; init; }

    /// <summary>What each step of k-means did; empty for other methods and when K was chosen.</summary>
    public IReadOnlyList<KMeansStep> Steps { get; init; } = [];

    /// <summary>Rows that the centres were trained on, when not all were; else <see langword="null"/>.</summary>
    public int? TrainedRows { get; init; }

    /// <summary>Mean silhouette; <see langword="null"/> when it was not scored or has none.</summary>
    public double? Silhouette { get; init; }

    /// <summary>Mean silhouette of each group; empty when it was not scored or has none.</summary>
    public IReadOnlyList<double> GroupSilhouettes { get; init; } = [];

    /// <summary>How K was chosen; <see langword="null"/> when it was given or came out of the method.</summary>
    public KSweepResult? Choice { get; init; }

    /// <summary>How these groups came about, in a sentence; empty when there is nothing to say.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>DBSCAN's radius; <see langword="null"/> for other methods.</summary>
    public double? Radius { get; init; }

    /// <summary>
    /// What DBSCAN's radius was read off: the distances to the nearest points, rising; <see langword="null"/> when it
    /// was given.
    /// </summary>
    public IReadOnlyList<float>? CoreDistances { get; init; }

    /// <summary>How strongly each row belongs to its group, 0 … 1; <see langword="null"/> when not known.</summary>
    public IReadOnlyList<float>? Probabilities { get; init; }

    /// <summary>The tree that the groups were cut from; <see langword="null"/> for other methods.</summary>
    public Dendrogram? Tree { get; init; }

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
        var taken = options.Among(points.Rows);
        var found = GroupingMethods.Of(options.Method).Find(
            points, taken.Beside(points.Rows, points.Columns), progress, cancellation);
        var fewer = FewerSamples.Text(options, taken, points.Rows);
        found = fewer.Length > 0 ? found with { Explanation = $"{fewer} {found.Explanation}" } : found;
        return Scored(found, points, options, progress, cancellation);
    }

    /// <summary>Groups that are there already: their centres, distances and scores among these points.</summary>
    /// <param name="points">n × d, finite, n ≥ 1; row i is of picture i.</param>
    /// <param name="given">The groups.</param>
    /// <param name="pictures">The pictures; those that the groups do not name are put to the nearest centre.</param>
    /// <param name="options">Whether to score, and what the groups came from.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static Grouping Given(
        Matrix points, GivenGroups given, IReadOnlyList<PictureRecord> pictures, GroupingOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        int[] labels = [.. pictures.Select(picture => given.Labels.GetValueOrDefault(picture.Id, -1))];
        var groups = OfLabels(options.Method, points, labels);
        int[] later = [.. Enumerable.Range(0, labels.Length).Where(row => !given.Labels.ContainsKey(pictures[row].Id))];
        if (later.Length > 0 && groups.Clusters > 0)
        {
            GroupCenters.Nearest(points, groups.Centers, later, labels);
            groups.Centers.Dispose();
            ClusterNumbering.Apply(ClusterNumbering.BySize(labels, labels.Max() + 1), labels);
            groups = OfLabels(options.Method, points, labels);
        }

        groups = groups with { Explanation = given.Explanation };
        return Scored(groups, points, options, progress, cancellation);
    }

    private static Grouping Scored(
        Grouping found, Matrix points, GroupingOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var sampled = found.Choice?.SilhouetteSample is not null;
        if (!options.Score || sampled || Akin.Quality.Silhouette.WhyNot(found.Labels) is not null)
        {
            return found;
        }

        if (!KPlan.ScoresAll(points.Rows, points.Columns, 1, options.Silhouettes, options.MemoryBytes))
        {
            return Estimated(found, points, options, progress, cancellation);
        }

        var score = Akin.Quality.Silhouette.Score(points, found.Labels, options.Threads, progress, cancellation);
        return found with
        {
            Silhouette = found.Silhouette ?? score.Mean,
            GroupSilhouettes = MeanByGroup(score.PerPoint, found),
        };
    }

    /// <summary>The mean silhouette from a sample, as the explanation says; groups are not scored then.</summary>
    private static Grouping Estimated(
        Grouping found, Matrix points, GroupingOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var sampling = new SampledSilhouetteOptions { Seed = options.Seed, Threads = options.Threads };
        var score = SampledSilhouette.Score(points, [found.Labels], sampling, progress, cancellation)[0];
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"The silhouette is estimated from {score.Sampled:N0} of {Counted.Of(points.Rows, "picture")}: "
            + $"{score.Low:0.000} to {score.High:0.000} with 95 % confidence.");
        return found with
        {
            Silhouette = found.Silhouette ?? score.Mean,
            Explanation = found.Explanation.Length > 0 ? $"{found.Explanation} {said}" : said,
        };
    }

    /// <summary>
    /// Groups rows by k-means that need not fit the memory: they are read where they lie. K must be given; nothing is
    /// scored.
    /// </summary>
    /// <param name="rows">n × d, finite, n ≥ 1.</param>
    /// <param name="options">How; the method is k-means.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Grouping FindInRows(
        IRowSource rows, GroupingOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default) => KMeansGrouping.Fit(rows, options, progress, cancellation);

    /// <summary>Why the memory allowed has no room to group so many points; none when it has.</summary>
    /// <param name="rows">Number of points.</param>
    /// <param name="columns">Their dimensions.</param>
    /// <param name="options">How they are to be grouped.</param>
    public static string? WhyNot(int rows, int columns, GroupingOptions options) =>
        GroupingMethods.Of(options.Method).WhyNot(rows, columns, options.Among(rows).Beside(rows, columns));

    /// <summary>The groups that labels make: their means and each row's distance to its own.</summary>
    internal static Grouping OfLabels(GroupingMethod method, Matrix points, int[] labels)
    {
        var (centers, distances) = GroupCenters.Of(points, labels);
        return new() { Method = method, Labels = labels, Centers = centers, Distances = distances, K = centers.Rows };
    }

    private static double[] MeanByGroup(float[] scores, Grouping found)
    {
        var sums = new double[found.Clusters];
        var counts = new int[sums.Length];
        for (var row = 0; row < scores.Length; row++)
        {
            if (found.Labels[row] >= 0)
            {
                sums[found.Labels[row]] += scores[row];
                counts[found.Labels[row]]++;
            }
        }

        return [.. sums.Select((sum, group) => sum / counts[group])];
    }
}

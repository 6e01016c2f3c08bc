using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// The exact silhouette (Rousseeuw, 1987): for each point (b − a) / max(a, b), a being its mean Euclidean distance to
/// the other points of its cluster, b the mean distance to the points of the nearest other cluster. As scikit-learn, a
/// cluster of one point scores 0. Points labelled −1 (noise) take no part: they are not scored and nobody's distance to
/// them counts. O(n²·d) time, O(n·d) memory.
/// </summary>
public static class Silhouette
{
    /// <summary>Scores one labelling.</summary>
    /// <param name="points">n × d, finite; the data that were clustered.</param>
    /// <param name="labels">A cluster for each row; −1 is noise.</param>
    /// <param name="threads">Threads to use, ≥ 1; changes no bit of the result.</param>
    /// <param name="progress">Told of points scored.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">The labelling cannot be scored: see <see cref="WhyNot"/>.</exception>
    public static SilhouetteResult Score(
        Matrix points, ReadOnlySpan<int> labels, int threads = 1, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default) =>
        SilhouetteSweep.Score(points, [labels.ToArray()], threads, progress, cancellation)[0];

    /// <summary>Why a labelling has no silhouette, in a sentence; <see langword="null"/> when it has one.</summary>
    public static string? WhyNot(ReadOnlySpan<int> labels)
    {
        var clusters = new HashSet<int>();
        var clustered = 0;
        foreach (var label in labels)
        {
            if (label < -1)
            {
                return $"The label {label} is below −1: labels are 0, 1, 2 …, and −1 for noise.";
            }

            if (label >= 0)
            {
                clusters.Add(label);
                clustered++;
            }
        }

        return clusters.Count >= 2 && clusters.Count < clustered
            ? null
            : $"{Counted.Of(clustered, "point")} in {Counted.Of(clusters.Count, "cluster")} have no silhouette: "
              + "it takes at least 2 clusters, and fewer clusters than points.";
    }

    /// <summary>Refuses labellings that have no silhouette or are not of these points.</summary>
    internal static void Require(Matrix points, IReadOnlyList<int[]> labelings)
    {
        foreach (var labels in labelings)
        {
            if (labels.Length != points.Rows)
            {
                throw new ArgumentException(
                    $"{labels.Length} labels for {points.Rows} points: there must be one for each.", nameof(labelings));
            }

            if (WhyNot(labels) is { } reason)
            {
                throw new ArgumentException(reason, nameof(labelings));
            }
        }
    }
}

using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// The indices that need only the distances to the clusters' centres (means): Calinski-Harabasz, Davies-Bouldin and the
/// simplified silhouette, with scikit-learn's conventions for the first two. Points labelled −1 (noise) take no part.
/// O(n·d·k) time in two passes over the rows; memory O(k·d) for each labelling, so the rows may be a mapped file.
/// </summary>
public static class CenterIndices
{
    /// <summary>Scores one labelling.</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="labels">A cluster for each row; −1 is noise.</param>
    /// <param name="threads">Threads to use, ≥ 1; changes no bit of the result.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">The labelling cannot be scored: see <see
    /// cref="Silhouette.WhyNot"/>.</exception>
    public static CenterScore Score(
        Matrix points, ReadOnlySpan<int> labels, int threads = 1, CancellationToken cancellation = default) =>
        Score(points, [labels.ToArray()], threads, cancellation)[0];

    /// <summary>Scores several labellings of the same points in the same two passes.</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="labelings">For each labelling a cluster for each row; −1 is noise.</param>
    /// <param name="threads">Threads to use, ≥ 1; changes no bit of the result.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">A labelling cannot be scored.</exception>
    public static CenterScore[] Score(
        Matrix points, IReadOnlyList<int[]> labelings, int threads = 1, CancellationToken cancellation = default)
    {
        Silhouette.Require(points, labelings);
        FiniteValues.Require(points, nameof(points), threads);
        var clusters = LabelMeans.Of(points, labelings, threads, cancellation);
        try
        {
            return CenterPass.Run(points, clusters, threads, cancellation);
        }
        finally
        {
            Array.ForEach(clusters, means => means.Dispose());
        }
    }
}

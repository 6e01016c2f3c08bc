using Akin.Numerics;

namespace Akin.Quality;

/// <summary>
/// The exact silhouettes of many labellings of the same points in one pass over their distances: each distance is
/// computed once and added to the sums of every labelling. O(n²·(d + labellings)) time at worst, O(n·(d + labellings))
/// memory.
/// </summary>
public static class SilhouetteSweep
{
    /// <summary>
    /// Scores every labelling; each result is what <see cref="Silhouette.Score"/> gives up to rounding.
    /// </summary>
    /// <param name="points">n × d, finite; the data that were clustered.</param>
    /// <param name="labelings">For each labelling a cluster for each row; −1 is noise.</param>
    /// <param name="threads">Threads to use, ≥ 1; changes no bit of the result.</param>
    /// <param name="progress">Told of points scored.</param>
    /// <param name="cancellation">Looked at before every chunk of work.</param>
    /// <exception cref="ArgumentException">A labelling cannot be scored: see <see
    /// cref="Silhouette.WhyNot"/>.</exception>
    public static SilhouetteResult[] Score(
        Matrix points, IReadOnlyList<int[]> labelings, int threads = 1, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        Silhouette.Require(points, labelings);
        if (labelings.Count == 0)
        {
            return [];
        }

        FiniteValues.Require(points, nameof(points), threads);
        using var pass = new SilhouettePass(points, labelings);
        return Array.ConvertAll(
            pass.Run(threads, progress, cancellation), scores => new SilhouetteResult(Mean(scores), scores));
    }

    private static double Mean(float[] scores)
    {
        var sum = 0.0;
        var count = 0;
        foreach (var score in scores)
        {
            if (!float.IsNaN(score))
            {
                sum += score;
                count++;
            }
        }

        return sum / count;
    }
}

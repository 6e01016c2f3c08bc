namespace Akin.Clustering;

/// <summary>What a sweep over k found.</summary>
/// <param name="Curve">One point for each k tried, rising; empty when there was nothing to choose.</param>
/// <param name="RecommendedK">The k to use; <see langword="null"/> when no k is good. 1 when there was nothing to
/// choose.</param>
/// <param name="ElbowK">The k tried at which the inertia bends (Kneedle), on the curve that starts at one cluster, also
/// where the sweep does not; <see langword="null"/> when it does not bend.</param>
/// <param name="Explanation">Why this k, or why none, for a person to read.</param>
/// <param name="ClearGroups">Whether the points group better than one blob of the same shape would.</param>
/// <param name="Best">The clusters at the recommended k; when no k is good, at the highest silhouette all the
/// same.</param>
public sealed record KSweepResult(
    IReadOnlyList<KCurvePoint> Curve, int? RecommendedK, int? ElbowK, string Explanation, bool ClearGroups,
    KMeansResult Best)
{
    /// <summary>
    /// A larger k at a peak of its own: groups inside the groups; <see langword="null"/> when there is none.
    /// </summary>
    public int? FinerK { get; init; }

    /// <summary>
    /// The numbers of clusters that the data support, rising, the recommended one among them; empty when no k is good
    /// or something else than <see cref="KCriterion.Combined"/> chose.
    /// </summary>
    public IReadOnlyList<KLevel> Levels { get; init; } = [];

    /// <summary>
    /// The k of the highest mean silhouette; <see langword="null"/> when there was nothing to choose.
    /// </summary>
    public int? SilhouetteK { get; init; }

    /// <summary>The k by the gap statistic; <see langword="null"/> when its rule fits none.</summary>
    public int? GapK { get; init; }

    /// <summary>Points whose silhouettes were computed; <see langword="null"/> when all were.</summary>
    public int? SilhouetteSample { get; init; }

    /// <summary>Rows that k-means was trained on; <see langword="null"/> when on all.</summary>
    public int? TrainingRows { get; init; }

    /// <summary>
    /// The best silhouette that one blob without groups has at any k; 0 when the silhouette did not choose.
    /// </summary>
    public double BlobBest { get; init; }
}

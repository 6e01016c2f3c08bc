namespace Akin.Clustering;

/// <summary>What one k of a sweep gave. What was not computed is <see langword="null"/>.</summary>
/// <param name="K">Number of clusters.</param>
/// <param name="Silhouette">Mean silhouette, −1 … 1: exact, or the estimate where there is an interval.</param>
/// <param name="Inertia">Sum of squared distances to the centres.</param>
public sealed record KCurvePoint(int K, double Silhouette, double Inertia)
{
    /// <summary>Lower end of the silhouette's interval; none when it is exact.</summary>
    public double? SilhouetteLow { get; init; }

    /// <summary>Upper end of the silhouette's interval; none when it is exact.</summary>
    public double? SilhouetteHigh { get; init; }

    /// <summary>Exact mean silhouette of the sampled points alone; none when all points were scored.</summary>
    public double? SampleSilhouette { get; init; }

    /// <summary>Points sampled for the silhouette; none when all points were scored.</summary>
    public int? SilhouetteSample { get; init; }

    /// <summary>Mean silhouette with distances to centres, −1 … 1.</summary>
    public double? SimplifiedSilhouette { get; init; }

    /// <summary>The Calinski-Harabasz index, larger is better.</summary>
    public double? CalinskiHarabasz { get; init; }

    /// <summary>The Davies-Bouldin index, smaller is better.</summary>
    public double? DaviesBouldin { get; init; }

    /// <summary>The gap statistic, larger is better.</summary>
    public double? Gap { get; init; }

    /// <summary>The standard error of the gap.</summary>
    public double? GapError { get; init; }

    /// <summary>Mean adjusted Rand index between the clusters of two halves of the data.</summary>
    public double? Stability { get; init; }

    /// <summary>The stability that one blob of the data's shape has.</summary>
    public double? BlobStability { get; init; }

    /// <summary>How empty it is between neighbouring clusters, 0 … 1.</summary>
    public double? Separation { get; init; }

    /// <summary>
    /// What <see cref="KCriterion.Combined"/> goes by, in nats: ln k for k equal, stable, separate groups.
    /// </summary>
    public double? Support { get; init; }

    /// <summary>As <see cref="Support"/>, but counting stability beyond that of one blob only.</summary>
    public double? Evidence { get; init; }

    /// <summary>
    /// The mean silhouette that one Gaussian blob of the data's covariance has at this k: what no groups at all look
    /// like. Computed when the silhouette chooses.
    /// </summary>
    public double? BlobSilhouette { get; init; }

    /// <summary>Share of the points that are in the largest cluster, 0 … 1.</summary>
    public double LargestShare { get; init; }
}

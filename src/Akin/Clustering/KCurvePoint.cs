namespace Akin.Clustering;

/// <summary>What one k of a sweep gave.</summary>
/// <param name="K">Number of clusters.</param>
/// <param name="Silhouette">Exact mean silhouette, −1 … 1.</param>
/// <param name="Inertia">Sum of squared distances to the centres.</param>
public sealed record KCurvePoint(int K, double Silhouette, double Inertia)
{
    /// <summary>
    /// The mean silhouette that one Gaussian blob of the data's covariance has at this k: what no groups at all look
    /// like.
    /// </summary>
    public double BlobSilhouette { get; init; }

    /// <summary>Share of the points that are in the largest cluster, 0 … 1.</summary>
    public double LargestShare { get; init; }
}

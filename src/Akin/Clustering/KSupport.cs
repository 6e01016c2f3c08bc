namespace Akin.Clustering;

/// <summary>How far the data support a number of clusters, measured on halves of a sample.</summary>
/// <param name="Stability">Mean adjusted Rand index between the clusters that two halves give, −0.5 … 1.</param>
/// <param name="BlobStability">The same of a cloud without groups: one Gaussian blob of the data's covariance, in
/// few dimensions also a box, whichever is more stable.</param>
/// <param name="Separation">How deep the valleys between neighbouring clusters are, weighted by the clusters' sizes:
/// 0 none, 1 nothing lies half way.</param>
/// <param name="Information">Σ p·ln(1/p) over the clusters' shares p, each times its valley's depth: ln k for k equal
/// clusters with nothing between them.</param>
internal readonly record struct KSupport(
    double Stability, double BlobStability, double Separation, double Information)
{
    /// <summary>What ranks numbers of clusters: information in nats that is both separated and stable.</summary>
    public double Value => Information * Math.Max(0, Stability);

    /// <summary>
    /// What tells groups from none: only stability beyond a blob's counts, corrected for it as the Rand index is for
    /// chance.
    /// </summary>
    public double Evidence =>
        Information * Math.Max(0, (Stability - BlobStability) / Math.Max(1e-9, 1 - BlobStability));
}

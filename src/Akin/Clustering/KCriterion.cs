namespace Akin.Clustering;

/// <summary>What a number of clusters is chosen by.</summary>
public enum KCriterion
{
    /// <summary>The finest groups that are stable and have valleys between them beyond what one blob has.</summary>
    Combined,

    /// <summary>The highest mean silhouette, if it is clearly above that of one blob.</summary>
    Silhouette,

    /// <summary>The elbow of the inertia (Kneedle).</summary>
    Elbow,

    /// <summary>
    /// The highest agreement between the clusters of two halves of the data, beyond that of one blob.
    /// </summary>
    Stability,
}

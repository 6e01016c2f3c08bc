namespace Akin.Workspace.Runs;

/// <summary>How groups are found.</summary>
public enum GroupingMethod
{
    /// <summary>k-means: a given or chosen number of round groups, every point in one of them.</summary>
    KMeans,

    /// <summary>DBSCAN: regions where points lie dense within a radius; the rest is noise.</summary>
    Dbscan,

    /// <summary>HDBSCAN: dense regions of any density; the rest is noise.</summary>
    Hdbscan,

    /// <summary>Agglomerative: near groups join until a given number, or height, is reached.</summary>
    Agglomerative,
}

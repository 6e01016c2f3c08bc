namespace Akin.Sampling;

/// <summary>Which rows of a cluster come first.</summary>
public enum SampleStrategy
{
    /// <summary>The nearest to the cluster's mean first: the typical ones.</summary>
    Center,

    /// <summary>
    /// The farthest from all that was picked first (Gonzalez, Clustering to minimize the maximum intercluster distance,
    /// 1985): every prefix leaves no row more than twice as far from a pick as the best choice of that many could.
    /// </summary>
    Diverse,

    /// <summary>The smallest mean distance to the other rows of the cluster first, so first its medoid.</summary>
    Medoid,

    /// <summary>At random: the baseline that the others are measured against.</summary>
    Random,
}

namespace Akin.Clustering.Density;

/// <summary>Which clusters of HDBSCAN's tree are taken.</summary>
public enum ClusterSelection
{
    /// <summary>Those that together persist longest over all densities (excess of mass).</summary>
    ExcessOfMass,

    /// <summary>The leaves: the finest and densest ones.</summary>
    Leaf,
}

namespace Akin.Clustering;

/// <summary>How the silhouettes of a sweep are computed.</summary>
public enum SilhouetteEstimate
{
    /// <summary>Exact where that is a matter of a minute and of the memory allowed, else sampled.</summary>
    Automatic,

    /// <summary>Every point against every other.</summary>
    Exact,

    /// <summary>A stratified sample of the points against all, with an interval.</summary>
    Sampled,
}

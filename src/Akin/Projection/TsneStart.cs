namespace Akin.Projection;

/// <summary>Where the points of a t-SNE map start.</summary>
public enum TsneStart
{
    /// <summary>At their first two principal components: what lies far apart starts far apart.</summary>
    Components,

    /// <summary>At eigenvectors of the neighbourhoods' Laplacian: what hangs together starts together.</summary>
    Spectral,
}

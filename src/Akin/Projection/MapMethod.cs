namespace Akin.Projection;

/// <summary>How a map is made.</summary>
public enum MapMethod
{
    /// <summary>t-SNE: neighbours stay together.</summary>
    Tsne,

    /// <summary>The first principal components.</summary>
    Pca,

    /// <summary>UMAP: neighbours stay together, and groups that are near each other more often do too.</summary>
    Umap,
}

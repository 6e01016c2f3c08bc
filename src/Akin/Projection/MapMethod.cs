namespace Akin.Projection;

/// <summary>How a map is made.</summary>
public enum MapMethod
{
    /// <summary>t-SNE: neighbours stay together.</summary>
    Tsne,

    /// <summary>The first principal components.</summary>
    Pca,
}

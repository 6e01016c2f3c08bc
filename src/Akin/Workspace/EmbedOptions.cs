using Akin.Embedding;

namespace Akin.Workspace;

/// <summary>How the pictures of a workspace get their features.</summary>
public sealed record EmbedOptions
{
    /// <summary>The model; its key decides which features are there already.</summary>
    public required FeatureModel Model { get; init; }

    /// <summary>
    /// Decodes pictures and computes their features, in the order given; called only when there is something to do.
    /// </summary>
    public required Func<IReadOnlyList<EmbeddingInput>, CancellationToken, IAsyncEnumerable<EmbeddedPicture>> Embed
    {
        get;
        init;
    }

    /// <summary>Pictures that one shard is made of; those that fail have no row in it.</summary>
    internal int PicturesPerShard { get; init; } = 512;
}

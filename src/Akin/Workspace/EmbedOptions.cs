using Akin.Embedding;

namespace Akin.Workspace;

/// <summary>How the pictures of a workspace get their features.</summary>
public sealed record EmbedOptions
{
    /// <summary>
    /// The sets to bring up to date, at least one, no two of the same key; each is what a model gives. 
    /// </summary>
    public required IReadOnlyList<FeatureSet> Sets { get; init; }

    /// <summary>
    /// Decodes pictures and computes their features, in the order given; model i of an input is that of set i. Called
    /// only when there is something to do.
    /// </summary>
    public required Func<IReadOnlyList<EmbeddingInput>, CancellationToken, IAsyncEnumerable<EmbeddedPicture>> Embed
    {
        get;
        init;
    }

    /// <summary>
    /// Whether the first set becomes the one to work on when no other is named. A workspace's first set does in any
    /// case. Default: yes.
    /// </summary>
    public bool MakeLatest { get; init; } = true;

    /// <summary>Told of pictures that the machine could not compute; may be <see langword="null"/>.</summary>
    public IProgress<string>? Notices { get; init; }

    /// <summary>Rows of each set that are in memory before they are written, at most.</summary>
    public const int RowsInMemory = 512;

    /// <summary>Pictures that one shard is made of; those that fail have no row in it.</summary>
    internal int PicturesPerShard { get; init; } = RowsInMemory;
}

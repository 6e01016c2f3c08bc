namespace Akin.Embedding.Graphs;

/// <summary>What the values of a layer stand for.</summary>
internal enum LayerKind
{
    /// <summary>One vector: every dimension but one is 1.</summary>
    Vector,

    /// <summary>A vector for each place of a map.</summary>
    Map,

    /// <summary>A vector for each token.</summary>
    Tokens,

    /// <summary>Something else, which can only be taken as it lies.</summary>
    Other,
}

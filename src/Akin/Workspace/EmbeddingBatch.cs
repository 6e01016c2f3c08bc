namespace Akin.Workspace;

/// <summary>Pictures whose shards, one for each set that lacks some of them, are recorded together.</summary>
/// <param name="Pictures">In the order of their ids.</param>
/// <param name="Parts">What each set takes of them; none for a set that has them all.</param>
internal sealed record EmbeddingBatch(IReadOnlyList<long> Pictures, IReadOnlyList<BatchPart?> Parts)
{
    /// <summary>The models that a picture is to be shown to, bit i for that of set i; 0 when none needs it.</summary>
    public uint ModelsOf(long picture)
    {
        var models = 0u;
        for (var set = 0; set < Parts.Count; set++)
        {
            if (Parts[set] is { } part && part.Takes(picture) && !part.Originals.ContainsKey(picture))
            {
                models |= 1u << set;
            }
        }

        return models;
    }
}

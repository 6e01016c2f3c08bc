using Akin.Numerics;

namespace Akin.Workspace;

/// <summary>
/// The features of some pictures where they lie in their shards, so that a set larger than the memory can be walked
/// through. Each thread keeps the shard open that it read last: rows in their order open each shard once.
/// </summary>
internal sealed class ShardRows : IRowSource
{
    private readonly FeatureStore _store;
    private readonly long[] _pictures;
    private readonly ThreadLocal<(FeatureShard Shard, IRowSource Rows)> _open = new(trackAllValues: true);

    /// <param name="store">Where the features are.</param>
    /// <param name="pictures">Whose; row i is of picture i.</param>
    public ShardRows(FeatureStore store, long[] pictures) => (_store, _pictures) = (store, pictures);

    /// <inheritdoc/>
    public int Rows => _pictures.Length;

    /// <inheritdoc/>
    public int Columns => _store.Set.Dimension;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Read(int row, Span<float> scratch)
    {
        var (shard, place) = _store.PlaceOf(_pictures[row]);
        var (open, rows) = _open.Value;
        if (open != shard)
        {
            rows?.Dispose();
            rows = NpyFile.Stream(_store.PathOf(shard));
            _open.Value = (shard, rows);
        }

        return rows!.Read(place, scratch);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, rows) in _open.Values)
        {
            rows?.Dispose();
        }

        _open.Dispose();
    }
}

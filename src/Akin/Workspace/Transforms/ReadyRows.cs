using Akin.Numerics;

namespace Akin.Workspace.Transforms;

/// <summary>
/// The features of pictures that are ready, in the order of their ids, read from the shards' files as they are asked
/// for: nothing of them stays in memory.
/// </summary>
internal sealed class ReadyRows : IRowSource
{
    private readonly (int Shard, int Row)[] _places;
    private readonly List<IRowSource> _shards = [];
    private readonly bool _normalise;

    /// <param name="store">Where the features are.</param>
    /// <param name="pictures">Ids that the store has.</param>
    /// <param name="normalise">Whether each row is scaled to length 1.</param>
    public ReadyRows(FeatureStore store, IReadOnlyList<long> pictures, bool normalise)
    {
        _normalise = normalise;
        _places = new (int, int)[pictures.Count];
        Columns = store.Set.Dimension;
        var numbers = new Dictionary<int, int>();
        for (var i = 0; i < _places.Length; i++)
        {
            var (shard, row) = store.PlaceOf(pictures[i]);
            if (!numbers.TryGetValue(shard.Number, out var number))
            {
                number = numbers[shard.Number] = _shards.Count;
                _shards.Add(NpyFile.Stream(store.PathOf(shard)));
            }

            _places[i] = (number, row);
        }
    }

    public int Rows => _places.Length;

    public int Columns { get; }

    public ReadOnlySpan<float> Read(int row, Span<float> scratch)
    {
        var (shard, place) = _places[row];
        var values = _shards[shard].Read(place, scratch);
        if (!_normalise)
        {
            return values;
        }

        var own = scratch[..Columns];
        values.CopyTo(own);
        VectorNormalisation.L2InPlace(own);
        return own;
    }

    public void Dispose() => _shards.ForEach(shard => shard.Dispose());
}

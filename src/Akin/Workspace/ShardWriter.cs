using System.Diagnostics;

namespace Akin.Workspace;

/// <summary>Gathers the rows of one shard of one set.</summary>
internal sealed class ShardWriter(FeatureStore store)
{
    private readonly List<long> _pictures = [];
    private readonly List<float[]> _rows = [];
    private int _embedded;
    private int _shared;
    private long _saturated;

    /// <summary>What was done so far; failures are counted elsewhere.</summary>
    public EmbedResult Result => new(_embedded, _shared, 0, _saturated);

    /// <summary>Takes the features of a picture.</summary>
    public void Add(long picture, float[] features)
    {
        if (features.Length != store.Set.Dimension)
        {
            throw new UnreachableException(
                $"Bug in Akin: the model gave {features.Length} numbers instead of {store.Set.Dimension}.");
        }

        _pictures.Add(picture);
        _rows.Add(features);
        _embedded++;
    }

    /// <summary>Gives a picture the features of another with the same bytes.</summary>
    public void Share(long picture, long original)
    {
        var row = _pictures.BinarySearch(original);
        var features = row >= 0 ? _rows[row] : store.Row(original);
        _pictures.Add(picture);
        _rows.Add(features);
        _shared++;
    }

    /// <summary>Writes the file of what was gathered; none when that is nothing.</summary>
    /// <param name="number">The shard's number; <see langword="null"/> for the next free one.</param>
    public FeatureShard? Write(int? number)
    {
        var shard = _rows.Count > 0 ? store.Write(number ?? store.NextNumber, _pictures.ToArray(), _rows) : null;
        _saturated += shard?.Saturated ?? 0;
        _pictures.Clear();
        _rows.Clear();
        return shard;
    }

    /// <summary>Records what was written, in the caller's transaction.</summary>
    public void Record(FeatureShard? shard, int? number)
    {
        if (shard is not null)
        {
            store.Record(shard);
        }
        else if (number is { } broken)
        {
            store.Remove(broken);
        }
    }
}

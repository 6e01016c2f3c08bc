namespace Akin.Workspace;

/// <summary>
/// In which shard, and in which row of it, a picture's features are: eight bytes a picture, as ids have few gaps.
/// </summary>
internal sealed class RowPlaces
{
    // By id; the shard's number and one more, 0 for none.
    private (int Shard, int Row)[] _places = [];

    /// <summary>Notes the place of a picture.</summary>
    public void Set(long picture, int shard, int row)
    {
        if (picture >= _places.Length)
        {
            Array.Resize(ref _places, checked((int)Math.Max(picture + 1, _places.Length + (_places.Length / 2L))));
        }

        _places[picture] = (shard + 1, row);
    }

    /// <summary>Forgets a picture.</summary>
    public void Remove(long picture)
    {
        if (Contains(picture))
        {
            _places[picture] = default;
        }
    }

    /// <summary>Whether a picture has a place.</summary>
    public bool Contains(long picture) => (ulong)picture < (ulong)_places.Length && _places[picture].Shard != 0;

    /// <summary>The place of a picture that has one.</summary>
    public (int Shard, int Row) this[long picture] => Contains(picture)
        ? (_places[picture].Shard - 1, _places[picture].Row)
        : throw new KeyNotFoundException($"Picture {picture} has no features here.");
}

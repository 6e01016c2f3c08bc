namespace Akin.Duplicates.Hashing;

/// <summary>Takes what <see cref="HashIndex"/> finds.</summary>
internal interface IHashHits
{
    /// <summary>The largest distance that can still matter to a query; it only ever falls.</summary>
    int LimitOf(int query);

    /// <summary>A hash lies within the radius of a query.</summary>
    void Add(int query, int entry, int distance);
}

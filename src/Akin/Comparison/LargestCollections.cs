namespace Akin.Comparison;

/// <summary>The collections with the most rows, where all would be too many.</summary>
/// <param name="Numbers">Their numbers, rising.</param>
/// <param name="All">How many collections there are.</param>
public sealed record LargestCollections(IReadOnlyList<int> Numbers, int All)
{
    /// <summary>Collections that a chart has room for.</summary>
    public const int InCharts = 100;

    /// <summary>Whether some are not among them.</summary>
    public bool IsPart => Numbers.Count < All;

    /// <summary>Chooses them; of collections of one size those that come first.</summary>
    /// <param name="sizes">Rows of each collection.</param>
    /// <param name="most">How many to take, ≥ 0.</param>
    public static LargestCollections Of(IReadOnlyList<int> sizes, int most)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var numbers = Enumerable.Range(0, sizes.Count);
        return new(
            sizes.Count <= most ? [.. numbers]
                : [.. numbers.OrderByDescending(number => sizes[number]).Take(most).Order()],
            sizes.Count);
    }

    /// <summary>The place of each collection among them; −1 for one that is not.</summary>
    internal int[] Places()
    {
        var places = new int[All];
        Array.Fill(places, -1);
        foreach (var (place, number) in Numbers.Index())
        {
            places[number] = place;
        }

        return places;
    }
}

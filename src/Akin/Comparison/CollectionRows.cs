namespace Akin.Comparison;

/// <summary>The rows of each collection.</summary>
internal static class CollectionRows
{
    /// <summary>The rows of each of <paramref name="count"/> collections, rising. O(rows + count).</summary>
    public static int[][] Of(IReadOnlyList<int> collections, int count)
    {
        var members = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        for (var row = 0; row < collections.Count; row++)
        {
            members[collections[row]].Add(row);
        }

        return [.. members.Select(rows => rows.ToArray())];
    }
}

namespace Akin.Embedding.Graphs;

/// <summary>Finds the names that someone may have meant.</summary>
internal static class NearNames
{
    private const int LongestCompared = 120;

    /// <summary>The nearest of some names by the number of letters to change (Levenshtein 1966), names that hold the
    /// one wanted first.</summary>
    public static IReadOnlyList<string> Of(string wanted, IEnumerable<string> names, int count) =>
    [
        .. names.Distinct(StringComparer.Ordinal)
            .OrderBy(name => name.Contains(wanted, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ThenBy(name => Distance(Short(wanted), Short(name)))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(count),
    ];

    private static string Short(string name) => name.Length > LongestCompared ? name[..LongestCompared] : name;

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 0; j < b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i]) == char.ToLowerInvariant(b[j]);
                var next = Math.Min(Math.Min(row[j], row[j + 1]) + 1, corner + (same ? 0 : 1));
                (corner, row[j + 1]) = (row[j + 1], next);
            }
        }

        return row[^1];
    }
}

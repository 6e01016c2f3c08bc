namespace Akin.Duplicates.Grouping;

/// <summary>
/// Pairs of pictures by their places in the order of keeping, 0 for the one that is kept before all others: those of
/// one worse picture stand behind each other, its better ones in their order. Memory: 4 bytes a pair and a place.
/// </summary>
internal sealed class RankedPairs
{
    private readonly int[] _starts;
    private readonly int[] _better;

    /// <summary>Of pairs that are in order.</summary>
    /// <param name="starts">For each place where its pairs begin, and at last where all end.</param>
    /// <param name="better">For each pair its better place.</param>
    public RankedPairs(int[] starts, int[] better) => (_starts, _better) = (starts, better);

    /// <summary>Places.</summary>
    public int Places => _starts.Length - 1;

    /// <summary>Pairs.</summary>
    public int Count => _starts[^1];

    /// <summary>The number of the first pair of which a place is the worse one.</summary>
    public int StartOf(int worse) => _starts[worse];

    /// <summary>The number after the last pair of which a place is the worse one.</summary>
    public int EndOf(int worse) => _starts[worse + 1];

    /// <summary>The better place of a pair.</summary>
    public int BetterOf(int pair) => _better[pair];

    /// <summary>Sorts pairs of rows. O(pairs · log) in time.</summary>
    /// <param name="ranks">For each row its place; all differ.</param>
    /// <param name="pairs">Pairs of rows.</param>
    /// <returns>The pairs, and for each what its number was.</returns>
    public static (RankedPairs Pairs, int[] Numbers) Of(int[] ranks, IReadOnlyList<(int A, int B)> pairs)
    {
        var starts = new int[ranks.Length + 1];
        for (var i = 0; i < pairs.Count; i++)
        {
            starts[Math.Max(ranks[pairs[i].A], ranks[pairs[i].B]) + 1]++;
        }

        for (var place = 0; place < ranks.Length; place++)
        {
            starts[place + 1] += starts[place];
        }

        var next = starts.AsSpan(0, ranks.Length).ToArray();
        var (better, numbers) = (new int[pairs.Count], new int[pairs.Count]);
        for (var i = 0; i < pairs.Count; i++)
        {
            var (a, b) = (ranks[pairs[i].A], ranks[pairs[i].B]);
            var at = next[Math.Max(a, b)]++;
            (better[at], numbers[at]) = (Math.Min(a, b), i);
        }

        for (var place = 0; place < ranks.Length; place++)
        {
            better.AsSpan(starts[place]..starts[place + 1]).Sort(numbers.AsSpan(starts[place]..starts[place + 1]));
        }

        return (new(starts, better), numbers);
    }
}

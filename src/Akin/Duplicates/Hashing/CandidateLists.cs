namespace Akin.Duplicates.Hashing;

/// <summary>
/// For each of some pictures the candidates that came nearest and those that are kept before all others: a bounded
/// number, however many are near. The first are likely copies; the second are what a group of very many copies would
/// gather around.
/// </summary>
/// <param name="pictures">How many pictures. Numbers, theirs and of candidates, are places in the order of
/// keeping.</param>
/// <param name="most">The nearest candidates of each, ≥ 1.</param>
internal sealed class CandidateLists(int pictures, int most)
{
    private readonly List<Candidate>?[] _nearest = new List<Candidate>?[pictures];
    private readonly List<Candidate>?[] _best = new List<Candidate>?[pictures];

    /// <summary>Beyond this distance a candidate is only taken for being kept before others.</summary>
    public int LimitOf(int picture) =>
        IsFull(picture) ? _nearest[picture]!.Max(each => each.Distance) - 1 : int.MaxValue;

    /// <summary>Takes a candidate into account.</summary>
    public void Add(int picture, Candidate candidate)
    {
        Take(_nearest[picture] ??= new(4), most, candidate, (a, b) => a.Distance.CompareTo(b.Distance));
        Take(
            _best[picture] ??= new(4), HashIndex.AlwaysTold, candidate, (a, b) => a.Other.CompareTo(b.Other));
    }

    /// <summary>A picture's candidates, each once, by their places.</summary>
    public IEnumerable<Candidate> Of(int picture) => (_nearest[picture] ?? []).Concat(_best[picture] ?? [])
        .GroupBy(each => each.Other).Select(same => same.MinBy(each => each.Distance)).OrderBy(each => each.Other);

    /// <summary>Whether there may be more near ones than are listed.</summary>
    public bool IsFull(int picture) => _nearest[picture]?.Count == most;

    private static void Take(List<Candidate> list, int most, Candidate candidate, Comparison<Candidate> compare)
    {
        var worst = -1;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Other == candidate.Other)
            {
                list[i] = candidate.IsNearerThan(list[i]) ? candidate : list[i];
                return;
            }

            worst = worst < 0 || compare(list[i], list[worst]) > 0 ? i : worst;
        }

        if (list.Count < most)
        {
            list.Add(candidate);
        }
        else if (compare(candidate, list[worst]) < 0)
        {
            list[worst] = candidate;
        }
    }
}

using Akin.Numerics;

namespace Akin.Duplicates.Grouping;

/// <summary>
/// Groups around a centre: the best picture takes all its likes, the best of those left takes its own, and so on. Every
/// member was compared with its centre and agreed, so a – b – c … never chain. The worse picture of each pair looks
/// through its better ones, the best first: it is compared with those that became centres, passes over those that went
/// into a group, and waits for those that are not decided. All that need not wait are compared at the same time; the
/// groups are those of one after the other. Time: O(pairs) and the comparisons, each pair at most once. Memory: 17
/// bytes a picture.
/// </summary>
internal sealed class StarGroups
{
    private readonly RankedPairs _pairs;
    private readonly Func<int, int, bool>? _isHopeless;

    /// <summary>For each place the next of its pairs, and the pair that binds it; −1 for none.</summary>
    private readonly int[] _next;
    private readonly int[] _bound;
    private readonly bool[] _isCentre;

    /// <summary>For each place the first of those that wait for it, and for each waiting one the next.</summary>
    private readonly int[] _firstWaiting;
    private readonly int[] _nextWaiting;
    private readonly Queue<int> _decided = new();
    private List<int> _ready = [];

    /// <summary>Pairs that were compared or are not needed any more.</summary>
    private int _done;

    private StarGroups(RankedPairs pairs, Func<int, int, bool>? isHopeless)
    {
        (_pairs, _isHopeless) = (pairs, isHopeless);
        _next = [.. Enumerable.Range(0, pairs.Places).Select(pairs.StartOf)];
        _isCentre = new bool[pairs.Places];
        (_bound, _firstWaiting, _nextWaiting) =
            (Nothing(pairs.Places), Nothing(pairs.Places), Nothing(pairs.Places));
    }

    /// <summary>Forms the groups.</summary>
    /// <param name="pairs">Pairs that may be alike.</param>
    /// <param name="agree">Compares the worse picture of a pair, at a place, in the pair of a number; safe for several
    /// threads.</param>
    /// <param name="isHopeless">
    /// Whether an open pair, of a place and a number, need not be compared any more: asked between rounds, when all
    /// that one began is done.
    /// </param>
    /// <param name="threads">Threads; the groups are the same for any number.</param>
    /// <param name="progress">Told of pairs compared or no longer needed.</param>
    /// <param name="cancellation">Stops between two comparisons.</param>
    /// <returns>For each place the number of the pair that binds it to its centre; −1 for all others.</returns>
    public static int[] Form(
        RankedPairs pairs, Func<int, int, bool> agree, Func<int, int, bool>? isHopeless, int threads,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var groups = new StarGroups(pairs, isHopeless);
        for (var place = 0; place < pairs.Places; place++)
        {
            groups.Advance(place);
        }

        groups.Settle();
        while (groups._ready is { Count: > 0 } ready)
        {
            groups._ready = [];
            var agreed = ChunkedWork.Map(ready.Count, 1, threads, (i, _, _) =>
            {
                var result = agree(ready[i], groups._next[ready[i]]);
                progress?.Report(
                    new("comparing pictures", Interlocked.Increment(ref groups._done), pairs.Count, "pairs"));
                return result;
            }, cancellation);
            for (var i = 0; i < ready.Count; i++)
            {
                groups.Take(ready[i], agreed[i]);
            }

            groups.Settle();
            progress?.Report(new("comparing pictures", groups._done, pairs.Count, "pairs"));
        }

        return groups._bound;
    }

    /// <summary>Goes on with a place that was compared.</summary>
    private void Take(int place, bool agreed)
    {
        var pair = _next[place]++;
        if (!agreed)
        {
            Advance(place);
            return;
        }

        _bound[place] = pair;
        _decided.Enqueue(place);
        _done += _pairs.EndOf(place) - _next[place];
    }

    /// <summary>Finds what a place is compared with next, or waits for; it is a centre when there is nothing.</summary>
    private void Advance(int place)
    {
        for (; _next[place] < _pairs.EndOf(place); _next[place]++, _done++)
        {
            var pair = _next[place];
            var better = _pairs.BetterOf(pair);
            if (_bound[better] >= 0 || _isHopeless?.Invoke(place, pair) == true)
            {
                continue;
            }

            if (_isCentre[better])
            {
                _ready.Add(place);
            }
            else
            {
                (_nextWaiting[place], _firstWaiting[better]) = (_firstWaiting[better], place);
            }

            return;
        }

        _isCentre[place] = true;
        _decided.Enqueue(place);
    }

    /// <summary>Lets those that wait for decided places go on.</summary>
    private void Settle()
    {
        while (_decided.TryDequeue(out var place))
        {
            for (var waiting = _firstWaiting[place]; waiting >= 0;)
            {
                var next = _nextWaiting[waiting];
                Advance(waiting);
                waiting = next;
            }
        }
    }

    private static int[] Nothing(int count)
    {
        var values = new int[count];
        Array.Fill(values, -1);
        return values;
    }
}

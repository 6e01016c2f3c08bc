using Akin.Numerics;

namespace Akin.Duplicates.Grouping;

/// <summary>
/// Groups around a centre: the best picture takes all its likes, the best of those left takes its own, and so on. Every
/// member was compared with its centre and agreed, so a – b – c … never chain. The worse picture of each pair looks
/// through its better ones, the best first: it is compared with those that became centres, passes over those that went
/// into a group, and waits for those that are not decided. All that need not wait are compared at the same time; the
/// groups are those of one after the other. Time and memory: O(pairs) and the comparisons, each pair at most once.
/// </summary>
internal sealed class StarGroups
{
    private readonly IReadOnlyList<(int A, int B)> _pairs;
    private readonly int[] _ranks;
    private readonly Func<int, bool>? _isHopeless;

    /// <summary>Pairs by their worse row, the better ones in their order; and where the next row's begin.</summary>
    private readonly int[] _order;
    private readonly int[] _starts;

    /// <summary>For each row the next of its pairs, and the pair that binds it; −1 for none.</summary>
    private readonly int[] _next;
    private readonly int[] _bound;
    private readonly bool[] _isCentre;

    /// <summary>For each row the first of those that wait for it, and for each waiting one the next.</summary>
    private readonly int[] _firstWaiting;
    private readonly int[] _nextWaiting;
    private readonly Queue<int> _decided = new();
    private List<int> _ready = [];

    private StarGroups(int[] ranks, IReadOnlyList<(int A, int B)> pairs, Func<int, bool>? isHopeless)
    {
        (_ranks, _pairs, _isHopeless) = (ranks, pairs, isHopeless);
        _starts = new int[ranks.Length + 1];
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            _starts[Worse(pair) + 1]++;
        }

        for (var row = 0; row < ranks.Length; row++)
        {
            _starts[row + 1] += _starts[row];
        }

        _next = _starts.AsSpan(0, ranks.Length).ToArray();
        _order = new int[pairs.Count];
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            _order[_next[Worse(pair)]++] = pair;
        }

        for (var row = 0; row < ranks.Length; row++)
        {
            _next[row] = _starts[row];
            _order.AsSpan(_starts[row].._starts[row + 1]).Sort(
                (a, b) => _ranks[Better(a)].CompareTo(_ranks[Better(b)]));
        }

        _isCentre = new bool[ranks.Length];
        (_bound, _firstWaiting, _nextWaiting) = (Nothing(ranks.Length), Nothing(ranks.Length), Nothing(ranks.Length));
    }

    /// <summary>Forms the groups.</summary>
    /// <param name="ranks">For each row its rank; the smaller, the better; all differ.</param>
    /// <param name="pairs">Pairs of rows that may be alike.</param>
    /// <param name="agree">Compares the pair of a number; safe for several threads.</param>
    /// <param name="isHopeless">
    /// Whether an open pair need not be compared any more: asked between rounds, when all that one began is done.
    /// </param>
    /// <param name="threads">Threads; the groups are the same for any number.</param>
    /// <param name="progress">Told of pairs compared or no longer needed.</param>
    /// <param name="cancellation">Stops between two comparisons.</param>
    /// <returns>For each row the number of the pair that binds it to its centre; −1 for all others.</returns>
    public static int[] Form(
        int[] ranks, IReadOnlyList<(int A, int B)> pairs, Func<int, bool> agree,
        Func<int, bool>? isHopeless, int threads, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var groups = new StarGroups(ranks, pairs, isHopeless);
        for (var row = 0; row < ranks.Length; row++)
        {
            groups.Advance(row);
        }

        groups.Settle();
        var done = 0;
        while (groups._ready is { Count: > 0 } ready)
        {
            groups._ready = [];
            var agreed = ChunkedWork.Map(ready.Count, 1, threads, (i, _, _) =>
            {
                var result = agree(groups._order[groups._next[ready[i]]]);
                progress?.Report(new("comparing pictures", Interlocked.Increment(ref done), pairs.Count, "pairs"));
                return result;
            }, cancellation);
            for (var i = 0; i < ready.Count; i++)
            {
                done += groups.Take(ready[i], agreed[i]);
            }

            groups.Settle();
        }

        return groups._bound;
    }

    /// <summary>Goes on with a row that was compared; the number of its pairs that are not needed any more.</summary>
    private int Take(int row, bool agreed)
    {
        var pair = _order[_next[row]++];
        if (!agreed)
        {
            Advance(row);
            return 0;
        }

        _bound[row] = pair;
        _decided.Enqueue(row);
        return _starts[row + 1] - _next[row];
    }

    /// <summary>Finds what a row is compared with next, or waits for; it is a centre when there is nothing.</summary>
    private void Advance(int row)
    {
        for (; _next[row] < _starts[row + 1]; _next[row]++)
        {
            var pair = _order[_next[row]];
            var better = Better(pair);
            if (_bound[better] >= 0 || _isHopeless?.Invoke(pair) == true)
            {
                continue;
            }

            if (_isCentre[better])
            {
                _ready.Add(row);
            }
            else
            {
                (_nextWaiting[row], _firstWaiting[better]) = (_firstWaiting[better], row);
            }

            return;
        }

        _isCentre[row] = true;
        _decided.Enqueue(row);
    }

    /// <summary>Lets those that wait for decided rows go on.</summary>
    private void Settle()
    {
        while (_decided.TryDequeue(out var row))
        {
            for (var waiting = _firstWaiting[row]; waiting >= 0;)
            {
                var next = _nextWaiting[waiting];
                Advance(waiting);
                waiting = next;
            }
        }
    }

    private int Worse(int pair) => _ranks[_pairs[pair].A] < _ranks[_pairs[pair].B] ? _pairs[pair].B : _pairs[pair].A;

    private int Better(int pair) => _ranks[_pairs[pair].A] < _ranks[_pairs[pair].B] ? _pairs[pair].A : _pairs[pair].B;

    private static int[] Nothing(int count)
    {
        var values = new int[count];
        Array.Fill(values, -1);
        return values;
    }
}

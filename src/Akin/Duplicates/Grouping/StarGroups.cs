using Akin.Numerics;

namespace Akin.Duplicates.Grouping;

/// <summary>
/// Groups around a centre: the best picture takes all its likes, the best of those left takes its own, and so on. Every
/// member was compared with its centre and agreed, so a – b – c … never chain. Pairs that have no better picture
/// between them are compared at the same time; the groups are those of one after the other. Each pair is compared at
/// most once, and none whose picture has found its group.
/// </summary>
internal static class StarGroups
{
    /// <summary>Forms the groups.</summary>
    /// <param name="ranks">For each row its rank; the smaller, the better; all differ.</param>
    /// <param name="pairs">Pairs of rows that may be alike.</param>
    /// <param name="agree">Compares the pair of a number; safe for several threads.</param>
    /// <param name="isHopeless">
    /// Whether an open pair need not be compared any more: asked after every round, when all that it began is done.
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
        var bound = new int[ranks.Length];
        Array.Fill(bound, -1);
        var open = Enumerable.Range(0, pairs.Count).ToList();
        var done = 0;
        while (open.Count > 0)
        {
            // A row leads when no open pair could bind it to a better one. It is compared with those rows for which no
            // open pair promises a better centre.
            var best = new int[ranks.Length];
            Array.Fill(best, int.MaxValue);
            foreach (var pair in open)
            {
                var worse = Worse(pairs[pair], ranks);
                best[worse] = Math.Min(best[worse], ranks[Better(pairs[pair], ranks)]);
            }

            var now = open.FindAll(pair => best[Better(pairs[pair], ranks)] == int.MaxValue
                && best[Worse(pairs[pair], ranks)] == ranks[Better(pairs[pair], ranks)]);
            var agreed = ChunkedWork.Map(now.Count, 1, threads, (i, _, _) =>
            {
                var result = agree(now[i]);
                progress?.Report(new("comparing pictures", Interlocked.Increment(ref done), pairs.Count, "pairs"));
                return result;
            }, cancellation);
            for (var i = 0; i < now.Count; i++)
            {
                if (agreed[i])
                {
                    bound[Worse(pairs[now[i]], ranks)] = now[i];
                }
            }

            var compared = now.ToHashSet();
            open.RemoveAll(pair => compared.Contains(pair)
                || bound[pairs[pair].A] >= 0 || bound[pairs[pair].B] >= 0 || isHopeless?.Invoke(pair) == true);
        }

        return bound;
    }

    private static int Worse((int A, int B) pair, int[] ranks) => ranks[pair.A] < ranks[pair.B] ? pair.B : pair.A;

    private static int Better((int A, int B) pair, int[] ranks) => ranks[pair.A] < ranks[pair.B] ? pair.A : pair.B;
}

using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>
/// How near the rows of each group are to a pick of that group after the first picks of a sample, and after as many
/// random ones: all rows where that is quick, else a sample of them. O(n·count·d) at worst.
/// </summary>
/// <param name="Points">Rising counts, the last that of the whole sample; empty when nothing was picked.</param>
/// <param name="Rows">Rows that were looked at.</param>
/// <param name="AllRows">Whether those were all.</param>
public sealed record CoverageCurve(IReadOnlyList<CoveragePoint> Points, int Rows, bool AllRows)
{
    private const double MostWork = 4e9;
    private const int FewestRows = 4096;
    private const double StepsPerDecade = 16;
    private const double MostShare = 0.95;
    private const ulong Stream = 0xC0;

    internal static CoverageCurve Of(
        IRowSource points, IReadOnlyList<SampleGroup> groups, IReadOnlyList<SamplePick> picks, int[][] baseline,
        SampleOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var all = groups.Sum(group => group.Rows.Count);
        var affordable = MostWork / Math.Max(1, picks.Count) / Math.Max(1, points.Columns) * groups.Count;
        var most = (int)Math.Min(all, Math.Max(FewestRows, affordable));
        var rows = Looked(groups, all, most, options.Seed);
        var order = picks.Select(pick => pick.Group).ToArray();
        var counts = Counts(order, groups.Count);
        var (taken, random) = (new int[groups.Count], new int[picks.Count]);
        for (var i = 0; i < random.Length; i++)
        {
            random[i] = baseline[order[i]][taken[order[i]]++];
        }

        int[] picked = [.. picks.Select(pick => pick.Row)];
        var own = Levels(points, rows, order, picked, counts, options, progress, cancellation);
        var theirs = Levels(points, rows, order, random, counts, options, progress, cancellation);
        return new CoverageCurve(
            [.. counts.Select((count, i) => new CoveragePoint(count, own[i], theirs[i]))], most, most == all);
    }

    private static int[][] Looked(IReadOnlyList<SampleGroup> groups, int all, int most, ulong seed)
    {
        if (most == all)
        {
            return [.. groups.Select(group => group.Rows.ToArray())];
        }

        var drawn = RowSample.Draw(all, most, new RandomSource(seed).Fork(Stream));
        var (looked, next, before) = (new int[groups.Count][], 0, 0);
        for (var group = 0; group < looked.Length; group++)
        {
            var rows = new List<int>();
            for (; next < drawn.Length && drawn[next] < before + groups[group].Rows.Count; next++)
            {
                rows.Add(groups[group].Rows[drawn[next] - before]);
            }

            before += groups[group].Rows.Count;
            looked[group] = [.. rows];
        }

        return looked;
    }

    /// <summary>1, 2, 3 … and then ever fewer; from where each group that gives anything has given.</summary>
    private static int[] Counts(int[] order, int groups)
    {
        var seen = new bool[groups];
        var first = 0;
        for (var i = 0; i < order.Length; i++)
        {
            if (!seen[order[i]])
            {
                (seen[order[i]], first) = (true, i + 1);
            }
        }

        var counts = new SortedSet<int>();
        for (var step = 0; order.Length > 0; step++)
        {
            var count = (int)Math.Round(Math.Pow(10, step / StepsPerDecade));
            if (count >= order.Length)
            {
                counts.Add(order.Length);
                break;
            }

            if (count >= first)
            {
                counts.Add(count);
            }
        }

        return [.. counts];
    }

    private static CoverageLevel[] Levels(
        IRowSource points, int[][] rows, int[] order, int[] picks, int[] counts, SampleOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var nearest = Array.ConvertAll(rows, each => new NearestPicks(points, each, options.Threads));
        var gives = new HashSet<int>(order);
        var levels = new CoverageLevel[counts.Length];
        var done = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var fresh = Enumerable.Range(done, counts[i] - done).ToLookup(pick => order[pick], pick => picks[pick]);
            done = counts[i];
            foreach (var group in fresh)
            {
                nearest[group.Key].Add([.. group], cancellation);
            }

            levels[i] = Level([.. nearest.Where((_, group) => gives.Contains(group)).SelectMany(each => each.Squared)]);
            progress?.Report(new StageProgress("coverage", done, picks.Length, "pictures"));
        }

        return levels;
    }

    private static CoverageLevel Level(double[] squared)
    {
        if (squared.Length == 0)
        {
            return default;
        }

        Array.Sort(squared);
        return new CoverageLevel(squared.Sum(Math.Sqrt) / squared.Length, At(0.5), At(MostShare), At(1));

        // The usual quantile: between the two nearest distances in a straight line (Hyndman and Fan's type 7).
        double At(double share)
        {
            var place = share * (squared.Length - 1);
            var low = (int)place;
            var (near, far) = (Math.Sqrt(squared[low]), Math.Sqrt(squared[Math.Min(low + 1, squared.Length - 1)]));
            return near + ((place - low) * (far - near));
        }
    }
}

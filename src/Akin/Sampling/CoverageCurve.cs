using Akin.Numerics;

namespace Akin.Sampling;

/// <summary>
/// How near the rows of each group are to a pick of that group after the first picks of a sample, and after as many
/// random ones: all rows of the groups that give any where that is quick, else a sample of them. Where groups have
/// spaces of their own each distance is one in its row's. O(n·count·d) at worst.
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

    /// <summary>
    /// Rows that nothing covers: those of groups of which none was picked. They are not among <see cref="Rows"/>.
    /// </summary>
    public int Uncovered { get; init; }

    /// <summary>Groups whose rows were looked at.</summary>
    public int Groups { get; init; } = 1;

    /// <param name="points">The rows of each group.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="order">The group of each pick.</param>
    /// <param name="picks">The rows that each group gives, by their places in it.</param>
    /// <param name="baseline">As many random ones.</param>
    /// <param name="options">Threads and seed.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    internal static CoverageCurve Of(
        GroupPoints points, IReadOnlyList<SampleGroup> groups, IReadOnlyList<int> order, int[][] picks,
        int[][] baseline, SampleOptions options, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        int[] giving = [.. Enumerable.Range(0, groups.Count).Where(group => picks[group].Length > 0)];
        int[] sizes = [.. giving.Select(group => groups[group].Rows.Count)];
        var all = sizes.Sum();
        var columns = giving.Length == 0 ? 1 : Math.Max(1, giving.Max(group => points[group].Columns));
        var affordable = MostWork / Math.Max(1, order.Count) / columns * giving.Length;
        var most = (int)Math.Min(all, Math.Max(FewestRows, affordable));
        var rows = Looked(sizes, all, most, options.Seed);
        var places = new int[groups.Count];
        for (var i = 0; i < giving.Length; i++)
        {
            places[giving[i]] = i;
        }

        int[] turns = [.. order.Select(group => places[group])];
        var counts = Counts(turns, giving.Length);
        IRowSource[] own = [.. giving.Select(group => points[group])];
        var picked = Levels(own, rows, turns, Given(picks), counts, options, progress, cancellation);
        var random = Levels(own, rows, turns, Given(baseline), counts, options, progress, cancellation);
        return new CoverageCurve(
            [.. counts.Select((count, i) => new CoveragePoint(count, picked[i], random[i]))], most, most == all)
        {
            Uncovered = groups.Sum(group => group.Rows.Count) - all,
            Groups = giving.Length,
        };

        int[][] Given(int[][] rowsOfAll) => [.. giving.Select(group => rowsOfAll[group])];
    }

    /// <summary>The rows of each group that are looked at, by their places in it; none for all.</summary>
    private static int[]?[] Looked(int[] sizes, int all, int most, ulong seed)
    {
        var looked = new int[]?[sizes.Length];
        if (most == all)
        {
            return looked;
        }

        var drawn = RowSample.Draw(all, most, new RandomSource(seed).Fork(Stream));
        var (next, before) = (0, 0);
        for (var group = 0; group < looked.Length; group++)
        {
            var rows = new List<int>();
            for (; next < drawn.Length && drawn[next] < before + sizes[group]; next++)
            {
                rows.Add(drawn[next] - before);
            }

            before += sizes[group];
            looked[group] = [.. rows];
        }

        return looked;
    }

    /// <summary>
    /// 1, 2, 3 … and then ever fewer; from where each group has given, so that all levels are of the same rows and none
    /// is above the one before.
    /// </summary>
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
        IRowSource[] points, int[]?[] rows, int[] turns, int[][] picks, int[] counts, SampleOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        NearestPicks[] nearest =
            [.. points.Select((own, group) => new NearestPicks(own, rows[group], options.Threads))];
        var levels = new CoverageLevel[counts.Length];
        var done = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            foreach (var (group, count) in turns.Skip(done).Take(counts[i] - done).CountBy(group => group))
            {
                nearest[group].Add(picks[group].AsSpan(nearest[group].Count, count), cancellation);
            }

            done = counts[i];
            levels[i] = Level([.. nearest.SelectMany(each => each.Squared)]);
            progress?.Report(new StageProgress("coverage", done, turns.Length, "pictures"));
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

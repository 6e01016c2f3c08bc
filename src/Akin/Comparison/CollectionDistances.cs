using Akin.Numerics;

namespace Akin.Comparison;

/// <summary>
/// The distances of all pairs of collections, of many those of the largest (<see
/// cref="ComparisonOptions.MostPaired"/>). Their p are corrected by Holm, for which a pair needs the more splits the
/// more pairs there are. Where those would be too many, 999 splits of each pair do: a pair is then held against the
/// farthest of all pairs in each split (<see cref="FarthestSplits"/>). Where even that is more than the work allows,
/// distances are measured without a p.
/// </summary>
public static class CollectionDistances
{
    private const int UsualPermutations = 999;
    private const int MostPermutations = 9999;
    private const int LeastRows = 50;
    private const int LeastUntestedRows = 10;

    // Drawing a row of a split takes about as long as so many multiplications.
    private const double DrawWork = 100;
    private const ulong SampleStream = 0xD157;
    private const ulong SplitStream = 0x5B117;

    /// <summary>
    /// Random splits for so many pairs: as many as leave the p of each pair, corrected by Holm, room to fall to half of
    /// <paramref name="level"/>, when that is below 10,000; else 999; 0 where those are more than the work allows.
    /// </summary>
    /// <param name="pairs">Pairs of collections.</param>
    /// <param name="columns">Dimensions of the features.</param>
    /// <param name="level">The level to test at.</param>
    /// <param name="work">Multiplications that all pairs may take.</param>
    public static int PermutationsFor(int pairs, int columns, double level, double work)
    {
        var forHolm = Math.Max(UsualPermutations, Math.Ceiling(2 * pairs / level) - 1);
        var least = pairs * 2.0 * LeastRows * ((LeastRows * (double)(columns + UsualPermutations))
            + (UsualPermutations * DrawWork));
        return forHolm <= MostPermutations ? (int)forHolm : least <= work ? UsualPermutations : 0;
    }

    /// <summary>Measures all pairs.</summary>
    /// <param name="features">Rows × dimensions; finite.</param>
    /// <param name="labels">The cluster of each row; −1 for none, a kind of its own.</param>
    /// <param name="collections">The collection of each row, 0 … <paramref name="count"/> − 1.</param>
    /// <param name="count">Number of collections.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears of pairs done.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>(0, 1), (0, 2), … (1, 2), … of the collections that are measured.</returns>
    public static IReadOnlyList<CollectionDistance> Measure(
        IRowSource features, IReadOnlyList<int> labels, IReadOnlyList<int> collections, int count,
        ComparisonOptions options, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var members = CollectionRows.Of(collections, count);
        var paired = LargestCollections.Of(
            Array.ConvertAll(members, rows => rows.Length), options.MostPaired).Numbers;
        (int A, int B)[] pairs = [.. paired.SelectMany((a, i) => paired.Skip(i + 1).Select(b => (a, b)))];
        if (pairs.Length == 0)
        {
            return [];
        }

        var permutations = options.Permutations ?? PermutationsFor(
            pairs.Length, features.Columns, 1 - options.Confidence, options.Work);
        var samples = Samples(features, members, pairs.Length, permutations, options);
        var scale = DistanceScale.MedianSquare(features, options.Seed, options.Threads, cancellation);
        var splits = new RandomSource(options.Seed).Fork(SplitStream);
        var results = new TwoSampleResult?[pairs.Length];
        var farthest = new FarthestSplits(permutations, pairs.Length);
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            progress?.Report(new("comparing collections", pair, pairs.Length, "pairs"));
            var (a, b) = (samples[pairs[pair].A], samples[pairs[pair].B]);
            if (a.Length > 1 && b.Length > 1)
            {
                (results[pair], var squares) = KernelTwoSample.Split(
                    features, a, b, scale, permutations, splits.Fork((ulong)pair), options.Threads, cancellation);
                farthest.Add(pair, squares);
            }
        }

        progress?.Report(new("comparing collections", pairs.Length, pairs.Length, "pairs"));
        var adjusted = (permutations + 1) * (1 - options.Confidence) < 2 * pairs.Length
            ? farthest.Adjusted()
            : HolmAdjustment.Adjust([.. results.Select(result => result?.P ?? double.NaN)]);
        var shares = Shares(labels, collections, count);
        return
        [
            .. pairs.Select((pair, i) => new CollectionDistance(
                pair.A, pair.B, JensenShannon.Divergence(shares[pair.A], shares[pair.B]), results[i],
                results[i]?.P is null ? null : adjusted[i])),
        ];
    }

    /// <summary>The rows of each collection, or as many random ones of it as the work and the memory allow.</summary>
    private static int[][] Samples(
        IRowSource features, int[][] members, int pairs, int permutations, ComparisonOptions options)
    {
        var perRow = (double)features.Columns + permutations;
        var byWork = Math.Sqrt(2 * options.Work / (pairs * perRow)) / 2;
        var byMemory = options.MemoryBytes is { } bytes ? bytes / (4.0 * sizeof(float) * perRow) : double.MaxValue;
        var least = permutations > 0 ? LeastRows : LeastUntestedRows;
        var most = (int)Math.Clamp(Math.Min(byWork, byMemory), least, int.MaxValue);
        var random = new RandomSource(options.Seed).Fork(SampleStream);
        return
        [
            .. members.Select((rows, collection) => Array.ConvertAll(
                RowSample.Draw(rows.Length, most, random.Fork((ulong)collection)), i => rows[i])),
        ];
    }

    private static int[][] Shares(IReadOnlyList<int> labels, IReadOnlyList<int> collections, int count)
    {
        var kinds = labels.Distinct().Order().Select((label, kind) => (label, kind))
            .ToDictionary(pair => pair.label, pair => pair.kind);
        var shares = Enumerable.Range(0, count).Select(_ => new int[kinds.Count]).ToArray();
        for (var row = 0; row < labels.Count; row++)
        {
            shares[collections[row]][kinds[labels[row]]]++;
        }

        return shares;
    }
}

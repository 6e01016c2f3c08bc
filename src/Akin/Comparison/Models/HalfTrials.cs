using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Comparison.Models;

/// <summary>
/// One model at one k, tested on random halves of the rows, the same for all models. Each half is clustered on its own
/// and judged by the other, which its centres have not seen: values of two models then differ by the models alone, and
/// their spread over the halves tells how far chance goes.
/// </summary>
internal sealed class HalfTrials
{
    private const int LeastSplits = 12;
    private const int MostSplits = 30;
    private const int RowsSplit = 20_000;
    private readonly (HalvesTest Test, IReadOnlyList<int[]> Rows)[] _splits;

    private HalfTrials((HalvesTest Test, IReadOnlyList<int[]> Rows)[] splits) => _splits = splits;

    /// <summary>Cuts made.</summary>
    public int Count => _splits.Length;

    /// <summary>Mean adjusted Rand index of the groups of two halves.</summary>
    public double Stability => _splits.Average(split => split.Test.Stability);

    /// <summary>How empty it is between neighbouring groups.</summary>
    public double Separation => _splits.Average(split => split.Test.Separations.Average());

    /// <summary>For each half the evidence for groups in it, given the stability of a cloud without groups.</summary>
    public double[] Evidences(double chance) =>
    [
        .. _splits.SelectMany(split => split.Test.Informations.Select(information => information
            * Math.Max(0, (split.Test.Stability - chance) / Math.Max(1e-9, 1 - chance)))),
    ];

    /// <summary>For each half how far its groups agree with the labels of the other half's rows, −1 being none.
    /// </summary>
    public double[] Nmis(int[] labels) =>
    [
        .. _splits.SelectMany(split => split.Test.Labels.Select((found, half) =>
        {
            int[] rows = [.. split.Rows[1 - half].Where(row => labels[row] >= 0)];
            return Agreement.NormalizedMutualInformation(
                Array.ConvertAll(rows, row => labels[row]), Array.ConvertAll(rows, row => found[row]));
        })),
    ];

    /// <summary>Tests each model at some numbers of groups; those that halves have too few rows for are left out.
    /// </summary>
    /// <param name="samples">For each model the sampled rows.</param>
    /// <param name="ks">For each model the numbers of groups.</param>
    /// <param name="options">Seed, threads.</param>
    /// <param name="progress">Told after each test.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>For each model its trials by the number of groups.</returns>
    public static IReadOnlyList<IReadOnlyDictionary<int, HalfTrials>> Of(
        IReadOnlyList<Matrix> samples, IReadOnlyList<int[]> ks, ModelComparisonOptions options,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var rows = samples[0].Rows;
        var random = new RandomSource(options.Seed).Fork(0x7A1);
        var count = Math.Clamp(RowsSplit / Math.Max(1, rows), LeastSplits, MostSplits);
        var seeds = Enumerable.Range(0, count).Select(_ => random.NextUInt64() >> 8).ToArray();
        int[][] testable = [.. ks.Select(each => each.Distinct().Where(k => SplitHalves.CanTest(k, rows)).ToArray())];
        var done = 0;
        var found = ChunkedWork.Map(samples.Count * count, 1, options.Threads, (task, _, _) =>
        {
            var (model, split) = Math.DivRem(task, count);
            using var halves = new SplitHalves(samples[model], testable[model], seeds[split], cancellation);
            var tests = testable[model].Select((_, at) => (halves.Test(at, cancellation), halves.Rows)).ToArray();
            progress?.Report(new("halves", Interlocked.Increment(ref done), samples.Count * count, "tests"));
            return tests;
        }, cancellation);
        return
        [
            .. testable.Select((numbers, model) => numbers.Index().ToDictionary(
                each => each.Item,
                each => new HalfTrials(
                    [.. found[(model * count)..((model + 1) * count)].Select(split => split[each.Index])]))),
        ];
    }
}

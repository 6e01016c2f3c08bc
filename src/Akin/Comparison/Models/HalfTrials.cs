using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Comparison.Models;

/// <summary>
/// One model at one k, tested on random halves of the rows, the same for all models. Each half is clustered on its own
/// and judged by the other, which its centres have not seen: values of two models then differ by the models alone, and
/// their spread over the halves tells how far chance goes. Halves of clouds of the same shape, of as many rows, tell
/// what no groups at all would give.
/// </summary>
internal sealed class HalfTrials
{
    private const int LeastSplits = 12;
    private const int MostSplits = 30;
    private const int RowsSplit = 20_000;
    private readonly Trial[] _splits;

    private HalfTrials(Trial[] splits, double chance) => (_splits, Chance) = (splits, chance);

    /// <summary>Cuts made.</summary>
    public int Count => _splits.Length;

    /// <summary>Mean adjusted Rand index of the groups of two halves.</summary>
    public double Stability => _splits.Average(split => split.Test.Stability);

    /// <summary>The same of a cloud without groups.</summary>
    public double Chance { get; }

    /// <summary>How empty it is between neighbouring groups.</summary>
    public double Separation => _splits.Average(split => split.Test.Separations.Average());

    /// <summary>For each half the evidence for groups in it.</summary>
    public double[] Evidences() =>
    [
        .. _splits.SelectMany(split => split.Test.Informations.Select(information => information
            * Math.Max(0, (split.Test.Stability - Chance) / Math.Max(1e-9, 1 - Chance)))),
    ];

    /// <summary>For each half how far its groups agree with the labels of the other half's rows, −1 being none; halves
    /// without two different labels tell nothing and are left out, whatever the model.</summary>
    public double[] Nmis(int[] labels) =>
    [
        .. from split in _splits
           from half in Enumerable.Range(0, 2)
           let rows = split.Rows[1 - half].Where(row => labels[row] >= 0).ToArray()
           let truth = Array.ConvertAll(rows, row => labels[row])
           where truth.Distinct().Skip(1).Any()
           select Agreement.NormalizedMutualInformation(
               truth, Array.ConvertAll(rows, row => split.Test.Labels[half][row])),
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
        Cut[] cuts = [.. Enumerable.Range(0, samples.Count).Where(model => testable[model].Length > 0)
            .SelectMany(model => Cuts(model, samples[model], count))];
        var done = 0;
        var found = ChunkedWork.Map(cuts.Length, 1, options.Threads, (_, task, _) =>
        {
            var (model, cloud, split) = cuts[task];
            using var drawn = cloud is { } kind
                ? KSample.Cloud(samples[model], kind, new RandomSource(seeds[split]).Fork((ulong)kind)) : null;
            using var halves = new SplitHalves(drawn ?? samples[model], testable[model], seeds[split], cancellation);
            var tests = testable[model].Select((_, at) => new Trial(halves.Test(at, cancellation), halves.Rows))
                .ToArray();
            progress?.Report(new("halves", Interlocked.Increment(ref done), cuts.Length, "tests"));
            return tests;
        }, cancellation);
        return
        [
            .. testable.Select((numbers, model) => numbers.Index().ToDictionary(
                each => each.Item,
                each => Combine(
                    [.. cuts.Zip(found, (cut, tests) => (cut, tests)).Where(pair => pair.cut.Model == model)
                        .Select(pair => (pair.cut, pair.tests[each.Index]))]))),
        ];
    }

    private static IEnumerable<Cut> Cuts(int model, Matrix sample, int count) =>
    [
        .. from split in Enumerable.Range(0, count)
           select new Cut(model, null, split),
        .. from kind in Enumerable.Range(0, KSample.CloudKinds(sample))
           from split in Enumerable.Range(0, count / 2)
           select new Cut(model, kind, split),
    ];

    /// <summary>The kind of cloud counts that is the more stable.</summary>
    private static HalfTrials Combine((Cut Cut, Trial Trial)[] tried) => new(
        [.. tried.Where(each => each.Cut.Cloud is null).Select(each => each.Trial)],
        tried.Where(each => each.Cut.Cloud is not null).GroupBy(each => each.Cut.Cloud)
            .Max(kind => kind.Average(each => each.Trial.Test.Stability)));

    /// <summary>One cut of a model's rows, or of a cloud of their shape.</summary>
    private readonly record struct Cut(int Model, int? Cloud, int Split);

    /// <summary>What a cut gave, and which rows were in which half.</summary>
    private sealed record Trial(HalvesTest Test, IReadOnlyList<int[]> Rows);
}

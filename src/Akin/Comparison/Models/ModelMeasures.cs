using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Comparison.Models;

/// <summary>Reads the measures of single models and of pairs off what was tried.</summary>
/// <param name="spaces">The models.</param>
/// <param name="labels">The label of each row; empty where there are none.</param>
/// <param name="rows">The rows that halves were drawn of.</param>
/// <param name="own">What suits each model.</param>
/// <param name="trials">The halves of each model, by the number of groups.</param>
/// <param name="near">Neighbours of some rows.</param>
/// <param name="options">Seeds, threads.</param>
internal sealed class ModelMeasures(
    IReadOnlyList<ModelSpace> spaces, int[] labels, ComparedRows rows, OwnGroups[] own,
    IReadOnlyList<IReadOnlyDictionary<int, HalfTrials>> trials, NeighbourTrials near, ModelComparisonOptions options)
{
    private readonly int[] _halvedLabels =
        labels.Length == 0 ? [] : Array.ConvertAll(rows.Halved, row => labels[row]);

    /// <summary>All of one model.</summary>
    public ModelScore Score(int model, int k, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var common = Groups(model, k, progress, cancellation);
        var best = own[model].OwnK ?? 1;
        return new(
            spaces[model].Name, spaces[model].Points.Columns, common,
            best == k ? common : Groups(model, best, progress, cancellation), own[model].ClearGroups)
        {
            Curve = own[model].Curve,
            NeighbourAgreement = labels.Length == 0 ? null
                : near.Agreeing(model, labels).DefaultIfEmpty().Average(),
        };
    }

    /// <summary>Each two models.</summary>
    public IEnumerable<ModelPair> Pairs(IReadOnlyList<ModelScore> models, int k) =>
        from a in Enumerable.Range(0, models.Count)
        from b in Enumerable.Range(a + 1, models.Count - a - 1)
        let one = models[a].Common.Labels.ToArray()
        let other = models[b].Common.Labels.ToArray()
        select new ModelPair(
            a, b, Agreement.AdjustedRand(one, other), Agreement.NormalizedMutualInformation(one, other),
            near.Shared(a, b).DefaultIfEmpty().Average())
        {
            Evidence = Difference(a, b, EvidencesOf),
            Nmis = labels.Length == 0 ? null : Difference(a, b, model => NmisOf(model, k)),
            Neighbours = labels.Length == 0
                ? null : PairedDifference.OfRows(near.Agreeing(a, labels), near.Agreeing(b, labels)),
        };

    private static PairedDifference? Difference(int a, int b, Func<int, double[]?> values) =>
        (values(a), values(b)) switch
        {
            ({ Length: 0 }, _) or (_, { Length: 0 }) => null,
            ({ } one, { } other) => PairedDifference.OfHalves(one, other),
            ({ } one, null) => PairedDifference.OfHalves(one, new double[one.Length]),
            (null, { } other) => PairedDifference.OfHalves(new double[other.Length], other),
            _ => null,
        };

    /// <summary>The evidence in each half, at the k that was given or else the model's own; none without halves.
    /// </summary>
    private double[]? EvidencesOf(int model) =>
        (options.K ?? own[model].OwnK) is { } k && trials[model].GetValueOrDefault(k) is { } tried
            ? tried.Evidences() : null;

    private double[]? NmisOf(int model, int k) => trials[model].GetValueOrDefault(k)?.Nmis(_halvedLabels);

    private ModelGroups Groups(
        int model, int k, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var seeded = Seeded(spaces[model].Points, k, progress, cancellation);
        var tried = trials[model].GetValueOrDefault(k);
        return new(k, seeded[0])
        {
            Silhouette = SilhouetteOf(spaces[model].Points, seeded[0], cancellation),
            SeedStability = MeanAgreement(seeded),
            HalfStability = tried?.Stability,
            ChanceStability = tried?.Chance,
            Separation = tried?.Separation,
            Evidence = tried?.Evidences().Average(),
            AdjustedRand = WithLabels(seeded, Agreement.AdjustedRand),
            Nmi = WithLabels(seeded, Agreement.NormalizedMutualInformation),
        };
    }

    /// <summary>The groups of each seed, the first that of the options.</summary>
    private int[][] Seeded(
        Matrix points, int k, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var fits = new int[options.Seeds][];
        for (var i = 0; i < fits.Length; i++)
        {
            var fit = KMeans.Fit(
                points,
                new() { K = Math.Min(k, points.Rows), Seed = options.Seed + (ulong)i, Threads = options.Threads },
                null, cancellation);
            fit.Centers.Dispose();
            fits[i] = fit.Labels;
            progress?.Report(new("seeds", i + 1, fits.Length, "runs"));
        }

        return fits;
    }

    private static double MeanAgreement(int[][] seeded) => (
        from a in Enumerable.Range(0, seeded.Length)
        from b in Enumerable.Range(a + 1, seeded.Length - a - 1)
        select Agreement.AdjustedRand(seeded[a], seeded[b])).Average();

    private delegate double Index(ReadOnlySpan<int> truth, ReadOnlySpan<int> found);

    /// <summary>Mean over the seeds, of the rows that have a label.</summary>
    private double? WithLabels(int[][] seeded, Index index)
    {
        var truth = Array.ConvertAll(rows.Labelled, row => labels[row]);
        return truth.Length == 0
            ? null : seeded.Average(found => index(truth, Array.ConvertAll(rows.Labelled, row => found[row])));
    }

    private double? SilhouetteOf(Matrix points, int[] found, CancellationToken cancellation) =>
        Silhouette.WhyNot(found) is not null ? null : SampledSilhouette.Score(
            points, [found], new() { Seed = options.Seed, Threads = options.Threads }, null, cancellation)[0].Mean;
}

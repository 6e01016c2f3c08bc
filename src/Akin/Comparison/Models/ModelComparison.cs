using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Comparison.Models;

/// <summary>
/// Which of several models groups the same pictures better: their groups at one k and each at its own, measured in ways
/// that do not depend on the space, with how far chance goes. O(n·d·k) for each run of k-means, O(n²·d) for the
/// silhouettes of up to some thousand rows; what would take longer is sampled.
/// </summary>
public static class ModelComparison
{
    private const int Dimensions = 32;

    /// <summary>Compares.</summary>
    /// <param name="spaces">At least two models; all have the same rows, at least one.</param>
    /// <param name="labels">What is known of each row, 0 …; −1 for nothing. Empty where nothing is.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are not two models, their rows or the labels do not match, a value is
    /// not finite, or an option is out of range.</exception>
    public static ModelComparisonResult Of(
        IReadOnlyList<ModelSpace> spaces, int[] labels, ModelComparisonOptions options,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(spaces);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var rows = Rows(spaces, labels, options);
        var classes = labels.Where(label => label >= 0).Distinct().Count();
        labels = classes >= 2 ? labels : [];
        var random = new RandomSource(options.Seed);
        var compared = new ComparedRows(rows, labels, options);
        var sweeps = spaces.Select(space => Sweep(space, options, progress, cancellation)).ToArray();
        var k = Common(sweeps, rows, labels.Length > 0 ? classes : null, options);
        int[][] ks = [.. sweeps.Select(sweep => sweep.OwnK is { } own ? new[] { k, own } : [])];
        var samples = spaces.Select((space, i) => ks[i].Length == 0 ? new Matrix(compared.Halved.Length, 1)
            : Sample(space.Points, compared.Halved, random.Fork(2), cancellation)).ToArray();
        try
        {
            var trials = HalfTrials.Of(samples, ks, options, progress, cancellation);
            var near = NeighbourTrials.Of(spaces, compared, options, progress, cancellation);
            var measures = new ModelMeasures(spaces, labels, compared, sweeps, trials, near, options);
            ModelScore[] models = [.. spaces.Select((_, i) => measures.Score(i, k, progress, cancellation))];
            ModelPair[] pairs = [.. measures.Pairs(models, k)];
            var verdict = ModelVerdict.Of(models, pairs, rows, compared.Labelled.Length, options);
            return new(k, models, pairs, verdict)
            {
                Classes = labels.Length > 0 ? classes : 0,
                Labelled = compared.Labelled.Length,
                Halvings = trials.SelectMany(each => each.Values).Select(each => each.Count).FirstOrDefault(),
                SampledRows = compared.Halved.Length,
                AskedRows = compared.Asked.Length,
                Neighbours = Math.Min(options.Neighbours, rows - 1),
            };
        }
        finally
        {
            Array.ForEach(samples, sample => sample.Dispose());
        }
    }

    private static int Rows(IReadOnlyList<ModelSpace> spaces, int[] labels, ModelComparisonOptions options)
    {
        if (spaces.Count < 2)
        {
            throw new ArgumentException($"There are {spaces.Count} models; comparing takes two.", nameof(spaces));
        }

        var rows = spaces[0].Points.Rows;
        if (rows == 0 || spaces.Any(space => space.Points.Rows != rows))
        {
            throw new ArgumentException(
                "Every model needs a row for each of the same pictures, one at least; they have "
                + $"{string.Join(", ", spaces.Select(space => space.Points.Rows))}.", nameof(spaces));
        }

        if (labels.Length > 0 && (labels.Length != rows || labels.Any(label => label < -1)))
        {
            throw new ArgumentException(
                $"{labels.Length} labels for {rows} rows: there must be one for each, −1 for none.", nameof(labels));
        }

        return options.K <= rows || options.K is null ? rows : throw new ArgumentException(
            $"K is {options.K}: {Counted.Of(rows, "picture")} can make 1 to {rows} groups.", nameof(options));
    }

    /// <summary>What suits a model on its own: nothing where its rows are too few or too equal to choose.</summary>
    private static OwnGroups Sweep(
        ModelSpace space, ModelComparisonOptions options, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        var sweep = KSweep.Run(
            space.Points,
            new()
            {
                KMax = Math.Max(options.KMax, options.K ?? 0),
                Seed = options.Seed,
                Threads = options.Threads,
            }, progress, cancellation);
        using var centers = sweep.Best.Centers;
        int? own = sweep.Curve.Count == 0 ? null
            : sweep.RecommendedK ?? sweep.Curve.MaxBy(point => (point.Support ?? 0, point.Silhouette))!.K;
        return new(own, sweep.ClearGroups && own is not null, sweep.Curve);
    }

    /// <summary>The k that models are compared at.</summary>
    private static int Common(
        OwnGroups[] sweeps, int rows, int? classes, ModelComparisonOptions options)
    {
        if (options.K is { } given)
        {
            return given;
        }

        if (classes is { } known && known <= Math.Max(2, rows / 2))
        {
            return Math.Min(known, rows);
        }

        var supported = sweeps.SelectMany(sweep => sweep.Curve).GroupBy(point => point.K)
            .Select(group => (K: group.Key, Support: group.Sum(point => point.Support ?? 0))).ToArray();
        return supported.Length == 0 ? Math.Min(2, rows) : supported.MaxBy(each => each.Support).K;
    }

    private static Matrix Sample(Matrix points, int[] drawn, RandomSource random, CancellationToken cancellation)
    {
        using var rows = RowSample.Copy(points, drawn);
        return PrincipalCoordinates.Of(rows, Dimensions, random, cancellation);
    }
}

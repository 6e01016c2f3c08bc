using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Workspace.Runs;

/// <summary>
/// What a report adds to a run's own results: the curve of other numbers of groups, the inertia from one group on, what
/// 2 and 10 principal components keep of the features, and whether the groups found in these are the same.
/// </summary>
/// <param name="Curve">What other numbers of groups gave; <see langword="null"/> where none is known.</param>
/// <param name="Inertias">k and inertia, from k = 1 on, in the space of the run; empty where none was asked
/// for.</param>
/// <param name="ElbowK">Where that curve bends; <see langword="null"/> when it does not.</param>
/// <param name="Ratios">Share of the variance of the features that each of at most 10 principal components
/// explains.</param>
/// <param name="Spaces">The same number of groups in 2, 10 and all dimensions; <see langword="null"/> for less than two
/// groups.</param>
/// <param name="Rows">Pictures that the spaces were compared on.</param>
public sealed record RunFigures(
    RunCurve? Curve, IReadOnlyList<KeyValuePair<int, double>> Inertias, int? ElbowK, IReadOnlyList<double> Ratios,
    SpaceComparison? Spaces, int Rows)
{
    private const int Components = 10;
    private const ulong SampleStream = 0xF16;

    /// <summary>Pictures that the inertias were computed on; <see langword="null"/> for all.</summary>
    public int? InertiaRows { get; init; }

    /// <summary>
    /// Computes them. O(m·d·min(m, d)) for m rows: all, or as many as the options' bytes of features hold.
    /// </summary>
    /// <param name="features">n × d, finite.</param>
    /// <param name="map">The places on the map, n × 2, where groups were found among them; else not looked at.</param>
    /// <param name="settings">Those of the run.</param>
    /// <param name="grouping">What came of it.</param>
    /// <param name="curve">The curve that is at hand; <see langword="null"/> for none.</param>
    /// <param name="asked">What to compute.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RunFigures Of(
        IRowSource features, Matrix? map, RunSettings settings, GroupingRecord grouping, RunCurve? curve,
        RunFigureOptions asked, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        var figures = Curves(features, map, settings, curve, asked, progress, cancellation);
        using var sample = Sample(features, asked.SpacesBytes, settings);
        if (sample.Rows < 2)
        {
            return figures with { Rows = sample.Rows };
        }

        var space = settings.Space with { Components = Components, OnMap = false };
        using var reduced = space.Reduce(sample, cancellation);
        using var all = (space with { Components = null }).Reduce(sample, cancellation);
        var kMeans = new KMeansOptions { K = grouping.Clusters, Seed = settings.Seed, Threads = settings.Threads };
        return figures with
        {
            Ratios = reduced.ExplainedVarianceRatio,
            Spaces = grouping.Clusters is > 1 and var k && k <= sample.Rows
                ? SpaceComparison.Make(all.Points, kMeans, progress, cancellation) : null,
            Rows = sample.Rows,
        };
    }

    /// <summary>The curve and the inertias; on a sample, both are computed on that alone.</summary>
    private static RunFigures Curves(
        IRowSource features, Matrix? map, RunSettings settings, RunCurve? curve, RunFigureOptions asked,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var sweeps = asked.LeastSilhouette is { } from && features.Rows > 2
            && curve?.Covers(from, asked.MostSilhouette, features.Rows) != true;
        var last = Math.Min(
            asked.Elbow ?? curve?.Points[^1].K ?? (sweeps ? asked.MostSilhouette : 0), features.Rows);
        if (!sweeps && last < 1)
        {
            return new(curve, [], null, [], null, 0);
        }

        using var rows = settings.Space.OnMap && map is not null
            ? RowSample.CopyAll(map) : Sample(features, asked.CurveBytes, settings);
        using var points = settings.Space.OnMap
            ? new(rows, owns: false, []) : settings.Space.Reduce(rows, cancellation);
        int? sampled = rows.Rows < features.Rows ? rows.Rows : null;
        if (sweeps)
        {
            curve = RunCurve.Sweep(
                points.Points, asked.LeastSilhouette!.Value, asked.MostSilhouette, settings, progress, cancellation)
                is { } swept ? swept with { Rows = sampled } : curve;
        }

        // Inertias of a sample and of all do not make one curve.
        var known = curve is not null && curve.Rows == sampled
            ? curve.Points.ToDictionary(point => point.K, point => point.Inertia) : [];
        var inertias = new List<KeyValuePair<int, double>>();
        for (var k = 1; k <= Math.Min(last, rows.Rows); k++)
        {
            inertias.Add(new(k, known.TryGetValue(k, out var inertia) ? inertia : Inertia(k)));
            progress?.Report(new StageProgress("elbow", k, last, "k"));
        }

        // A number that was taken because it is the elbow is the one to mark.
        var elbow = settings.Grouping.By == KCriterion.Elbow && curve?.ElbowK is { } taken ? taken : Elbow.Find(
            [.. inertias.Select(point => point.Key)], [.. inertias.Select(point => point.Value)]);
        return new(curve, inertias, elbow, [], null, 0) { InertiaRows = sampled };

        double Inertia(int k)
        {
            var options = new KMeansOptions { K = k, Seed = settings.Seed, Threads = settings.Threads };
            var fit = KMeans.Fit(points.Points, options, null, cancellation);
            fit.Centers.Dispose();
            return fit.Inertia;
        }
    }

    /// <summary>All rows, or as many drawn at random as so many bytes hold.</summary>
    private static Matrix Sample(IRowSource features, long bytes, RunSettings settings)
    {
        var most = (int)Math.Clamp(bytes / (features.Columns * sizeof(float)), 2, int.MaxValue);
        return features.Rows <= most
            ? RowSample.CopyAll(features)
            : RowSample.Copy(
                features, RowSample.Draw(features.Rows, most, new RandomSource(settings.Seed).Fork(SampleStream)));
    }
}

using Akin.Clustering;
using Akin.Numerics;
using Akin.Quality;

namespace Akin.Workspace.Runs;

/// <summary>
/// What a report adds to a run's own results: the inertia from one group on, what 2 and 10 principal components keep of
/// the features, and whether the groups found in these are the same.
/// </summary>
/// <param name="Inertias">k and inertia, from k = 1 on, in the space of the run.</param>
/// <param name="ElbowK">Where that curve bends; <see langword="null"/> when it does not.</param>
/// <param name="Ratios">Share of the variance of the features that each of at most 10 principal components
/// explains.</param>
/// <param name="Spaces">The same number of groups in 2, 10 and all dimensions; <see langword="null"/> for less than two
/// groups.</param>
/// <param name="Rows">Pictures that the spaces were compared on.</param>
public sealed record RunFigures(
    IReadOnlyList<KeyValuePair<int, double>> Inertias, int? ElbowK, IReadOnlyList<double> Ratios,
    SpaceComparison? Spaces, int Rows)
{
    private const long InertiaBytes = 128L << 20;
    private const long SpacesBytes = 32L << 20;
    private const int Components = 10;
    private const ulong SampleStream = 0xF16;
    private const ulong InertiaStream = 0xE1B;

    /// <summary>Pictures that the inertias were computed on; <see langword="null"/> for all.</summary>
    public int? InertiaRows { get; init; }

    /// <summary>
    /// Computes them. O(n·d·min(n, d)) on what is sampled to 32 MB of features, the inertias on 128 MB of them.
    /// </summary>
    /// <param name="features">n × d, finite.</param>
    /// <param name="map">n × 2, where the groups were found on the map; else <see langword="null"/>.</param>
    /// <param name="settings">Those of the run.</param>
    /// <param name="grouping">What came of it.</param>
    /// <param name="elbow">The last k of the inertias; <see langword="null"/> for the last that the run tried.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RunFigures Of(
        IRowSource features, Matrix? map, RunSettings settings, GroupingRecord grouping, int? elbow,
        IProgress<StageProgress>? progress = null, CancellationToken cancellation = default) =>
        Of(features, map, settings, grouping, elbow, InertiaBytes, progress, cancellation);

    internal static RunFigures Of(
        IRowSource features, Matrix? map, RunSettings settings, GroupingRecord grouping, int? elbow,
        long inertiaBytes, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var (inertias, seen) =
            InertiasOf(features, map, settings, grouping, elbow, inertiaBytes, progress, cancellation);
        var elbowK = Elbow.Find(
            [.. inertias.Select(point => point.Key)], [.. inertias.Select(point => point.Value)]);
        var most = (int)Math.Clamp(SpacesBytes / (features.Columns * sizeof(float)), 2, int.MaxValue);
        var random = new RandomSource(settings.Seed).Fork(SampleStream);
        using var sample = features.Rows <= most
            ? RowSample.CopyAll(features)
            : RowSample.Copy(features, RowSample.Draw(features.Rows, most, random));
        var space = settings.Space with { Components = Components, OnMap = false };
        if (sample.Rows < 2)
        {
            return new(inertias, elbowK, [], null, sample.Rows) { InertiaRows = seen };
        }

        using var reduced = space.Reduce(sample, cancellation);
        using var all = (space with { Components = null }).Reduce(sample, cancellation);
        var kMeans = new KMeansOptions { K = grouping.Clusters, Seed = settings.Seed, Threads = settings.Threads };
        var spaces = grouping.Clusters is > 1 and var k && k <= sample.Rows
            ? SpaceComparison.Make(all.Points, kMeans, progress, cancellation) : null;
        return new(inertias, elbowK, reduced.ExplainedVarianceRatio, spaces, sample.Rows) { InertiaRows = seen };
    }

    private static (List<KeyValuePair<int, double>> Inertias, int? Rows) InertiasOf(
        IRowSource features, Matrix? map, RunSettings settings, GroupingRecord grouping, int? elbow, long bytes,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var known = grouping.Curve.ToDictionary(point => point.K, point => point.Inertia);
        var most = (int)Math.Clamp(bytes / (features.Columns * sizeof(float)), 2, int.MaxValue);
        var isAll = map is not null || features.Rows <= most;
        var random = new RandomSource(settings.Seed).Fork(InertiaStream);
        using var drawn = isAll ? null : RowSample.Copy(features, RowSample.Draw(features.Rows, most, random));
        var last = Math.Min(elbow ?? (known.Count > 0 ? known.Keys.Max() : 0), drawn?.Rows ?? features.Rows);
        if (last < 1)
        {
            return ([], null);
        }

        using var reduced = map is null ? settings.Space.Reduce(drawn ?? features, cancellation) : null;
        var points = map ?? reduced!.Points;
        var inertias = new List<KeyValuePair<int, double>>();
        for (var k = 1; k <= last; k++)
        {
            // What is known is of all pictures: it has no place on a curve of some.
            if (!isAll || !known.TryGetValue(k, out var inertia))
            {
                var options = new KMeansOptions { K = k, Seed = settings.Seed, Threads = settings.Threads };
                var fit = KMeans.Fit(points, options, null, cancellation);
                fit.Centers.Dispose();
                inertia = fit.Inertia;
            }

            inertias.Add(new(k, inertia));
            progress?.Report(new StageProgress("elbow", k, last, "k"));
        }

        return (inertias, drawn?.Rows);
    }
}

using Akin.Clustering;
using Akin.Numerics;

namespace Akin.Workspace.Runs;

/// <summary>What k-means with each of several numbers of groups gave, and the number that is best by it.</summary>
/// <param name="Points">One for each number, rising; at least one.</param>
/// <param name="BestK">The number to take.</param>
/// <param name="ElbowK">Where the inertia bends; <see langword="null"/> where it does not.</param>
/// <param name="ClearGroups">Whether there are clear groups.</param>
/// <param name="Explanation">Why that number, in a sentence.</param>
public sealed record RunCurve(
    IReadOnlyList<KCurvePoint> Points, int BestK, int? ElbowK, bool ClearGroups, string Explanation)
{
    private static readonly string[] Space = ["on", "normalise"];

    /// <summary>Pictures that it was computed on, where not on all; else <see langword="null"/>.</summary>
    public int? Rows { get; init; }

    /// <summary>The explanation for one who does not look at the groups of that number.</summary>
    internal string WithoutLabels =>
        Explanation.Replace(KWords.StillGiven(BestK), "", StringComparison.Ordinal).TrimEnd();

    /// <summary>The curve that a run chose its number by; none where the number was given.</summary>
    public static RunCurve? Of(GroupingRecord grouping) => grouping.Curve.Count == 0 ? null : new(
        grouping.Curve, grouping.K, grouping.ElbowK, grouping.ClearGroups ?? false, grouping.Explanation);

    /// <summary>
    /// The curve of the run itself, or, where it was asked for a number, of the latest one by k-means of the same
    /// pictures, space and seed.
    /// </summary>
    /// <param name="workspace">Where the runs are.</param>
    /// <param name="set">The features of the run.</param>
    /// <param name="run">The run.</param>
    public static RunCurve? AtHand(AkinWorkspace workspace, FeatureSet set, RunRecord run) => workspace.Runs
        .MadeOf(set).Where(other => other.Id != run.Id && WasAsked(run) && IsAlike(other, run)).Prepend(run)
        .Select(each => Of(new RunFiles(workspace.Runs.FolderOf(each.Id)).ReadGrouping()))
        .FirstOrDefault(curve => curve is not null);

    /// <summary>Tries numbers of groups; none where there are too few points to try any.</summary>
    /// <param name="points">n × d, finite.</param>
    /// <param name="least">The least number, ≥ 2.</param>
    /// <param name="most">The largest.</param>
    /// <param name="settings">Those of the run.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RunCurve? Sweep(
        Matrix points, int least, int most, RunSettings settings, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var options = new KSweepOptions
        {
            KMin = least,
            KMax = most,
            By = settings.Grouping.By,
            Restarts = settings.Grouping.Restarts,
            MemoryBytes = settings.Grouping.MemoryBytes,
            Seed = settings.Seed,
            Threads = settings.Threads,
        };
        var sweep = KSweep.Run(points, options, progress, cancellation);
        var best = sweep.Best.Clusters;
        sweep.Best.Centers.Dispose();
        return sweep.Curve.Count == 0
            ? null : new(sweep.Curve, best, sweep.ElbowK, sweep.ClearGroups, sweep.Explanation);
    }

    /// <summary>Whether it has each number of a range, as far as there are pictures for it.</summary>
    internal bool Covers(int least, int most, int pictures) =>
        Points[0].K <= least && Points[^1].K >= Math.Min(most, pictures - 1);

    /// <summary>Whether a run was asked for a number of groups.</summary>
    internal static bool WasAsked(RunRecord run) => RunSettings.Of(run).Grouping.K is not null;

    private static bool IsAlike(RunRecord a, RunRecord b) => a.Features == b.Features && a.Seed == b.Seed
        && a.Parameters.GetValueOrDefault("on") != RunSettings.OnMap
        && Array.TrueForAll(
            Space, name => a.Parameters.GetValueOrDefault(name) == b.Parameters.GetValueOrDefault(name));
}

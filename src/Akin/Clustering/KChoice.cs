using static Akin.Clustering.KWords;

namespace Akin.Clustering;

/// <summary>A k read off the curve, and the words for it.</summary>
/// <param name="K">The k to give labels for.</param>
/// <param name="ClearGroups">Whether that k is good.</param>
/// <param name="Explanation">Why, for a person to read.</param>
internal sealed record KChoice(int K, bool ClearGroups, string Explanation)
{
    // A tenth of the way from a blob's stability to full agreement.
    private const double LeastStability = 0.1;

    public int? FinerK { get; init; }

    public IReadOnlyList<KLevel> Levels { get; init; } = [];

    /// <summary>Chooses.</summary>
    /// <param name="by">The rule.</param>
    /// <param name="curve">At least one point.</param>
    /// <param name="rows">Number of points.</param>
    /// <param name="blobBest">Mean over the reference blobs of their best silhouette; for that rule alone.</param>
    /// <param name="elbow">The elbow of the inertia.</param>
    public static KChoice From(
        KCriterion by, IReadOnlyList<KCurvePoint> curve, int rows, double blobBest, int? elbow) =>
        by switch
        {
            KCriterion.Silhouette => SilhouetteChoice.Of(curve, blobBest),
            KCriterion.Elbow => ByElbow(curve, elbow),
            KCriterion.Stability => ByStability(curve),
            _ => CombinedChoice.Of(curve, rows),
        };

    /// <summary>No k is good.</summary>
    public static KChoice None(int k, string explanation) => new(k, ClearGroups: false, explanation);

    private static KChoice ByElbow(IReadOnlyList<KCurvePoint> curve, int? elbow)
    {
        var highest = curve.MaxBy(point => point.Silhouette)!.K;
        return elbow is { } k
            ? new KChoice(
                k, ClearGroups: true, $"k = {k}: the inertia falls fast up to there and slowly beyond (Kneedle).")
            : None(highest, $"No k is good: the inertia has no elbow. {StillGiven(highest)}");
    }

    private static KChoice ByStability(IReadOnlyList<KCurvePoint> curve)
    {
        var best = curve.MaxBy(BeyondBlob)!;
        var sentence = $"two halves of the data agree on its clusters by {Number(best.Stability ?? 0)} "
            + $"(adjusted Rand), halves of one blob by {Number(best.BlobStability ?? 0)}";
        return BeyondBlob(best) >= LeastStability
            ? new KChoice(best.K, ClearGroups: true, $"k = {best.K}: {sentence}, the widest lead of any k.")
            : None(best.K, $"No k is good: at the most stable, k = {best.K}, {sentence}. {StillGiven(best.K)}");
    }

    /// <summary>Stability beyond a blob's, 0 … 1; 0 where none was measured.</summary>
    public static double BeyondBlob(KCurvePoint point) =>
        point is { Stability: { } own, BlobStability: { } blob }
            ? Math.Max(0, (own - blob) / Math.Max(1e-9, 1 - blob))
            : 0;
}

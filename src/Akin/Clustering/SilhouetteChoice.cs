using static Akin.Clustering.KWords;

namespace Akin.Clustering;

/// <summary>
/// The rule that reads a k off the curve, and its words. The highest silhouette wins if it is a third above what one
/// blob of the same shape reaches at its best k, for else any cloud of points would have groups. A split that only sets
/// a few points apart gives way to the best k that groups the rest, if that is half above the blob at the same k. The
/// numbers are measured: docs/decisions/0033-choice-of-k.md.
/// </summary>
internal static class SilhouetteChoice
{
    private const double ClearRatio = 1.35;
    private const double RestRatio = 1.5;
    private const double FewApart = 0.9;
    private const double FinerShare = 0.6;

    /// <param name="curve">At least one point.</param>
    /// <param name="blobBest">Mean over the reference blobs of their best silhouette at any k.</param>
    public static KChoice Of(IReadOnlyList<KCurvePoint> curve, double blobBest)
    {
        var highest = curve.MaxBy(point => point.Silhouette)!;
        if (highest.Silhouette <= 0 || highest.Silhouette < ClearRatio * blobBest)
        {
            return KChoice.None(highest.K, NoGroups(highest, blobBest));
        }

        var chosen = highest.LargestShare <= FewApart ? highest : BestOfTheRest(curve) ?? highest;
        var finer = Finer(curve, chosen);
        var sentence = Chosen(curve, chosen, highest, blobBest) + "." + Apart(chosen) + Finer(finer);
        return new KChoice(chosen.K, ClearGroups: true, sentence) { FinerK = finer?.K };
    }

    private static KCurvePoint? BestOfTheRest(IReadOnlyList<KCurvePoint> curve) =>
        curve.Where(p => p.LargestShare <= FewApart && p.Silhouette > 0 && p.Silhouette >= RestRatio * Blob(p))
            .MaxBy(p => p.Silhouette);

    /// <summary>The highest peak past the chosen k that stands out of the blob more than half as far.</summary>
    private static KCurvePoint? Finer(IReadOnlyList<KCurvePoint> curve, KCurvePoint chosen)
    {
        var needed = FinerShare * (chosen.Silhouette - Blob(chosen));
        return curve.Where((p, i) => p.K > chosen.K && IsPeak(curve, i) && p.Silhouette - Blob(p) >= needed)
            .MaxBy(p => p.Silhouette);
    }

    private static double Blob(KCurvePoint point) => point.BlobSilhouette ?? 0;

    private static bool IsPeak(IReadOnlyList<KCurvePoint> curve, int i) =>
        i > 0 && i < curve.Count - 1
        && curve[i].Silhouette > curve[i - 1].Silhouette && curve[i].Silhouette >= curve[i + 1].Silhouette;

    private static string Chosen(
        IReadOnlyList<KCurvePoint> curve, KCurvePoint chosen, KCurvePoint highest, double blobBest)
    {
        if (chosen != highest)
        {
            return $"k = {chosen.K}: the mean silhouette is highest there ({Number(chosen.Silhouette)}) among the k "
                + $"that group most of the points; k = {highest.K} has {Number(highest.Silhouette)}, but only sets "
                + $"{Percent(1 - highest.LargestShare)} of the points apart from all others";
        }

        var next = curve.Where(point => point != chosen).MaxBy(point => point.Silhouette);
        var runnerUp = next is null ? "" : $"; next best {Number(next.Silhouette, chosen.Silhouette)} at k = {next.K}";
        return $"k = {chosen.K}: the mean silhouette is highest there "
            + $"({Number(chosen.Silhouette, next?.Silhouette)}{runnerUp}; "
            + $"without any groups it would be {Number(blobBest)})";
    }

    private static string NoGroups(KCurvePoint highest, double blobBest) =>
        $"No k is good: the best mean silhouette is {Number(highest.Silhouette)} at k = {highest.K}, and one blob "
        + $"without any groups would reach {Number(blobBest)}; the points form no clear groups. "
        + $"Labels are still given for k = {highest.K}.";

    private static string Apart(KCurvePoint chosen) =>
        chosen.LargestShare <= FewApart
            ? ""
            : $" The largest cluster holds {Percent(chosen.LargestShare)} of the points.";

    private static string Finer(KCurvePoint? finer) =>
        finer is null ? "" : $" A finer level is k = {finer.K} ({Number(finer.Silhouette)}).";
}

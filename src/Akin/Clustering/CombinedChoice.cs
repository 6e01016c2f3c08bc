using static Akin.Clustering.KWords;

namespace Akin.Clustering;

/// <summary>
/// The finest groups that are stable and separate: the k of the most support (<see cref="KSupport.Value"/>), which a
/// number that is too small lacks for want of groups, and one that is too large because it cuts masses in two, where no
/// valley is and halves of the data disagree. There are groups at all when the evidence (<see
/// cref="KSupport.Evidence"/>) at some k is more than clouds without groups have. Measured in
/// docs/decisions/0110-choice-by-support.md.
/// </summary>
internal static class CombinedChoice
{
    // In nats; clouds without groups stay below it, overlapping real classes lie above. Few points have more by chance.
    private const double LeastEvidence = 0.09;
    private const double EvidenceOfAPoint = 3;
    private const double CoarserClarity = 1;
    private const double FinerSupport = 0.8;

    /// <param name="curve">At least one point.</param>
    /// <param name="rows">Number of points.</param>
    public static KChoice Of(IReadOnlyList<KCurvePoint> curve, int rows)
    {
        var highest = curve.MaxBy(point => point.Silhouette)!;
        var best = curve.MaxBy(point => point.Support ?? -1)!;
        if (curve.Max(point => point.Evidence) is not { } evidence
            || evidence < LeastEvidence + (EvidenceOfAPoint / rows))
        {
            return KChoice.None(highest.K, NoGroups(highest, best));
        }

        KCurvePoint[] coarser = [.. curve.Where((p, i) => p.K < best.K && IsCoarser(curve, i, best))];
        KCurvePoint[] finer = [.. curve.Where((p, i) => p.K > best.K && IsFiner(curve, i, best))];
        var silhouette = best == highest
            ? $"; the mean silhouette is highest there too ({Number(best.Silhouette)})"
            : $"; the mean silhouette is {Number(best.Silhouette, highest.Silhouette)}, highest at k = {highest.K} "
                + $"({Number(highest.Silhouette, best.Silhouette)})";
        var sentence = $"k = {best.K}: {Words(best)}, and no other number of groups has as much of both"
            + silhouette + "." + Coarser(coarser) + Finer(finer);
        return new KChoice(best.K, ClearGroups: true, sentence)
        {
            FinerK = finer.Length > 0 ? finer[0].K : null,
            Levels = [.. coarser.Append(best).Concat(finer).Select(
                p => new KLevel(p.K, p.Stability ?? 0, p.Separation ?? 0))],
        };
    }

    /// <summary>A peak before the chosen k whose groups are no less stable and separate.</summary>
    private static bool IsCoarser(IReadOnlyList<KCurvePoint> curve, int i, KCurvePoint best) =>
        IsPeak(curve, i, Clarity) && Clarity(curve[i]) >= CoarserClarity * Clarity(best);

    private static bool IsFiner(IReadOnlyList<KCurvePoint> curve, int i, KCurvePoint best) =>
        IsPeak(curve, i, point => point.Support ?? 0) && curve[i].Support >= FinerSupport * best.Support;

    private static bool IsPeak(IReadOnlyList<KCurvePoint> curve, int i, Func<KCurvePoint, double> height) =>
        (i == 0 || height(curve[i]) > height(curve[i - 1]))
        && (i == curve.Count - 1 || height(curve[i]) >= height(curve[i + 1]));

    /// <summary>How separate and stable the groups are, however many.</summary>
    private static double Clarity(KCurvePoint point) => (point.Separation ?? 0) * (point.Stability ?? 0);

    private static string Words(KCurvePoint point) =>
        $"its groups are stable (two halves of the data agree by {Number(point.Stability ?? 0)}, halves of one blob "
        + $"by {Number(point.BlobStability ?? 0)}) and the space between neighbours is "
        + $"{Percent(point.Separation ?? 0)} empty";

    private static string Coarser(KCurvePoint[] coarser) => coarser.Length == 0 ? "" :
        " Coarser, and as clear: " + string.Join(", ", coarser.Select(Level)) + ".";

    private static string Finer(KCurvePoint[] finer) => finer.Length == 0 ? "" :
        " Finer, and nearly as well supported: " + string.Join(", ", finer.Select(Level)) + ".";

    private static string Level(KCurvePoint point) =>
        $"k = {point.K} (stable {Number(point.Stability ?? 0)}, {Percent(point.Separation ?? 0)} empty between)";

    private static string NoGroups(KCurvePoint highest, KCurvePoint best)
    {
        var tested = best.Support is null
            ? "there are too few points to test any"
            : "at none do two halves of the data agree on groups with empty space between them (most at "
                + $"k = {best.K}: they agree by {Number(best.Stability ?? 0)}, halves of one blob by "
                + $"{Number(best.BlobStability ?? 0)}, and the space between is {Percent(best.Separation ?? 0)} empty)";
        return $"No k is good: the best mean silhouette is {Number(highest.Silhouette)} at k = {highest.K}, but "
            + $"{tested}; the points form no clear groups. {StillGiven(highest.K)}";
    }
}

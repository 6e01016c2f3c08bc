using static Akin.Clustering.KWords;

namespace Akin.Clustering;

/// <summary>What all measures of a sweep say together of the number of clusters, and how sure that is.</summary>
/// <param name="K">The number that was taken.</param>
/// <param name="Measures">The number that each measure is for.</param>
/// <param name="Stability">How far two halves of the data agree on the clusters; none where it was not
/// measured.</param>
/// <param name="ClearGroups">Whether there are clear groups.</param>
public sealed record KVerdict(
    int K, IReadOnlyList<KeyValuePair<string, int>> Measures, double? Stability, bool ClearGroups)
{
    private const double VeryStable = 0.9;
    private const double Stable = 0.75;

    /// <summary>What is to be said of a number that was asked for in place of the best; none where none was.</summary>
    public KAsked? Asked { get; init; }

    /// <summary>Measures that are for the number taken.</summary>
    public int Agreeing => Measures.Count(measure => measure.Value == K);

    /// <summary>How sure it is, in words.</summary>
    public string Sureness => !ClearGroups ? "not sure at all"
        : Agreeing >= 3 && Stability >= VeryStable ? "very sure"
        : Agreeing >= 2 && Stability >= Stable ? "fairly sure"
        : Agreeing >= 2 || Stability >= Stable ? "rather sure"
        : "not sure";

    /// <summary>The verdict for a person to read.</summary>
    public string Sentence
    {
        get
        {
            var measures = string.Join(", ", Measures.Select(measure => $"{measure.Key} {measure.Value}"));
            var halves = Stability is { } stability
                ? $"; two halves of the pictures agree on these groups by {Number(stability)} (adjusted Rand, 1 is "
                    + "wholly)" : "";
            var sentence = ClearGroups
                ? $"The best number of groups is {K}. Best by each measure: {measures}{halves}. That is {Sureness}."
                : $"There are no clear groups. Best by each measure: {measures}{halves}. The {Asked?.K ?? K} shown are "
                    + "an order to look through, not kinds.";
            return Asked is null ? sentence : $"{sentence} {Asked.Sentence}";
        }
    }

    /// <summary>Reads it off a sweep; none where there was nothing to sweep.</summary>
    /// <param name="curve">What each k gave.</param>
    /// <param name="k">The number taken.</param>
    /// <param name="elbow">Where the inertia bends, if it does.</param>
    /// <param name="clearGroups">Whether the choice found clear groups.</param>
    public static KVerdict? Of(IReadOnlyList<KCurvePoint> curve, int k, int? elbow, bool clearGroups)
    {
        if (curve.Count == 0)
        {
            return null;
        }

        var measures = new List<KeyValuePair<string, int>>();
        Add("silhouette", curve.Where(point => double.IsFinite(point.Silhouette))
            .MaxBy(point => point.Silhouette)?.K);
        Add("elbow of the inertia", elbow);
        Add("stability", curve.Any(point => point.Stability is not null)
            ? curve.MaxBy(KChoice.BeyondBlob)!.K : null);
        Add("gap statistic", GapStatistic.Choose(curve));
        return new(k, measures, curve.FirstOrDefault(point => point.K == k)?.Stability, clearGroups);

        void Add(string name, int? best)
        {
            if (best is { } found)
            {
                measures.Add(new(name, found));
            }
        }
    }
}

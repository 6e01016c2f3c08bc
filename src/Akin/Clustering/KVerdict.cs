using System.Globalization;
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

    /// <summary>Mean silhouettes that differ by no more than this tell of two numbers neither that it is better.
    /// </summary>
    private const double Hair = 0.01;

    private const int MostNamed = 3;

    /// <summary>What is to be said of a number that was asked for in place of the best; none where none was.</summary>
    public KAsked? Asked { get; init; }

    /// <summary>Measures that are for the number taken.</summary>
    public int Agreeing => Measures.Count(measure => measure.Value == K);

    /// <summary>The mean silhouette of the number taken.</summary>
    public double Silhouette { get; init; } = double.NaN;

    /// <summary>The other numbers whose mean silhouette is as high but for a hair, the nearest first.</summary>
    public IReadOnlyList<KCurvePoint> Rivals { get; init; } = [];

    /// <summary>How sure it is, in words: two halves that agree are no reason to be sure where one measure alone names
    /// the number, or where another number is as good.</summary>
    public string Sureness => !ClearGroups ? "not sure at all"
        : Rivals.Count > 0 ? Agreeing >= 3 && Stability >= VeryStable ? "fairly sure" : "not sure"
        : Agreeing >= 3 && Stability >= VeryStable ? "very sure"
        : Agreeing >= 2 && Stability >= Stable ? "fairly sure"
        : Agreeing >= 2 ? "rather sure"
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
                ? $"The best number of groups is {K}. Best by each measure: {measures}{halves}. That is {Sureness}"
                    + $"{RivalWords}."
                : $"There are no clear groups. Best by each measure: {measures}{halves}. The {Asked?.K ?? K} shown are "
                    + "an order to look through, not kinds.";
            return Asked is null ? sentence : $"{sentence} {Asked.Sentence}";
        }
    }

    private string RivalWords
    {
        get
        {
            if (Rivals.Count == 0)
            {
                return "";
            }

            var named = Rivals.Take(MostNamed).OrderBy(rival => rival.K).ToArray();
            string[] names = [.. named.Select(rival => $"{rival.K}")];
            var more = Rivals.Count > named.Length ? $" (and {Rivals.Count - named.Length} more)" : "";
            var list = names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
            return $": {list}{more} {(Rivals.Count == 1 ? "is" : "are")} about as good, with mean silhouettes of "
                + $"{string.Join(", ", named.Select(rival => Fine(rival.Silhouette)))} against {Fine(Silhouette)}";
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
        var taken = curve.FirstOrDefault(point => point.K == k);
        return new(k, measures, taken?.Stability, clearGroups)
        {
            Silhouette = taken?.Silhouette ?? double.NaN,
            Rivals = taken is null ? [] :
            [
                .. curve.Where(point => point.K != k && Math.Abs(point.Silhouette - taken.Silhouette) <= Hair)
                    .OrderBy(point => Math.Abs(point.Silhouette - taken.Silhouette)),
            ],
        };

        void Add(string name, int? best)
        {
            if (best is { } found)
            {
                measures.Add(new(name, found));
            }
        }
    }

    private static string Fine(double silhouette) => silhouette.ToString("0.000", CultureInfo.InvariantCulture);
}

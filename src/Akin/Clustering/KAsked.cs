using static Akin.Clustering.KWords;

namespace Akin.Clustering;

/// <summary>What a sweep says of a number of clusters that was asked for and not chosen.</summary>
/// <param name="K">The number asked for.</param>
/// <param name="Silhouette">Its mean silhouette; <see langword="null"/> where it was not tried.</param>
/// <param name="Rank">Its place among those tried, 1 for the highest mean silhouette; 0 where it was not tried.</param>
/// <param name="Highest">What the highest mean silhouette is of.</param>
/// <param name="Least">The least number tried.</param>
/// <param name="Most">The largest number tried.</param>
public sealed record KAsked(int K, double? Silhouette, int Rank, KCurvePoint Highest, int Least, int Most)
{
    /// <summary>It in words.</summary>
    public string Sentence
    {
        get
        {
            var range = Least == Most ? $"{Least}" : $"{Least} to {Most}";
            if (Silhouette is not { } own)
                return $"The {K} groups that were asked for are not among the numbers tried: {range}.";

            var tried = $"of those tried, {range}";
            return Rank == 1
                ? $"The {K} groups that were asked for have the highest mean silhouette ({Number(own)}) {tried}."
                : $"The {K} groups that were asked for have a mean silhouette of {Number(own, Highest.Silhouette)}, "
                    + $"number {Rank} {tried}; the highest is {Number(Highest.Silhouette, own)} with {Highest.K}.";
        }
    }

    /// <summary>Reads it off a sweep; none where no silhouette is defined.</summary>
    /// <param name="curve">What each k gave.</param>
    /// <param name="k">The number asked for.</param>
    public static KAsked? Of(IReadOnlyList<KCurvePoint> curve, int k)
    {
        var defined = curve.Where(point => double.IsFinite(point.Silhouette)).ToArray();
        if (defined.Length == 0)
            return null;

        var own = Array.Find(defined, point => point.K == k)?.Silhouette;
        var rank = own is null ? 0 : 1 + defined.Count(point => point.Silhouette > own);
        return new(k, own, rank, defined.MaxBy(point => point.Silhouette)!, curve[0].K, curve[^1].K);
    }
}

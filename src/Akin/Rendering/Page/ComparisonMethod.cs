using System.Globalization;
using Akin.Comparison;

namespace Akin.Rendering.Page;

/// <summary>How a comparison was made, in sentences for its page.</summary>
internal static class ComparisonMethod
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>What the distances are, and who is far from whom.</summary>
    public static string Distances(ComparisonModel model)
    {
        var known = model.Result.Distances.Where(pair => pair.Features is not null).ToArray();
        if (known.Length == 0)
        {
            return "There are too few pictures to measure how far the collections are apart.";
        }

        var ordered = known.OrderBy(pair => pair.Features!.SquaredMmd).ToArray();
        var (near, far) = (ordered[0], ordered[^1]);
        return known.Length == 1
            ? $"The features of {Names(far)} are {Far(far)} apart; {Chance(far)}."
            : $"Farthest apart are {Names(far)} ({Far(far)}; {Chance(far)}), nearest {Names(near)} ({Far(near)}; "
                + $"{Chance(near)}).";

        string Far(CollectionDistance pair) => pair.Features!.Mmd.ToString("0.000", Culture);

        string Names(CollectionDistance pair) => $"{model.Names[pair.A]} and {model.Names[pair.B]}";
    }

    /// <summary>What was computed, and what it stands on.</summary>
    public static IEnumerable<string> Sentences(ComparisonModel model)
    {
        var confidence = Wording.Percent(model.Options.Confidence);
        yield return "The groups were found on the pictures of all collections together, without a look at where they "
            + "come from. So, if collections do not differ, any distribution of the pictures among them is as likely, "
            + "and that is what every test computes with.";
        yield return $"Intervals are Wilson's of {confidence}, each for itself; clusters.csv also has wider ones that "
            + "hold all at once. More, less and only are Fisher's exact test of a collection against all others, "
            + "corrected by Holm over all groups and collections: the chance that even one is wrong is at most "
            + $"{Wording.Percent(1 - model.Options.Confidence)}.";
        yield return "Distances are the maximum mean discrepancy of the features: the unbiased estimate with Gaussian "
            + "kernels of a half, one and two times the median distance, its root where that is above 0. "
            + (model.Result.AreUntested
                ? "The pairs are too many to hold each against random splits, so there is no p (--permutations N)."
                : "Its p comes from random splits and is corrected for all pairs: by Holm, or where the splits are too "
                    + "few for that by the farthest pair of each split.");
        var sampled = model.Result.Distances.Where(pair => pair.Features is not null && (
            pair.Features.Rows < model.Result.Sizes[pair.A] || pair.Features.OtherRows < model.Result.Sizes[pair.B]));
        if (sampled.FirstOrDefault()?.Features is { } some)
        {
            yield return string.Create(
                Culture,
                $"There are many pictures: each distance was measured on at most "
                + $"{Wording.Number(Math.Max(some.Rows, some.OtherRows))} random pictures of a collection (seed "
                + $"{model.Options.Seed}).");
        }

        if (model.Result.Paired < model.Names.Count)
        {
            yield return $"Of {Wording.Number(model.Names.Count)} collections each pair was measured of the "
                + $"{Wording.Number(model.Result.Paired)} with the most pictures (--paired N); shares and rivals are "
                + "of all.";
        }

        if (model.Result.AreRivalsSampled)
        {
            yield return $"Nearest rivals were looked for, among all pictures, for "
                + $"{Wording.Number(model.Result.Rivals.Count)} random ones, of each collection as many where it has "
                + $"them (seed {model.Options.Seed}).";
        }
    }

    private static string Chance(CollectionDistance pair) => pair.AdjustedP is not { } p
        ? "without a p"
        : $"corrected p {ComparisonWords.P(p, "0.####")} of "
            + $"{Wording.Number(pair.Features!.Permutations)} random splits";
}

using System.Globalization;

namespace Akin.Comparison;

/// <summary>What a comparison found, in sentences for a person; the weightiest first.</summary>
public static class ComparisonWords
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The sentence that says whether, and how far, the collections differ.</summary>
    /// <param name="comparison">What was found.</param>
    /// <param name="names">The collections' names.</param>
    /// <param name="confidence">The confidence that it was found at.</param>
    public static string Summary(CollectionComparison comparison, IReadOnlyList<string> names, double confidence)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(names);
        var level = 1 - confidence;
        var apart = comparison.Distances.Where(pair => pair.AdjustedP <= level).ToArray();
        var clusters = comparison.Shares.Where(share => share.Representation != Representation.Usual)
            .Select(share => share.Cluster).Distinct().Count();
        var all = comparison.Shares.Select(share => share.Cluster).Distinct().Count();
        if (comparison.AreUntested)
        {
            var differ = clusters == 0
                ? "In no group do the collections differ more than chance allows"
                : string.Create(Culture, $"The collections differ in {clusters} of {all} groups");
            var pairs = comparison.Distances.Count.ToString("N0", Culture);
            return $"{differ}; {pairs} pairs are too many to test, so their distances are told without a p.";
        }

        if (apart.Length == 0 && clusters == 0)
        {
            return names.Count == 2
                ? $"Nothing here tells {names[0]} and {names[1]} apart: random parts of the same pictures differ as "
                    + "much."
                : "Nothing here tells the collections apart: random parts of the same pictures differ as much.";
        }

        var where = clusters == 0
            ? "in no single group more than chance allows"
            : string.Create(Culture, $"in {clusters} of {all} groups");
        return names.Count == 2
            ? $"{names[0]} and {names[1]} differ {where}."
            : string.Create(
                Culture,
                $"The collections differ {where}; of {comparison.Distances.Count} pairs {apart.Length} can be told "
                + $"apart.");
    }

    /// <summary>A sentence for each share that chance does not explain.</summary>
    public static IReadOnlyList<string> Findings(CollectionComparison comparison, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(names);
        var over = comparison.Shares.Where(share => share.Representation == Representation.Over)
            .OrderByDescending(share => share.Count - share.Expected).ToArray();
        var told = over.Select(share => share.Cluster).ToHashSet();
        var under = comparison.Shares
            .Where(share => share.Representation == Representation.Under && !told.Contains(share.Cluster))
            .OrderBy(share => share.Count - share.Expected);
        return [.. over.Concat(under).Select(share => Sentence(share, names))];
    }

    /// <summary>A cluster's name: <c>group 3</c>.</summary>
    public static string Group(int cluster) =>
        cluster < 0 ? "the pictures in no group" : string.Create(Culture, $"group {cluster}");

    private static string Sentence(ClusterShare share, IReadOnlyList<string> names)
    {
        var name = names[share.Collection];
        var others = names.Count == 2 ? names[1 - share.Collection] : "the others";
        var shares = $"{Percent(share.Share)} of its pictures against {Percent(share.OthersShare)}";
        var group = Group(share.Cluster);
        return share switch
        {
            { Only: true } => string.Create(
                Culture, $"Only {name} has {group}: {share.Count:N0} pictures, {Percent(share.Share)} of its own."),
            { Count: 0 } => $"{name} has nothing of {group}, where {others} {(names.Count == 2 ? "has" : "have")} "
                + $"{Percent(share.OthersShare)} of their pictures.",
            { Representation: Representation.Over } =>
                $"{name} has {Times(share.Ratio!.Value)} times as much of {group} as {others}: {shares}.",
            _ => $"{name} has {Times(1 / share.Ratio!.Value)} times less of {group} than {others}: {shares}.",
        };
    }

    private static string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "0", Culture);

    private static string Percent(double share) =>
        (100 * share).ToString(share is > 0 and < 0.0995 ? "0.0" : "0", Culture) + " %";
}

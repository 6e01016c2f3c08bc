using System.Globalization;
using Akin.Numerics;

namespace Akin.Comparison;

/// <summary>What a comparison found, in sentences for a person; the weightiest first.</summary>
public static class ComparisonWords
{
    private const string Regroup = "To have groups to compare, group the pictures anew: akin cluster --k auto finds "
        + "some in any pictures; with --method dbscan another --eps or --min-samples may.";

    private const double LeastTold = 0.0001;

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
        var groups = Groups(comparison);
        var found = Where(comparison);
        var where = found ?? Nowhere(groups);
        var advice = found is null && groups < 2 ? $" {Regroup}" : "";
        if (comparison.AreUntested)
        {
            var pairs = comparison.Distances.Count.ToString("N0", Culture);
            return $"The collections differ{where}; {pairs} pairs are too many to test, so their distances are told "
                + $"without a p{OfTheLargest(comparison)}.{advice}";
        }

        var all = names.Count == 2 ? $"{names[0]} and {names[1]}" : "the collections";
        if (apart.Length == 0 && found is null)
        {
            return $"Nothing here tells {all} apart: random parts of the same pictures differ as much"
                + groups switch { 0 => ", and no picture is in a group.", 1 => ", and all groups are one.", _ => "." }
                + advice;
        }

        return names.Count == 2
            ? $"{all} differ{where}.{advice}"
            : string.Create(
                Culture,
                $"The collections differ{where}; of {comparison.Distances.Count} pairs {apart.Length} can be told "
                + $"apart{OfTheLargest(comparison)}.{advice}");
    }

    /// <summary>What is said where no group tells collections apart that differ.</summary>
    private static string Nowhere(int groups) => groups switch
    {
        0 => ", but no picture is in a group that could say in what",
        1 => ", but there is one group alone, which cannot say in what",
        _ => " in no single group more than chance allows",
    };

    private static int Groups(CollectionComparison comparison) =>
        comparison.Shares.Select(share => share.Cluster).Where(cluster => cluster >= 0).Distinct().Count();

    private static string OfTheLargest(CollectionComparison comparison) =>
        comparison.Paired < comparison.Sizes.Count && comparison.Distances.Count > 0
            ? string.Create(Culture, $" (pairs of the {comparison.Paired:N0} largest of {comparison.Sizes.Count:N0})")
            : "";

    /// <summary>In how many groups, and whether in how much is in none; none where chance explains all.</summary>
    private static string? Where(CollectionComparison comparison)
    {
        var marked = comparison.Shares.Where(share => share.Representation != Representation.Usual)
            .Select(share => share.Cluster).ToHashSet();
        var inNone = marked.Remove(-1);
        var all = Counted.Of(Groups(comparison), "group");
        return (marked.Count, inNone) switch
        {
            (0, false) => null,
            (0, true) => " in how much of them is in no group",
            (var some, false) => $" in {some} of {all}",
            var (some, _) => $" in {some} of {all} and in how much of them is in none",
        };
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

    /// <summary>
    /// A p for people, of four digits: <c>0.0350</c>. One that would be all noughts is below what four digits tell, and
    /// no p is 0.
    /// </summary>
    /// <param name="p">Above 0, at most 1.</param>
    /// <param name="format">Of one that four digits tell.</param>
    public static string P(double p, string format = "0.0000") =>
        p < LeastTold ? "< 0.0001" : p.ToString(format, Culture);

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

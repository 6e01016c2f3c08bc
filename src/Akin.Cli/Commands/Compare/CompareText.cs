using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Comparison;
using Akin.Numerics;

namespace Akin.Cli.Commands.Compare;

/// <summary>A comparison for people.</summary>
internal static class CompareText
{
    private const int MostFindings = 12;
    private const int MostPairs = 12;
    private const int MostNamed = 20;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Of(CompareSummary summary)
    {
        List<string> lines =
        [
            Words.OnALine(summary.Conclusion[0]),
            .. summary.Conclusion.Skip(1).Take(MostFindings).Select(sentence => "- " + Words.OnALine(sentence)),
        ];
        if (summary.Conclusion.Count - 1 > MostFindings)
        {
            lines.Add($"- and {summary.Conclusion.Count - 1 - MostFindings} more in clusters.csv");
        }

        lines.Add("");
        lines.Add(TextTable.Write(
        [
            ["a", "b", "MMD", "corrected p", "Jensen-Shannon"],
            .. summary.Distances.OrderByDescending(pair => pair.MmdSquared ?? double.MinValue).Take(MostPairs).Select(
                pair => new[]
                {
                    pair.A, pair.B, Number(pair.Mmd), P(pair.PAdjusted), Number(pair.JensenShannon),
                }),
        ]));
        if (summary.Distances.Count > MostPairs)
        {
            lines.Add($"and {summary.Distances.Count - MostPairs} pairs more in distances.csv");
        }

        lines.AddRange(Notes(summary));
        lines.Add(summary.Page ?? "");
        return string.Join('\n', lines).TrimEnd();
    }

    private static IEnumerable<string> Notes(CompareSummary summary)
    {
        var copies = summary.Collections.Sum(collection => collection.Copies);
        if (copies > 0)
        {
            yield return copies == 1
                ? "A copy within its collection counts once (--copies counts each)."
                : string.Create(
                    Culture, $"{copies:N0} copies within their collection count once (--copies counts each).");
        }

        if (Limits(summary) is { } limits)
        {
            yield return limits;
        }

        if (MostMeasured(summary) is { } most)
        {
            yield return string.Create(
                Culture, $"Distances were measured on at most {most:N0} random pictures of each collection.");
        }

        if (summary.RivalsAsked < summary.Pictures)
        {
            yield return string.Create(
                Culture,
                $"Nearest rivals were looked for for {summary.RivalsAsked:N0} random pictures, of each collection.");
        }

        if (summary.Shared > 0)
        {
            var (files, are) = (Counted.Of(summary.Shared.Value, "file"), summary.Shared == 1 ? "is" : "are");
            yield return $"{files} {are} in several collections: shared.csv.";
        }

        if (summary.Empty is { Count: > 0 } empty)
        {
            yield return $"Left out, for no picture of it is ready: {Listed(empty)}.";
        }

        if (summary.Others > 0)
        {
            var (others, are) = (Counted.Of(summary.Others.Value, "picture"), summary.Others == 1 ? "is" : "are");
            yield return $"{others} {are} in no collection compared here.";
        }

        foreach (var gap in FeatureLacks.Gaps(summary.WithoutFeatures ?? 0, summary.NotInRun ?? 0, summary.Set))
        {
            yield return gap;
        }
    }

    /// <summary>The most pictures of a collection that its distances were measured on; none where these are all.
    /// </summary>
    private static int? MostMeasured(CompareSummary summary)
    {
        var sizes = summary.Collections.ToDictionary(each => each.Name, each => each.Pictures, StringComparer.Ordinal);
        ComparedPair[] sampled =
        [
            .. summary.Distances.Where(pair => pair.Mmd is not null
                && (pair.RowsA < sizes[pair.A] || pair.RowsB < sizes[pair.B])),
        ];
        return sampled.Length == 0 ? null : sampled.Max(pair => Math.Max(pair.RowsA, pair.RowsB));
    }

    private static string Listed(IReadOnlyList<string> names) => string.Create(
        Culture, $"{string.Join(", ", names.Take(MostNamed).Select(Words.OnALine))}"
            + $"{(names.Count > MostNamed ? $" and {names.Count - MostNamed:N0} more" : "")}");

    /// <summary>What was not done for all of many collections; none where all was.</summary>
    private static string? Limits(CompareSummary summary)
    {
        var all = summary.Collections.Count;
        string[] parts =
        [
            .. summary.Paired < all ? [$"pairs of {summary.Paired:N0} (--paired N)"] : (string[])[],
            .. all > LargestCollections.InCharts ? [$"charts of {LargestCollections.InCharts}"] : (string[])[],
            .. summary.Mosaics < all ? [$"mosaics of {summary.Mosaics:N0} (--mosaics N|all)"] : (string[])[],
        ];
        return parts.Length == 0 ? null : string.Create(
            Culture, $"Of {all:N0} collections those with the most pictures have: {string.Join(", ", parts)}; shares "
                + $"and rivals are of all.");
    }

    private static string P(double? value) => value is { } p ? ComparisonWords.P(p) : "-";

    private static string Number(double? value) => value?.ToString("0.0000", Culture) ?? "-";
}

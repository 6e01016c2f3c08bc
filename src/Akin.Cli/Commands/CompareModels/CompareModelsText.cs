using System.Globalization;
using Akin.Cli.Display;
using Akin.Cli.Stages;
using Akin.Numerics;

namespace Akin.Cli.Commands.CompareModels;

/// <summary>A comparison of models for people.</summary>
internal static class CompareModelsText
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Of(CompareModelsSummary summary)
    {
        List<string> lines =
        [
            summary.Conclusion[0], .. summary.Conclusion.Skip(1).Select(sentence => "- " + sentence), "",
            TextTable.Write(
            [
                ["model", "k", "evidence", "half stability", "seed stability", "silhouette", "NMI", "neighbours"],
                .. summary.Models.SelectMany(Rows),
            ]),
            "Silhouettes are of each model's own space: they tell its numbers of groups apart, not models.",
        ];
        lines.AddRange(summary.Pairs.Select(pair => string.Create(
            Culture,
            $"{pair.A} and {pair.B}: groups agree by {pair.AdjustedRand:0.000} (adjusted Rand) at k = {summary.K}, "
            + $"{100 * pair.SharedNeighbours:0.0} % of nearest neighbours are the same.")));
        lines.AddRange(Notes(summary));
        lines.Add(summary.Page ?? summary.Files?[CompareModelsFiles.Json] ?? "");
        return string.Join('\n', lines).TrimEnd();
    }

    /// <summary>What was left out, a sentence each.</summary>
    public static IEnumerable<string> Notes(CompareModelsSummary summary)
    {
        if (summary.Copies > 0)
        {
            yield return $"{Counted.Of(summary.Copies, "picture")} with the bytes of another "
                + $"{(summary.Copies == 1 ? "does" : "do")} not count.";
        }

        foreach (var model in summary.Models.Where(model => model.WithoutFeatures > 0))
        {
            yield return FeatureLacks.Text(model.WithoutFeatures, model.Name);
        }
    }

    private static IEnumerable<string[]> Rows(ComparedModel model)
    {
        yield return Row(model.Name, model.Common, model.NeighbourAgreement);
        if (model.Own.K != model.Common.K)
        {
            yield return Row("  at its own best", model.Own, null);
        }
    }

    private static string[] Row(string name, ComparedGrouping groups, double? near) =>
    [
        name, groups.K.ToString(Culture), Number(groups.Evidence), Number(groups.HalfStability),
        Number(groups.SeedStability), Number(groups.Silhouette), Number(groups.Nmi), Number(near),
    ];

    private static string Number(double? value) => value?.ToString("0.000", Culture) ?? "-";
}

using System.Globalization;
using System.Text;
using Akin.Rendering.Charts;

namespace Akin.Rendering.Page;

/// <summary>Whether 2 and 10 dimensions give the same groups as all.</summary>
internal static class SpacesSection
{
    private const double HardlyAnyDifference = 0.9;
    private const double SomeDifference = 0.6;

    public static void Write(StringBuilder page, PageContext context)
    {
        if (context.Model.Spaces is not { } spaces)
            return;

        var culture = CultureInfo.InvariantCulture;
        var comparison = spaces.Comparison;
        page.Append("<section id=\"spaces\"><h2>Fewer dimensions</h2><p class=\"note\">");
        page.Append(Sentence(spaces)).Append("</p>");
        if (context.Model.Variance is not { Ratios.Count: > 0 } && VarianceChart.HasAny(spaces.Ratios))
            page.Append($"<div class=\"charts\">{NumberSection.Figure(VarianceChart.Draw(spaces))}</div>");

        page.Append("<div class=\"tables\"><div class=\"card table\">");
        page.Append("<h3>What they keep</h3><table><thead><tr><th>Space</th><th>Dimensions</th><th>Variance</th>"
            + "<th>Silhouette in all dimensions</th></tr></thead><tbody>");
        foreach (var space in comparison.Spaces)
        {
            var kept = space.Space == "features" ? 1 : spaces.Ratios.Take(space.Dimensions).Sum();
            page.Append(culture, $"<tr><th>{Name(space.Space)}</th><td>{Wording.Number(space.Dimensions)}</td>");
            page.Append(culture, $"<td>{Wording.Percent(Math.Min(1, kept))}</td>");
            page.Append(culture, $"<td>{(space.Silhouette is { } score ? Wording.Score(score) : "–")}</td></tr>");
        }

        page.Append("</tbody></table></div><div class=\"card table\"><h3>Whether the groups are the same</h3><table>"
            + "<thead><tr><th>Spaces</th><th>Adjusted Rand index</th><th>NMI</th></tr></thead><tbody>");
        foreach (var pair in comparison.Pairs)
        {
            page.Append(culture, $"<tr><th>{Name(pair.A)} and {Name(pair.B)}</th>");
            page.Append(culture, $"<td>{Wording.Score(pair.AdjustedRand)}</td><td>{Wording.Score(pair.Nmi)}</td></tr>");
        }

        page.Append("</tbody></table></div></div></section>");
    }

    /// <summary>The comparison in words.</summary>
    internal static string Sentence(ReportSpaces spaces)
    {
        var parts = spaces.Comparison.Pairs.Where(pair => pair.B == "features").Select(pair =>
            $"{Name(pair.A)} keep {Wording.Percent(Math.Min(1, Kept(spaces, pair.A)))} of the variance; the groups "
            + $"found in them {Difference(pair.AdjustedRand)} those of all dimensions (adjusted Rand index "
            + $"{Wording.Score(pair.AdjustedRand)}, 1 is the same)").ToArray();
        return parts.Length == 0
            ? "The features have no more than two dimensions."
            : string.Join(". ", parts) + $". Compared on {Wording.Pictures(spaces.Rows)}.";
    }

    private static double Kept(ReportSpaces spaces, string name) => spaces.Ratios.Take(
        spaces.Comparison.Spaces.First(space => space.Space == name).Dimensions).Sum();

    private static string Difference(double adjustedRand) => adjustedRand switch
    {
        >= HardlyAnyDifference => "hardly differ from",
        >= SomeDifference => "differ somewhat from",
        _ => "differ much from",
    };

    private static string Name(string space) => space.StartsWith("pca:", StringComparison.Ordinal)
        ? $"{space[4..]} principal components" : "all dimensions";
}

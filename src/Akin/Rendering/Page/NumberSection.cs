using System.Globalization;
using System.Text;
using Akin.Rendering.Charts;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Page;

/// <summary>Why this many groups, and what they were computed on.</summary>
internal static class NumberSection
{
    public static void Write(StringBuilder page, PageContext context)
    {
        var model = context.Model;
        if (model.Pictures.Count == 0)
            return;

        page.Append("<section id=\"number\"><h2>How many groups?</h2>");
        var why = Why(context);
        if (model.Conclusion.Length > 0 && !why.StartsWith(Escape(model.Conclusion), StringComparison.Ordinal))
            page.Append($"<p class=\"note conclusion\"><strong>{Escape(model.Conclusion)}</strong></p>");

        page.Append($"<p class=\"note\">{why}</p>");
        WriteCharts(page, context);
        WriteCurve(page, model.Choice);
        if (model.Variance is { } variance)
        {
            page.Append($"<p class=\"note\">{Basis(variance)}</p>");
            if (VarianceChart.HasAny(variance.Ratios))
                page.Append($"<div class=\"charts\">{Figure(VarianceChart.Draw(variance))}</div>");
        }

        page.Append("</section>");
    }

    /// <summary>A chart on a card.</summary>
    public static string Figure(SvgChart chart) => $"<figure class=\"card figure\">{chart.ToInline()}</figure>";

    /// <summary>Silhouettes, elbow and distances side by side.</summary>
    private static void WriteCharts(StringBuilder page, PageContext context)
    {
        var (model, charts) = (context.Model, new List<SvgChart>());
        if (model.Choice is { Curve.Count: > 0 } choice)
            charts.Add(CurveChart.Silhouettes(choice));

        if (model.Elbow is { Inertias.Count: > 1 } elbow)
            charts.Add(CurveChart.Elbow(elbow));

        if (GroupSilhouetteChart.HasAny(context.Groups))
            charts.Add(GroupSilhouetteChart.Draw(context.Groups, model.Silhouette));

        if (model.Radius is { CoreDistances.Count: > 0 } radius)
            charts.Add(CoreDistanceChart.Draw(radius));

        if (charts.Count > 0)
            page.Append($"<div class=\"charts\">{string.Concat(charts.Select(Figure))}</div>");
    }

    /// <summary>The numbers of the curve as a table.</summary>
    private static void WriteCurve(StringBuilder page, ReportChoice? choice)
    {
        if (choice is not { Curve.Count: > 0 })
            return;

        page.Append("<details class=\"card ledger\"><summary>The numbers</summary><table><thead><tr><th>Groups, k</th>"
            + "<th>Silhouette</th><th>Inertia</th></tr></thead><tbody>");
        foreach (var point in choice.Curve)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th>{point.K}</th><td>{Score(point.Silhouette)}</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td>{Wording.Digits(point.Inertia, 6)}</td></tr>");
        }

        page.Append("</tbody></table></details>");
    }

    private static string Score(double value) => double.IsFinite(value)
        ? value.ToString("0.0000", CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    /// <summary>What the grouping was computed on, in a sentence.</summary>
    public static string Basis(ReportVariance variance)
    {
        var kind = variance.Normalised ? "L2-normalised features" : "features";
        var features = $"{kind} of {Wording.Number(variance.Dimension)} dimensions";
        var grouped = variance.OnMap ? "Grouped by the places on the map, which was made from" : "Grouped on";
        if (variance.Used == 0)
            return $"{grouped} {features}, as they are.";

        var kept = Math.Min(1, variance.Ratios.Take(variance.Used).Sum());
        var keeping = variance.Used <= variance.Ratios.Count
            ? $", which keep {Wording.Percent(kept)} of the variance" : "";
        return $"{grouped} {features}, reduced by principal component analysis to " +
            $"{Wording.Count(variance.Used, "dimension", "dimensions")}{keeping}.";
    }

    private static string Why(PageContext context)
    {
        var (model, choice) = (context.Model, context.Model.Choice);
        if (choice is { Best: null })
            return Escape(choice.Explanation);

        var tried = choice is null ? "" : $" Of other numbers, by k-means: {choice.Explanation}";
        if (model.Explanation.Length == 0)
            return Given(context, choice is not null) + Escape(tried);

        var alone = model.Pictures.Count(picture => picture.Label < 0);
        var apart = alone == 0 ? "Every picture is in a group." : $"{Wording.Pictures(alone)} of "
            + $"{Wording.Number(model.Pictures.Count)} lie too far from others to be in a group, and are shown apart.";
        return $"{Escape(model.Explanation)} {apart}{Escape(tried)}";
    }

    private static string Given(PageContext context, bool hasCurve)
    {
        var groups = Wording.Count(context.RealGroups, "group was", "groups were");
        return hasCurve
            ? $"{groups} asked for."
            : $"The number was not searched for: {groups} asked for or came out of the method. With "
                + "<code>--silhouettes 2..9</code> Akin tries these numbers and shows the curve here.";
    }
}

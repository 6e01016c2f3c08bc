using System.Text;
using Akin.Rendering.Charts;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Page;

/// <summary>How the result was made: time, memory, parameters, versions, and the files beside the report.</summary>
internal static class MadeSection
{
    private const int BarWidth = 200;

    public static void Write(StringBuilder page, PageContext context)
    {
        var model = context.Model;
        page.Append("<section id=\"made\"><h2>How it was made</h2><div class=\"tables\">");
        WriteStages(page, model);
        foreach (var table in model.Tables.Where(table => table.Rows.Count > 0))
            WriteTable(page, table.Title,
                table.Rows.Select(row => (Escape(row.Key), $"<bdi>{Escape(row.Value)}</bdi>")));

        if (model.Agreement is { } agreement)
        {
            WriteTable(page, "Agreement with the folders",
                [("adjusted Rand index", Wording.Score(agreement.AdjustedRand)),
                    ("normalised mutual information", Wording.Score(agreement.NormalizedMutualInformation))]);
        }

        if (context.Charts.Count > 0)
        {
            WriteTable(page, "Charts", context.Charts.Select(chart => (Escape(chart.Meaning), string.Join(
                " · ", ChartFiles.Endings.Select(ending =>
                    $"<a href=\"{chart.Name}.{ending}\">{ending.ToUpperInvariant()}</a>")))));
        }

        if (model.Files.Count > 0)
        {
            WriteTable(page, "Files beside this page", model.Files.Select(file =>
                ($"<a href=\"{Link(file.Name)}\">{Escape(file.Name)}</a>", Escape(file.Meaning))));
        }

        page.Append("</div>");
        if (model.Note.Length > 0)
            page.Append($"<p class=\"note\">{Escape(Wording.Sentence(model.Note))}</p>");

        page.Append("</section>");
    }

    private static void WriteStages(StringBuilder page, ReportModel model)
    {
        if (model.Stages.Count == 0)
            return;

        var longest = Math.Max(1e-9, model.Stages.Max(stage => stage.Seconds));
        var rows = model.Stages.Select(stage =>
        {
            var bar = new SvgChart(BarWidth, 8, "");
            bar.Rect(0, 0, Math.Max(1, BarWidth * stage.Seconds / longest), 8, "bar", 3);
            return (Escape(stage.Name), bar.ToInline() + Wording.Duration(stage.Seconds));
        }).ToList();
        rows.Add(("<strong>together</strong>",
            $"<strong>{Wording.Duration(model.Stages.Sum(stage => stage.Seconds))}</strong>"));
        if (model.PeakMemoryBytes > 0)
            rows.Add(("highest memory", Wording.Bytes(model.PeakMemoryBytes)));

        WriteTable(page, "Time and memory", rows);
    }

    private static void WriteTable(StringBuilder page, string title, IEnumerable<(string Name, string Value)> rows)
    {
        page.Append($"<div class=\"card table\"><h3>{Escape(title)}</h3><table><tbody>");
        foreach (var (name, value) in rows)
            page.Append($"<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>");

        page.Append("</tbody></table></div>");
    }

    private static string Link(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}

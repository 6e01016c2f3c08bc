using System.Text;
using Akin.Intake;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Page;

/// <summary>Every input that is not in the result, with its reason; and the exact copies that are.</summary>
internal static class SkippedSection
{
    private const int MostRows = 500;
    private const int MostRowsOpen = 12;

    public static void Write(StringBuilder page, PageContext context)
    {
        var skipped = context.Model.Skipped;
        page.Append("<section id=\"skipped\"><h2>What was skipped and why</h2><p class=\"note\">");
        page.Append(skipped.Count == 0
            ? "Nothing: every input is in the result."
            : $"{Wording.Count(skipped.Count, "input is", "inputs are")} not in the result. No original was touched.");
        page.Append("</p>");
        foreach (var state in skipped.GroupBy(skip => skip.State)
            .OrderByDescending(state => state.Count()).ThenBy(state => state.Key))
        {
            WriteList(page, Name(state.Key), "Input", "Why", [.. state.Select(skip => (skip.Path, skip.Reason))]);
        }

        var copies = context.Model.Pictures.Where(picture => picture.DuplicateOf.Length > 0)
            .Select(picture => (picture.RelativePath, picture.DuplicateOf)).ToArray();
        if (copies.Length > 0)
            WriteList(page, "Exact copies, grouped with their originals", "Picture", "Same bytes as", copies);

        page.Append("</section>");
    }

    private static void WriteList(
        StringBuilder page, string title, string left, string right, (string Left, string Right)[] rows)
    {
        page.Append($"""
            <details class="card ledger" {(rows.Length <= MostRowsOpen ? "open" : "")}>
            <summary>{title} <span class="count">{Wording.Number(rows.Length)}</span></summary>
            <table><thead><tr><th>{left}</th><th>{right}</th></tr></thead><tbody>
            """);
        foreach (var row in rows.Take(MostRows))
            page.Append($"<tr><td><bdi>{Escape(row.Left)}</bdi></td><td><bdi>{Escape(row.Right)}</bdi></td></tr>");

        page.Append("</tbody></table>");
        if (rows.Length > MostRows)
        {
            var more = Wording.Number(rows.Length - MostRows);
            page.Append($"<p class=\"note\">and {more} more: <code>akin ledger</code> lists all.</p>");
        }

        page.Append("</details>");
    }

    private static string Name(PictureState state) => state switch
    {
        PictureState.NotAPicture => "Not a picture",
        PictureState.TooLarge => "Too large",
        PictureState.Unreadable => "Damaged",
        PictureState.Truncated => "Cut short",
        PictureState.Unsupported => "Format not supported",
        PictureState.Unreachable => "Could not be opened",
        PictureState.Empty => "Empty file",
        _ => state.ToString(),
    };
}

using System.Text;

namespace Akin.Rendering.Page;

/// <summary>What several pages have alike.</summary>
internal static class PageParts
{
    /// <summary>A number, large, with what it means; the meaning is markup.</summary>
    public static void Tile(StringBuilder page, string value, string meaning) =>
        page.Append($"<div class=\"tile\"><dt>{meaning}</dt><dd>{value}</dd></div>");

    /// <summary>The section that says how the page's figures were made.</summary>
    public static void Made(StringBuilder page, IEnumerable<string> sentences)
    {
        page.Append("<section id=\"made\"><h2>How it was made</h2>");
        foreach (var sentence in sentences)
        {
            page.Append($"<p class=\"note\">{Markup.Escape(sentence)}</p>");
        }

        page.Append("</section>");
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Akin.Rendering.Charts;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Page;

/// <summary>The page as one file: it loads nothing from elsewhere, and its policy forbids that it could.</summary>
internal static partial class ReportPage
{
    private static readonly (string Id, string Name)[] Sections =
    [
        ("found", "Found"), ("groups", "Groups"), ("map", "Map"), ("number", "How many"), ("spaces", "Dimensions"),
        ("skipped", "Skipped"), ("made", "Made"),
    ];

    public static string Write(PageContext context, string data)
    {
        var body = new StringBuilder(1 << 20);
        FoundSection.Write(body, context);
        GroupsSection.Write(body, context);
        MapSection.Write(body, context);
        NumberSection.Write(body, context);
        SpacesSection.Write(body, context);
        SkippedSection.Write(body, context);
        MadeSection.Write(body, context);

        var page = new StringBuilder(body.Length + data.Length + (1 << 16));
        WriteHead(page, context);
        WriteTop(page, body.ToString());
        page.Append("<main id=\"main\">").Append(body).Append("</main>").Append("""
            <footer>Made by Akin on this machine. The page loads nothing from elsewhere and sends nothing away.</footer>
            <dialog id="lightbox" aria-label="Picture"><div class="lightbox-bar">
            <p class="lightbox-name" dir="auto"></p>
            <button type="button" data-step="-1" aria-label="Previous picture">←</button>
            <button type="button" data-step="1" aria-label="Next picture">→</button>
            <button type="button" data-close aria-label="Close">✕</button></div>
            <img alt=""><p class="lightbox-more"></p></dialog>
            """);
        page.Append("<script type=\"application/json\" id=\"data\">").Append(data).Append("</script>");
        page.Append("<script>").Append(PageAssets.Script).Append("</script></body></html>\n");
        return page.ToString();
    }

    private static void WriteHead(StringBuilder page, PageContext context)
    {
        var style = PageAssets.Style + GroupStyle();
        var description = Tags().Replace(FoundSection.Lede(context), "");
        page.Append($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: file:;
            style-src {PageAssets.Hash(style)}; script-src {PageAssets.Hash(PageAssets.Script)};
            base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
            <meta name="description" content="{description}">
            <title>{Escape(context.Model.Title)} · Akin</title><style>{style}</style></head><body>
            """);
    }

    private static void WriteTop(StringBuilder page, string body)
    {
        var links = Sections
            .Where(section => body.Contains($"<section id=\"{section.Id}\"", StringComparison.Ordinal))
            .Select(section => $"<a href=\"#{section.Id}\">{section.Name}</a>");
        page.Append($"""
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top"><a class="brand" href="#found">Akin</a>
            <nav aria-label="Sections">{string.Concat(links)}</nav>
            <button type="button" class="quiet theme" aria-label="Light or dark" title="Light or dark">◐</button>
            </header>
            """);
    }

    /// <summary>Colours of the groups, and the styles that show them.</summary>
    public static string GroupStyle()
    {
        var labels = Enumerable.Range(-1, Palette.Colours + 1).ToArray();
        var colours = string.Concat(labels.Select(label => $"--{Group.ClassOf(label)}:{Palette.Of(label)};"));
        var edges = labels.Select(Group.ClassOf).Select(name => $".{name}-edge{{--edge:var(--{name})}}");
        return $":root{{{colours}}}" + ChartStyle.Page + string.Concat(edges) + "\n";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}

using System.Text;
using Akin.Rendering.Charts;
using static Akin.Rendering.Markup;
using static Akin.Rendering.Page.PageParts;

namespace Akin.Rendering.Page;

/// <summary>The top of the page: the result in a sentence, in numbers, and as bars.</summary>
internal static class FoundSection
{
    private const int MostSources = 6;

    public static void Write(StringBuilder page, PageContext context)
    {
        var model = context.Model;
        page.Append($"""
            <section id="found"><div class="hero"><div class="hero-text"><p class="eyebrow">What was found</p>
            <h1><bdi>{Escape(model.Title)}</bdi></h1>
            <p class="lede">{Lede(context)}</p>
            {From(model)}</div>
            """);
        WriteFaces(page, context);
        page.Append("</div>");
        WriteTiles(page, context);
        if (context.Groups.Count > 0)
            page.Append($"<figure class=\"card figure\">{SizesChart.Draw(context.Groups).ToInline()}</figure>");

        page.Append("</section>");
    }

    /// <summary>The result in plain words; also the text of the page's description.</summary>
    public static string Lede(PageContext context)
    {
        var model = context.Model;
        var ready = model.Pictures.Count;
        var all = ready + model.Skipped.Count;
        if (all == 0)
            return "There were no pictures to look at, so there is nothing to group.";

        if (ready == 0)
            return $"None of the {Wording.Count(
                all, "input", "inputs")} could be used; below is why, for each of them.";

        var pictures = all == ready
            ? $"<strong>{Wording.Pictures(ready)}</strong>"
            : $"<strong>{Wording.Number(ready)} of {Wording.Pictures(all)}</strong>";
        var groups = context.RealGroups switch
        {
            0 => "in no group: none lies close enough to others",
            1 => "in <strong>1 group</strong>",
            var count => $"in <strong>{Wording.Number(count)} groups</strong>",
        };
        var alone = model.Pictures.Count(picture => picture.Label < 0);
        var apart = alone > 0 && context.RealGroups > 0
            ? $", {Wording.Number(alone)} of them apart from all groups" : "";
        return $"{pictures} {groups}{apart}. {Clear(context)}";
    }

    private static string Clear(PageContext context)
    {
        var model = context.Model;
        if (context.RealGroups < 2)
            return Escape(model.Advice);

        if (model.Choice is { ClearGroups: false })
            return "The pictures do not fall into clear groups; take these as a rough order rather than as kinds.";

        return model.Silhouette switch
        {
            null => "",
            > 0.1 and { } silhouette =>
                $"The groups are {Wording.Clearness(silhouette)} (silhouette {Wording.Score(silhouette)}).",
            _ => "Hardly any of the groups stands apart from the others.",
        };
    }

    private static string From(ReportModel model)
    {
        if (model.Sources.Count == 0)
            return "";

        var shown = model.Sources.Take(MostSources).Select(source => $"<code><bdi>{Escape(source)}</bdi></code>");
        var more = model.Sources.Count > MostSources ? $" and {model.Sources.Count - MostSources} more" : "";
        var made = model.Created is { } time
            ? $" · <time datetime=\"{time:yyyy-MM-ddTHH:mm:sszzz}\">{time:d MMMM yyyy, HH:mm}</time>" : "";
        return $"<p class=\"from\">From {string.Join(", ", shown)}{more}{made}</p>";
    }

    /// <summary>The picture nearest to the centre of each large group.</summary>
    private static void WriteFaces(StringBuilder page, PageContext context)
    {
        var faces = context.Strips.Zip(context.Groups, (strip, group) => (Group: group, Row: strip.Nearest[0]))
            .Where(face => face.Group.Label >= 0 && context.Images.ContainsKey(face.Row)).Take(9).ToArray();
        if (faces.Length < 3)
            return;

        page.Append("<div class=\"faces\">");
        foreach (var (group, row) in faces.Take(faces.Length / 3 * 3))
        {
            page.Append($"""
                <a href="#group-{group.Label}" class="face {group.CssClass}" title="{group.Name}">
                <img src="{context.Images[row].Address}" alt="{group.Name}"></a>
                """);
        }

        page.Append("</div>");
    }

    private static void WriteTiles(StringBuilder page, PageContext context)
    {
        var model = context.Model;
        if (model.Pictures.Count == 0)
            return;

        page.Append("<dl class=\"tiles\">");
        Tile(page, Wording.Number(model.Pictures.Count), model.Pictures.Count == 1 ? "picture" : "pictures");
        Tile(page, Wording.Number(context.RealGroups), context.RealGroups == 1 ? "group" : "groups");
        if (model.Silhouette is { } silhouette)
            Tile(page, Wording.Score(silhouette), $"silhouette: {Wording.Clearness(silhouette)} structure");

        if (model.Agreement is { } agreement)
            Tile(page, Wording.Score(agreement.AdjustedRand),
                "agreement with the folders (adjusted Rand index, 1 = the same)");

        var copies = model.Pictures.Count(picture => picture.DuplicateOf.Length > 0);
        if (copies > 0)
            Tile(page, Wording.Number(copies), copies == 1 ? "exact copy" : "exact copies");

        if (model.Skipped.Count > 0)
            Tile(page, Wording.Number(model.Skipped.Count), "skipped, with a reason");

        page.Append("</dl>");
    }
}

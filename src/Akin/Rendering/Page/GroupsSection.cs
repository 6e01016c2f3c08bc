using System.Text;
using Akin.Rendering.Charts;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Page;

/// <summary>A card for each group: how large, how clear, from which collections, and its pictures.</summary>
internal static class GroupsSection
{
    private const int MixWidth = 240;

    public static void Write(StringBuilder page, PageContext context)
    {
        if (context.Groups.Count == 0)
            return;

        page.Append("<section id=\"groups\"><h2>The groups</h2>");
        page.Append(context.ShowsFirst ? "<p class=\"note\">Of each group the first pictures.</p>" : """
            <p class="note">In each group the pictures nearest to its centre come first: they are what the group has in
            common. The odd ones out lie farthest from it.</p>
            """);
        for (var i = 0; i < context.Groups.Count; i++)
            WriteCard(page, context, i);

        page.Append("</section>");
    }

    private static void WriteCard(StringBuilder page, PageContext context, int index)
    {
        var (group, strip) = (context.Groups[index], context.Strips[index]);
        page.Append($"""
            <article class="card group {group.CssClass}-edge" id="group-{group.Label}"><header>
            <h3>{PageContext.Marker(group.Label, 18)}{group.Name}</h3>
            <p class="facts"><strong>{Wording.Pictures(group.Rows.Length)}</strong> · {Wording.Percent(group.Share)}
            """);
        if (group.Silhouette is { } silhouette && double.IsFinite(silhouette))
        {
            page.Append($"""
                 · <span title="mean silhouette of its pictures, −1 … 1">silhouette {Wording.Score(silhouette)}</span>
                """);
        }

        page.Append("</p>");
        WriteMix(page, context, group);
        if (context.HasMap)
        {
            page.Append($"""
                <button type="button" class="quiet show-on-map" data-label="{group.Label}">On the map</button>
                """);
        }

        page.Append("</header><div class=\"strips\">");
        WriteStrip(page, context, strip.Nearest, "nearest", context.ShowsFirst
            ? $"The first {strip.Nearest.Count}" : group.Label < 0 ? "Some of them" : "Nearest to the centre");
        if (strip.Odd.Count > 0)
            WriteStrip(page, context, strip.Odd, "odd", "Odd ones out");

        page.Append("</div></article>");
    }

    private static void WriteStrip(
        StringBuilder page, PageContext context, IReadOnlyList<int> rows, string kind, string title)
    {
        page.Append($"""
            <div class="strip {kind}"><h4>{title}</h4><div class="row" tabindex="0" role="group" aria-label="{title}">
            """);
        foreach (var row in rows)
        {
            var picture = context.Model.Pictures[row];
            var name = Escape(picture.RelativePath);
            var address = FileAddress(picture.AbsolutePath);
            var link = address.Length > 0 ? $"href=\"{address}\"" : "";
            page.Append($"<a class=\"picture\" {link} data-row=\"{row}\" title=\"{name}\">");
            page.Append(context.Images.TryGetValue(row, out var image)
                ? $"<img src=\"{image.Address}\" width=\"{image.Width}\" height=\"{image.Height}\" alt=\"{name}\">"
                : $"<span class=\"no-picture\"><bdi>{name}</bdi></span>");
            page.Append("</a>");
        }

        page.Append("</div></div>");
    }

    /// <summary>From which collections the group's pictures come, as a bar and in words.</summary>
    private static void WriteMix(StringBuilder page, PageContext context, Group group)
    {
        if (context.Collections.Count == 0)
            return;

        var parts = group.Rows.GroupBy(row => context.Model.Pictures[row].Collection)
            .Select(part => (Name: part.Key.Length > 0 ? part.Key : "(top folder)", Count: part.Count()))
            .OrderByDescending(part => part.Count).ThenBy(part => part.Name, StringComparer.Ordinal).ToArray();
        var chart = new SvgChart(MixWidth, 8, "Collections in this group");
        double x = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var width = MixWidth * parts[i].Count / (double)group.Rows.Length;
            chart.Rect(x, 0, Math.Max(0.5, width - 1), 8, $"mix-{Math.Min(i, 4)}");
            x += width;
        }

        var words = parts.Take(3).Select(part => $"<bdi>{Escape(part.Name)}</bdi>&nbsp;{Wording.Number(part.Count)}");
        var more = parts.Length > 3 ? $" · {parts.Length - 3} more" : "";
        page.Append($"<div class=\"mix\">{chart.ToInline()}<p>{string.Join(" · ", words)}{more}</p></div>");
    }
}

using System.Text;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Page;

/// <summary>The map: points to explore, and the same place by place as pictures.</summary>
internal static class MapSection
{
    public static void Write(StringBuilder page, PageContext context)
    {
        if (!context.HasMap)
            return;

        var method = context.Model.MapMethod.Length > 0
            ? $"<span class=\"method\">{Escape(context.Model.MapMethod)}.</span>" : "";
        var label = $"Map of {Wording.Pictures(context.Model.Pictures.Count)} in "
            + Wording.Count(context.RealGroups, "group", "groups");
        page.Append($"""
            <section id="map"><h2>The map</h2>
            <p class="note">Pictures that look alike lie close together. Distances across the whole map mean little;
            neighbourhoods mean a lot. Point at a dot to see its picture, choose groups in the list, zoom in until the
            dots become pictures. {method}</p>
            <div class="map-layout"><div class="card map-frame">
            <canvas id="map-canvas" tabindex="0" role="img" aria-label="{label}"></canvas>
            <div class="map-tools"><button type="button" data-zoom="in" aria-label="Zoom in">+</button>
            <button type="button" data-zoom="out" aria-label="Zoom out">−</button>
            <button type="button" data-zoom="reset">All</button></div>
            <p class="map-hint">Click, then scroll to zoom · drag to move · or arrow keys, + and −</p>
            <div id="map-tip" class="tip" hidden><img alt=""><p class="tip-name" dir="auto"></p>
            <p class="tip-more"></p></div></div>
            """);
        WriteLegend(page, context);
        page.Append("</div>");
        if (context.Mosaic.Length > 0)
        {
            var sample = context.Model.Pictures.Count > Pictures.MapMosaic.MostPictures
                ? $"; {Wording.Number(Pictures.MapMosaic.MostPictures)} of them, chosen by lot, stand for all" : "";
            page.Append($"""
                <figure class="mosaic"><img alt="The same map, with pictures in place of dots" src="{context.Mosaic}">
                <figcaption>The same map with pictures in place of dots, moved apart until none covers another{sample}.
                Rims have the colour of the group.</figcaption></figure>
                """);
        }

        page.Append("</section>");
    }

    private static void WriteLegend(StringBuilder page, PageContext context)
    {
        page.Append("""
            <div class="legend" role="group" aria-label="Groups">
            <button type="button" class="quiet legend-all" hidden>Show all</button>
            """);
        foreach (var group in context.Groups)
        {
            page.Append($"""
                <button type="button" class="legend-item" data-label="{group.Label}" aria-pressed="false">
                {PageContext.Marker(group.Label)}<span>{group.Name}</span>
                <span class="count">{Wording.Number(group.Rows.Length)}</span></button>
                """);
        }

        page.Append("</div>");
    }
}

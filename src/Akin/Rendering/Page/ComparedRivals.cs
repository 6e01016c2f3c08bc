using System.Text;
using Akin.Comparison;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Page;

/// <summary>For each collection its nearest rivals, pair by pair, and what is most its own.</summary>
internal sealed class ComparedRivals(
    ComparisonModel model, ComparisonExamples examples, IReadOnlyDictionary<int, StripImage> images)
{
    public void Write(StringBuilder page)
    {
        page.Append("<section id=\"rivals\"><h2>Nearest rivals</h2><p class=\"note\">");
        page.Append("For each collection the pictures that another comes nearest to, each beside its rival; ");
        page.Append("then those that no other comes near. ");
        if (model.Shared.Count > 0)
        {
            page.Append($"{Wording.Count(model.Shared.Count, "file is", "files are")} in several collections: ");
            page.Append("<code>shared.csv</code>. ");
        }

        page.Append(model.Result.AreRivalsSampled
            ? $"Rivals were looked for for {Wording.Number(model.Result.Rivals.Count)} random pictures of "
                + $"{Wording.Number(model.Pictures.Count)}: <code>nearest.csv</code>.</p>"
            : "All are in <code>nearest.csv</code>.</p>");
        for (var collection = 0; collection < examples.Nearest.Count; collection++)
        {
            WriteCollection(page, collection);
        }

        if (examples.Nearest.Count < model.Names.Count)
        {
            page.Append($"<p class=\"from\">The other {model.Names.Count - examples.Nearest.Count} collections: ");
            page.Append("<code>nearest.csv</code>.</p>");
        }

        page.Append("</section>");
    }

    /// <summary>A picture as a link to its file; its name where it cannot be shown.</summary>
    public static string Picture(ComparisonModel model, IReadOnlyDictionary<int, StripImage> images, int row)
    {
        var picture = model.Pictures[row];
        var name = Escape(picture.RelativePath);
        var address = FileAddress(picture.AbsolutePath);
        var link = address.Length > 0 ? $" href=\"{address}\"" : "";
        var inside = images.TryGetValue(row, out var image)
            ? $"<img src=\"{image.Address}\" width=\"{image.Width}\" height=\"{image.Height}\" alt=\"{name}\">"
            : $"<span class=\"no-picture\"><bdi>{name}</bdi></span>";
        return $"<a class=\"picture\"{link} title=\"{name}\">{inside}</a>";
    }

    private void WriteCollection(StringBuilder page, int collection)
    {
        if (examples.Nearest[collection].Count == 0)
        {
            return;
        }

        page.Append($"""
            <article class="card rivals"><h3><bdi>{Escape(
                model.Names[collection])}</bdi></h3><h4>Nearest to another collection</h4><div class="pairs">
            """);
        foreach (var rival in examples.Nearest[collection])
        {
            WritePair(page, rival);
        }

        page.Append("</div><h4>Most its own: no other collection comes near</h4><div class=\"pairs\">");
        foreach (var rival in examples.Own[collection])
        {
            WritePair(page, rival);
        }

        page.Append("</div></article>");
    }

    private void WritePair(StringBuilder page, Rival rival)
    {
        var isSame = model.Shared.Any(rows => rows.Contains(rival.Row) && rows.Contains(rival.Nearest));
        page.Append("<figure class=\"pair\"><div class=\"two\">").Append(Picture(model, images, rival.Row));
        page.Append(Picture(model, images, rival.Nearest)).Append("</div><figcaption>");
        page.Append(isSame ? "the same file" : FormattableString.Invariant($"{rival.Distance:0.000} apart"));
        page.Append($": <bdi>{Escape(model.Names[model.Collections[rival.Nearest]])}</bdi></figcaption></figure>");
    }
}

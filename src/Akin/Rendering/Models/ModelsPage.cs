using System.Text;
using Akin.Comparison.Models;
using Akin.Numerics;
using Akin.Rendering.Charts;
using Akin.Rendering.Page;
using Akin.Rendering.Pictures;
using Akin.Workspace.Comparing.Models;
using static Akin.Rendering.Markup;
using static Akin.Rendering.Page.PageParts;

namespace Akin.Rendering.Models;

/// <summary>
/// A comparison of models as one file: the verdict in words, what was measured, and the same pictures' neighbours side
/// by side. It loads nothing from elsewhere.
/// </summary>
internal sealed class ModelsPage(ModelsView view)
{
    private const int PictureHeight = 104;
    private const int MostPictures = 700;

    /// <summary>The page.</summary>
    public string Write(int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var queries = Shown();
        var images = Images(queries, threads, progress, cancellation);
        var style = PageAssets.Style + ReportPage.GroupStyle() + PageAssets.ModelsStyle;
        var page = new StringBuilder(1 << 20).Append($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:;
            style-src {PageAssets.Hash(style)}; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
            <title>{Escape(view.Title)}: models compared · Akin</title><style>{style}</style></head><body>
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top"><a class="brand" href="#verdict">Akin</a><nav aria-label="Sections">
            <a href="#verdict">Verdict</a><a href="#measured">Measured</a>
            <a href="#neighbours">Neighbours</a><a href="#made">Made</a></nav></header><main id="main">
            """);
        WriteVerdict(page);
        WriteMeasured(page);
        WriteNeighbours(page, queries, images);
        Made(page, ModelsMethod.Sentences(view.Result, view.Against).Concat(view.Notes));
        return page.Append("</main><footer>Made by Akin on this machine. The page loads nothing from elsewhere and "
            + "sends nothing away.</footer></body></html>\n").ToString();
    }

    /// <summary>As many queries as a page has room for.</summary>
    private QueryNeighbours[] Shown()
    {
        var pictures = 0;
        return [.. view.Queries.TakeWhile(query =>
            (pictures += 1 + query.Neighbours.Sum(list => list.Count)) <= MostPictures)];
    }

    private Dictionary<int, StripImage> Images(
        QueryNeighbours[] queries, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var source = new ThumbnailSource(
            new() { Title = "", Pictures = view.Pictures, Thumbnails = view.Thumbnails });
        int[] rows = [.. queries.SelectMany(query => query.Neighbours.SelectMany(list => list)
            .Select(near => near.Row).Prepend(query.Row)).Distinct().Order()];
        return StripImage.OfRows(
            source, rows, PictureHeight, 70, threads,
            done => progress?.Report(new("pictures of the page", done, rows.Length, "pictures")), cancellation);
    }

    private void WriteVerdict(StringBuilder page)
    {
        var (result, verdict) = (view.Result, view.Result.Verdict);
        var reasons = string.Concat(verdict.Reasons.Select(reason => $"<li>{Escape(reason)}</li>"));
        page.Append($"""
            <section id="verdict"><p class="eyebrow">Models compared</p><h1><bdi>{Escape(view.Title)}</bdi></h1>
            <p class="lede">{Escape(verdict.Sentence)}</p><ul class="findings">{reasons}</ul><dl class="tiles">
            """);
        Tile(page, Wording.Number(result.Models[0].Common.Labels.Count), "pictures that all models have features of");
        Tile(page, Wording.Number(result.Models.Count), "models");
        Tile(page, Wording.Number(result.K), "groups at which they were compared");
        if (result.Classes > 0)
        {
            Tile(page, Wording.Number(result.Classes), $"labels: {Escape(view.Against)}");
        }

        page.Append("</dl></section>");
    }

    private void WriteMeasured(StringBuilder page)
    {
        page.Append($"""
            <section id="measured"><h2>What was measured</h2>
            <figure class="card figure wide">{ModelsChart.Draw(view.Result.Models).ToInline()}</figure>
            <div class="card wide measures"><table><thead><tr><th>Model</th><th>k</th><th>Evidence</th><th>Halves</th>
            <th>Chance</th><th>Seeds</th><th>Empty</th><th>Silhouette</th><th>NMI</th><th>Adj. Rand</th></tr></thead>
            <tbody>
            """);
        foreach (var model in view.Result.Models)
        {
            Row(page, $"<bdi>{Escape(model.Name)}</bdi>", model.Common);
            if (model.Own.K != model.Common.K)
            {
                Row(page, "at its own best", model.Own);
            }
        }

        page.Append("</tbody></table></div>");
        foreach (var pair in view.Result.Pairs)
        {
            page.Append($"<p class=\"from\">{Escape(Sentence(pair))}</p>");
        }

        page.Append("<p class=\"from\">As tables: <code>models.csv</code>, <code>pairs.csv</code>, ")
            .Append("<code>curves.csv</code>, <code>groups.csv</code>.</p></section>");
    }

    private string Sentence(ModelPair pair) => FormattableString.Invariant(
        $"{view.Result.Models[pair.A].Name} and {view.Result.Models[pair.B].Name}: at {view.Result.K} groups theirs ")
        + FormattableString.Invariant($"agree by {pair.AdjustedRand:0.000} (adjusted Rand) and {pair.Nmi:0.000} (NMI)")
        + FormattableString.Invariant($"; {100 * pair.SharedNeighbours:0.0} % of nearest neighbours are the same.");

    private void WriteNeighbours(
        StringBuilder page, QueryNeighbours[] queries, Dictionary<int, StripImage> images)
    {
        if (queries.Length == 0)
        {
            return;
        }

        page.Append("<section id=\"neighbours\"><h2>The same pictures' neighbours</h2><p class=\"note\">Pictures ")
            .Append("drawn at random, and what each model finds nearest to them, the nearest first. A line below ")
            .Append("a picture: every model finds it.")
            .Append(view.Against.Length > 0 ? " A dot: it has the label of the picture asked for.</p>" : "</p>");
        foreach (var query in queries)
        {
            var caption = view.Pictures[query.Row].Collection is { Length: > 0 } label
                ? label : view.Pictures[query.Row].RelativePath;
            page.Append("<article class=\"card query\"><figure class=\"asked\">").Append(Picture(images, query.Row))
                .Append($"<figcaption><bdi>{Escape(caption)}</bdi></figcaption></figure><div class=\"lists\">");
            foreach (var (model, list) in query.Neighbours.Index())
            {
                var name = Escape(view.Result.Models[model].Name);
                page.Append($"<h3 class=\"{Group.ClassOf(model)}-edge\"><bdi>{name}</bdi> <span class=\"facts\">")
                    .Append($"{Escape(view.Facts(query, model))}</span></h3><div class=\"row\">");
                foreach (var (row, distance) in list)
                {
                    var shared = query.IsShared(row) ? " shared" : "";
                    var same = view.IsOfSameLabel(query, row) ? " same" : "";
                    page.Append(FormattableString.Invariant(
                        $"<figure class=\"near{shared}{same}\" title=\"{distance:0.000} away\">"))
                        .Append(Picture(images, row)).Append("</figure>");
                }

                page.Append("</div>");
            }

            page.Append("</div></article>");
        }

        page.Append($"<p class=\"from\">As one picture: <code>{ModelsReport.SheetName}</code>; as a table: ")
            .Append("<code>neighbours.csv</code>.</p></section>");
    }

    private string Picture(Dictionary<int, StripImage> images, int row)
    {
        var picture = view.Pictures[row];
        var name = Escape(picture.RelativePath);
        var address = FileAddress(picture.AbsolutePath);
        var link = address.Length > 0 ? $" href=\"{address}\"" : "";
        var inside = images.TryGetValue(row, out var image)
            ? $"<img src=\"{image.Address}\" width=\"{image.Width}\" height=\"{image.Height}\" alt=\"{name}\">"
            : $"<span class=\"no-picture\"><bdi>{name}</bdi></span>";
        return $"<a class=\"picture\"{link} title=\"{name}\">{inside}</a>";
    }

    private static void Row(StringBuilder page, string name, ModelGroups groups)
    {
        double?[] values =
        [
            groups.Evidence, groups.HalfStability, groups.ChanceStability, groups.SeedStability, groups.Separation,
            groups.Silhouette, groups.Nmi, groups.AdjustedRand,
        ];
        var cells = string.Concat(values.Select(value =>
            $"<td>{(value is { } known ? Wording.Score(known) : "–")}</td>"));
        page.Append($"<tr><th>{name}</th><td>{Wording.Number(groups.K)}</td>{cells}</tr>");
    }
}

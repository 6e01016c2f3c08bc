using System.Text;
using Akin.Comparison;
using Akin.Numerics;
using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;
using static Akin.Rendering.Markup;
using static Akin.Rendering.Page.PageParts;

namespace Akin.Rendering.Page;

/// <summary>
/// A comparison as one file: what was found in words, shares and distances, the maps, the groups with pictures of each
/// collection side by side, and the nearest rivals. It loads nothing from elsewhere.
/// </summary>
/// <param name="model">What to say.</param>
/// <param name="frame">The map's place in a chart.</param>
/// <param name="mosaics">A JPEG of each of some collections, on one scale.</param>
/// <param name="mosaicFiles">How many there are as files.</param>
internal sealed class ComparisonPage(
    ComparisonModel model, MapFrame frame, IReadOnlyList<(int Collection, byte[] Jpeg)> mosaics, int mosaicFiles)
{
    /// <summary>Mosaics that the page shows; all are files beside it.</summary>
    public const int MostMosaics = 12;

    private const int MostFindings = 10;
    private const int PictureHeight = 132;
    private readonly ComparisonExamples _examples = ComparisonExamples.Of(model);

    /// <summary>The page.</summary>
    public string Write(int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var images = Images(threads, progress, cancellation);
        var style = PageAssets.Style + PageAssets.ComparisonStyle + ReportPage.GroupStyle();
        var page = new StringBuilder(1 << 20).Append($"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:;
            style-src {PageAssets.Hash(style)}; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
            <title>{Escape(model.Title)} compared · Akin</title><style>{style}</style></head><body>
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top"><a class="brand" href="#found">Akin</a><nav aria-label="Sections">
            <a href="#found">Found</a><a href="#shares">Shares</a><a href="#distances">Distances</a>
            {(frame.HasPoints ? "<a href=\"#maps\">Maps</a>" : "")}<a href="#groups">Groups</a>
            <a href="#rivals">Rivals</a><a href="#made">Made</a></nav></header><main id="main">
            """);
        WriteFound(page);
        WriteCharts(page);
        new ComparedGroups(model, _examples, images).Write(page);
        new ComparedRivals(model, _examples, images).Write(page);
        Made(page, ComparisonMethod.Sentences(model).Concat(model.Notes).Append(model.Basis));
        return page.Append("</main><footer>Made by Akin on this machine. The page loads nothing from elsewhere and "
            + "sends nothing away.</footer></body></html>\n").ToString();
    }

    private Dictionary<int, StripImage> Images(
        int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        var source = new ThumbnailSource(new ReportModel
        {
            Title = "",
            Pictures = model.Pictures,
            Thumbnails = model.Thumbnails,
        });
        int[] rows = [.. _examples.Rows];
        return StripImage.OfRows(
            source, rows, PictureHeight, 66, threads,
            done => progress?.Report(new("pictures of the page", done, rows.Length, "pictures")), cancellation);
    }

    private void WriteFound(StringBuilder page)
    {
        var result = model.Result;
        page.Append($"""
            <section id="found"><p class="eyebrow">Compared</p><h1><bdi>{Escape(model.Title)}</bdi></h1>
            <p class="lede">{Escape(ComparisonWords.Summary(result, model.Names, model.Options.Confidence))}</p>
            """);
        if (model.Advice.Length > 0)
        {
            page.Append($"<p class=\"note\">{Escape(model.Advice)}</p>");
        }

        var findings = ComparisonWords.Findings(result, model.Names);
        if (findings.Count > 0)
        {
            var shown = findings.Take(MostFindings).Select(sentence => $"<li>{Escape(sentence)}</li>");
            var more = findings.Count > MostFindings
                ? $"<li>And {findings.Count - MostFindings} more shares below, marked “more” or “less”.</li>" : "";
            page.Append($"<ul class=\"findings\">{string.Concat(shown)}{more}</ul>");
        }

        page.Append("<dl class=\"tiles\">");
        foreach (var (number, name) in model.Names.Index().Take(6))
        {
            Tile(page, Wording.Number(result.Sizes[number]), $"in <bdi>{Escape(name)}</bdi>");
        }

        var clusters = result.Shares.Where(share => share.Cluster >= 0).Select(share => share.Cluster).Distinct();
        Tile(page, Wording.Number(clusters.Count()), "groups, found on all pictures together");
        if (model.Shared.Count > 0)
        {
            Tile(page, Wording.Number(model.Shared.Count), "files that several collections have");
        }

        page.Append("</dl></section>");
    }

    private void WriteCharts(StringBuilder page)
    {
        var (result, names, confidence) = (model.Result, model.Names, model.Options.Confidence);
        page.Append("<section id=\"shares\"><h2>Shares of the groups</h2><p class=\"note\">A group has one "
            + "colour on the whole page; collections are told by their names.</p><div class=\"charts\">");
        Figure(page, ComparisonReport.Shares(result, names, confidence));
        Figure(page, ComparisonReport.Represented(result, names));
        page.Append("</div><p class=\"from\">All numbers: <code>clusters.csv</code>; those of each chart: ");
        page.Append("<code>shares.csv</code>, <code>representation.csv</code>.</p></section>");
        page.Append("<section id=\"distances\"><h2>Distances</h2>");
        page.Append($"<p class=\"note\">{Escape(ComparisonMethod.Distances(model))}</p>");
        Figure(page, ComparisonReport.Distances(result, names, confidence));
        page.Append("<p class=\"from\">With their p: <code>distances.csv</code>.</p></section>");
        if (frame.HasPoints)
        {
            page.Append("""
                <section id="maps"><h2>The maps</h2><p class="note">The same map for each collection: its pictures in
                the colours of their groups, the others behind them in grey.</p>
                """);
            Figure(page, ComparisonReport.Maps(model, frame));
            WriteMosaics(page);
            page.Append("<p class=\"from\">The places: <code>maps.csv</code>.</p></section>");
        }
    }

    private void WriteMosaics(StringBuilder page)
    {
        if (mosaics.Count == 0)
        {
            return;
        }

        page.Append("""
            <p class="note">And with the pictures themselves, each at its place on the same axes, what is most typical
            of its group on top; borders have the colours of the groups.</p><div class="mosaics">
            """);
        foreach (var (collection, jpeg) in mosaics)
        {
            var name = Escape(model.Names[collection]);
            page.Append($"""
                <figure class="card mosaic"><figcaption>
                <bdi title="{name}">{name}</bdi>
                <b>{Wording.Pictures(model.Result.Sizes[collection])}</b></figcaption><img alt="Mosaic of {name}"
                src="data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}"></figure>
                """);
        }

        page.Append("</div>");
        if (mosaics.Count < mosaicFiles)
        {
            page.Append($"<p class=\"from\">The first {mosaics.Count} of {mosaicFiles}; the others are files beside ");
            page.Append("this page, <code>mosaic-</code> and the collection’s number.</p>");
        }

        if (mosaicFiles < model.Names.Count)
        {
            page.Append($"<p class=\"from\">Of {Wording.Number(model.Names.Count)} collections the ");
            page.Append($"{Wording.Number(mosaicFiles)} with the most pictures have a mosaic.</p>");
        }
    }

    private static void Figure(StringBuilder page, SvgChart chart) =>
        page.Append($"<figure class=\"card figure wide\">{chart.ToInline()}</figure>");
}

using System.Globalization;
using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Numerics;
using Akin.Rendering.Page;
using Akin.Rendering.Pictures;
using static Akin.Rendering.Markup;

namespace Akin.Rendering.Sheets;

/// <summary>A sheet as a page: it loads nothing from elsewhere, and breaks well where it is printed.</summary>
internal sealed class SheetPage(ReportModel model, SheetOptions options)
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private readonly ThumbnailSource _source = new(model);

    /// <summary>Pictures that could not be shown, as they were met.</summary>
    public List<int> Missing { get; } = [];

    public void Write(
        TextWriter output, IReadOnlyList<SheetGroup> groups, int all, IProgress<StageProgress>? progress,
        CancellationToken cancellation)
    {
        Head(output, groups, all);
        var done = 0;
        foreach (var group in groups)
        {
            var number = Group.ClassOf(group.Group.Label);
            output.Write($"<section class=\"sheet-group {number}-edge\"><header><h2>{group.Group.Name}</h2>");
            output.Write($"<p class=\"facts\">{Escape(group.Facts(options))}</p></header>");
            foreach (var band in group.Bands)
            {
                if (band.Collection is not null)
                    output.Write($"<h3><bdi>{Escape(band.Name)}</bdi> <span class=\"facts\">{band.Facts}</span></h3>");

                Pictures(output, band, cancellation);
                progress?.Report(new("sheet", done += band.Rows.Count, all, "pictures"));
            }

            if (group.Absent.Count > 0)
                output.Write($"<p class=\"facts absent\"><bdi>{Escape(group.AbsentText)}</bdi></p>");

            output.Write("</section>\n");
        }

        output.Write("</main><footer>Made by Akin on this machine. The page loads nothing from elsewhere and "
            + "sends nothing away.</footer></body></html>\n");
    }

    private void Head(TextWriter output, IReadOnlyList<SheetGroup> groups, int all)
    {
        var side = options.Paper == SheetPaper.Portrait ? "portrait" : "landscape";
        var style = PageAssets.Style + ReportPage.GroupStyle() + PageAssets.SheetStyle + string.Create(
            Culture,
            $".sheet-pictures{{grid-template-columns:repeat({options.Columns},minmax(0,1fr))}}")
            + $"@page{{size:A4 {side}}}\n";
        var theme = options.Ground is { } ground ? $" data-theme=\"{(ground == Ground.Dark ? "dark" : "light")}\"" : "";
        output.Write($"""
            <!doctype html>
            <html lang="en"{theme}><head><meta charset="utf-8">
            {OwnMark.OfPage}
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:;
            style-src {PageAssets.Hash(style)}; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
            <title>{Escape(model.Title)} · contact sheet · Akin</title><style>{style}</style></head><body class="sheet">
            <main><h1><bdi>{Escape(model.Title)}</bdi></h1>
            <p class="facts">{Wording.Count(groups.Count, "group", "groups")}, {Wording.Pictures(all)} shown</p>

            """);
    }

    private void Pictures(TextWriter output, SheetBand band, CancellationToken cancellation)
    {
        const int Chunk = 64;
        output.Write("<div class=\"sheet-pictures\">");
        foreach (var rows in band.Rows.Chunk(Chunk))
        {
            var images = ChunkedWork.Map(
                rows.Length, 1, options.Threads, (i, _, _) => Image(model.Pictures[rows[i]], rows[i]), cancellation);
            foreach (var (row, image) in rows.Zip(images))
                Figure(output, row, image);
        }

        output.Write("</div>");
    }

    private string? Image(ReportPicture picture, int row) => _source.Whole(row, options.Size) is { } image
        ? string.Create(
            Culture,
            $"<img alt=\"{Escape(SheetCaptions.NameOf(picture))}\" width=\"{image.Width}\" height=\"{image.Height}\" "
            + $"src=\"{DataAddress(PictureEncoder.WebP(image))}\">")
        : null;

    private void Figure(TextWriter output, int row, string? image)
    {
        if (image is null)
            Missing.Add(row);

        output.Write("<figure>");
        output.Write(image ?? "<div class=\"gone\">gone</div>");
        if (options.Caption != SheetCaption.None)
        {
            var lines = SheetCaptions.Lines(model.Pictures[row], options.Caption).Select(line =>
                $"<bdi>{Escape(line)}</bdi>");
            output.Write($"<figcaption>{string.Join("<br>", lines)}</figcaption>");
        }

        output.Write("</figure>");
    }
}

using Akin.Imaging;
using Akin.Numerics;
using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;

namespace Akin.Rendering.Sheets;

/// <summary>Draws a sheet, strip by strip: no more than one of them is in memory.</summary>
internal sealed class SheetPainter(ReportModel model, SheetLayout layout, SheetOptions options)
{
    private const int Bar = 4;
    private readonly Ground _ground = options.Ground ?? Ground.Light;
    private readonly ThumbnailSource _source = new(model);

    /// <summary>Pictures that could not be shown, as they were met.</summary>
    public List<int> Missing { get; } = [];

    /// <summary>Draws one strip.</summary>
    public RgbImage Draw(SheetStrip strip, CancellationToken cancellation)
    {
        var sheet = new PixelSheet(layout.Width, strip.Height, Colour(Theme.On(_ground).Paper));
        switch (strip)
        {
            case SheetStrip.GroupHead head:
                Head(sheet, head);
                break;
            case SheetStrip.BandHead head:
                BandHead(sheet, head);
                break;
            case SheetStrip.Absent absent:
                Absent(sheet, absent);
                break;
            case SheetStrip.Pictures pictures:
                Pictures(sheet, pictures, cancellation);
                break;
            default:
                break;
        }

        return sheet.ToImage();
    }

    private static int Colour(string web) => PixelSheet.Colour(web);

    private void Head(PixelSheet sheet, SheetStrip.GroupHead strip)
    {
        var group = strip.Group.Group;
        var bar = (int)Math.Round(Bar * layout.TextScale);
        var right = layout.Width - layout.Left;
        sheet.Fill(layout.Left, 0, right - layout.Left, bar, Palette.Rgb(group.Label));
        var chart = Text(right - layout.Left, strip.Height - bar, group.Name);
        chart.Path(Markers.Path(Palette.MarkerOf(group.Label), 6, 17, 5.5), group.CssClass);
        chart.Text(19, 22, group.Name, "head");
        var after = 19 + (ChartNames.Width(group.Name, "head")) + 12;
        chart.Text(after, 22, strip.Group.Facts(options), "small");
        sheet.Place(chart.ToImage(layout.TextScale, _ground), layout.Left, bar);
    }

    private void BandHead(PixelSheet sheet, SheetStrip.BandHead strip)
    {
        var chart = Text(layout.Width - (2 * layout.Left), strip.Height, strip.Band.Name);
        var name = ChartNames.Fit(strip.Band.Name, 260);
        chart.Text(1, 16, name, "mark-text");
        chart.Text(ChartNames.Width(name, "mark-text") + 12, 16, strip.Band.Facts, "small");
        sheet.Place(chart.ToImage(layout.TextScale, _ground), layout.Left, 0);
    }

    private void Absent(PixelSheet sheet, SheetStrip.Absent strip)
    {
        var chart = Text(layout.Width - (2 * layout.Left), strip.Height, strip.Group.AbsentText);
        chart.Text(1, 15, ChartNames.Fit(strip.Group.AbsentText, chart.Width), "small");
        sheet.Place(chart.ToImage(layout.TextScale, _ground), layout.Left, 0);
    }

    private void Pictures(PixelSheet sheet, SheetStrip.Pictures strip, CancellationToken cancellation)
    {
        var images = ChunkedWork.Map(
            strip.Rows.Count, 1, options.Threads, (i, _, _) => _source.Whole(strip.Rows[i], layout.Cell), cancellation);
        for (var i = 0; i < images.Length; i++)
        {
            if (images[i] is { } image)
            {
                var top = strip.PictureHeight - image.Height;
                sheet.Place(image, layout.At(i) + ((layout.Cell - image.Width) / 2), top);
            }
            else
            {
                Missing.Add(strip.Rows[i]);
                Placeholder(sheet, strip, i);
            }
        }

        if (layout.CaptionLines > 0)
            Captions(sheet, strip);
    }

    /// <summary>An empty frame where a picture would be.</summary>
    private void Placeholder(PixelSheet sheet, SheetStrip.Pictures strip, int column)
    {
        var (width, height) = layout.SizeOf(model.Pictures[strip.Rows[column]]);
        var (left, top) = (layout.At(column) + ((layout.Cell - width) / 2), strip.PictureHeight - height);
        sheet.Fill(left, top, width, height, Colour(Theme.On(_ground).Line));
        sheet.Fill(left + 1, top + 1, width - 2, height - 2, Colour(Theme.On(_ground).Paper));
        var chart = Text(width, height, "gone");
        chart.Text(chart.Width / 2.0, (chart.Height / 2.0) + 4, "gone", "small", "middle");
        if (width > 40 * layout.TextScale && height > 16 * layout.TextScale)
            sheet.Place(chart.ToImage(layout.TextScale, _ground), left, top);
    }

    private void Captions(PixelSheet sheet, SheetStrip.Pictures strip)
    {
        var cell = layout.Cell / layout.TextScale;
        var chart = Text(layout.Width, layout.CaptionHeight, "captions");
        for (var i = 0; i < strip.Rows.Count; i++)
        {
            var middle = (layout.At(i) + (layout.Cell / 2.0)) / layout.TextScale;
            foreach (var (line, text) in SheetCaptions.Lines(model.Pictures[strip.Rows[i]], options.Caption).Index())
                chart.Text(middle, 14 + (15 * line), ChartNames.Fit(text, cell), "small", "middle");
        }

        sheet.Place(chart.ToImage(layout.TextScale, _ground), 0, strip.PictureHeight);
    }

    /// <summary>A drawing of so many pixels.</summary>
    private SvgChart Text(int width, int height, string title) => new(
        (int)Math.Ceiling(width / layout.TextScale), Math.Max(1, (int)(height / layout.TextScale)), title);
}

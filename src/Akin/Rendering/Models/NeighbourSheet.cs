using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Numerics;
using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;
using Akin.Rendering.Sheets;
using Akin.Workspace.Comparing.Models;

namespace Akin.Rendering.Models;

/// <summary>
/// Pictures and, for each model, what it finds nearest to them: a row of pictures for each model, one below the other.
/// Drawn query by query, so that no more than one is in memory.
/// </summary>
internal sealed class NeighbourSheet
{
    private const int Margin = 24;
    private const int Gap = 10;
    private const int Asked = 150;
    private const int Cell = 112;
    private const int HeadHeight = 22;
    private const int CaptionHeight = 22;
    private const int Bar = 3;
    private const int Top = 62;
    private const int Quality = 90;

    private readonly ModelsView _view;
    private readonly ThumbnailSource _source;
    private readonly int _width;
    private readonly int _block;

    public NeighbourSheet(ModelsView view)
    {
        _view = view;
        _source = new(new ReportModel { Title = "", Pictures = view.Pictures, Thumbnails = view.Thumbnails });
        var columns = view.Queries.SelectMany(query => query.Neighbours).Max(list => list.Count);
        _width = (2 * Margin) + Asked + (3 * Gap) + Math.Max(400, columns * (Cell + Gap));
        _block = Math.Max(Asked + CaptionHeight, view.Result.Models.Count * RowHeight) + Margin;
    }

    private static int RowHeight => HeadHeight + Cell + Bar + CaptionHeight + Gap;

    /// <summary>Writes it as PNG.</summary>
    public void Write(
        string path, int threads, IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        using var writer = PictureFileFormat.Png.Begin(
            path, "", _width, Top + (_view.Queries.Count * _block), Quality, threads);
        writer.Write(Head().Pixels, cancellation);
        foreach (var (done, query) in _view.Queries.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Write(Block(query, threads, cancellation).Pixels, cancellation);
            progress?.Report(new("sheet", done + 1, _view.Queries.Count, "pictures"));
        }

        writer.Finish();
    }

    private RgbImage Head()
    {
        var sheet = Paper(Top);
        var chart = new SvgChart(_width - (2 * Margin), Top - Margin, "head");
        chart.Text(0, 14, "What each model finds nearest", "head");
        chart.Text(0, 32, "A bar below a picture: every model finds it."
            + (_view.Against.Length > 0 ? " A dot: it has the label of the picture on the left." : ""), "small");
        sheet.Place(chart.ToImage(1), Margin, Margin - 6);
        return sheet.ToImage();
    }

    private RgbImage Block(QueryNeighbours query, int threads, CancellationToken cancellation)
    {
        var sheet = Paper(_block);
        sheet.Place(Text(query).ToImage(1), 0, 0);
        var shown = Shown(query).ToArray();
        var images = ChunkedWork.Map(
            shown.Length, 1, threads, (i, _, _) => _source.Whole(shown[i].Row, shown[i].Side), cancellation);
        foreach (var (place, image) in shown.Zip(images))
        {
            if (image is null)
            {
                sheet.Fill(place.X, place.Y, place.Side, place.Side, PixelSheet.Colour(Theme.Light.Line));
            }
            else
            {
                // Neighbours stand on their bars; the one asked for begins where they do.
                sheet.Place(image, place.X, place.Y + (place.Side == Cell ? Cell - image.Height : 0));
            }
        }

        return sheet.ToImage();
    }

    /// <summary>Where which picture stands.</summary>
    private static IEnumerable<(int Row, int X, int Y, int Side)> Shown(QueryNeighbours query) =>
        query.Neighbours.SelectMany((list, model) => list.Select((near, column) =>
            (near.Row, At(column), (model * RowHeight) + HeadHeight, Cell)))
        .Prepend((query.Row, Margin, HeadHeight, Asked));

    /// <summary>All that is not pictures.</summary>
    private SvgChart Text(QueryNeighbours query)
    {
        var text = new SvgChart(_width, _block, "names");
        text.Text(Margin, HeadHeight + AskedHeight(query) + 18, Caption(query.Row, Asked), "mark-text");
        foreach (var (model, list) in query.Neighbours.Index())
        {
            var y = model * RowHeight;
            text.Rect(At(0), y + 5, 10, 10, Group.ClassOf(model), 2);
            var name = ChartNames.Fit(_view.Result.Models[model].Name, 260);
            text.Text(At(0) + 17, y + 14, name, "mark-text");
            text.Text(
                At(0) + 29 + ChartNames.Width(name, "mark-text"), y + 14, _view.Facts(query, model), "small");
            foreach (var (column, (row, _)) in list.Index())
            {
                Below(text, query, row, At(column), y + HeadHeight + Cell + 2);
            }
        }

        return text;
    }

    /// <summary>How high the picture that is asked for stands.</summary>
    private int AskedHeight(QueryNeighbours query) =>
        _view.Pictures[query.Row] is { Width: > 0, Height: > 0 } picture && picture.Height < picture.Width
            ? Asked * picture.Height / picture.Width : Asked;

    private void Below(SvgChart text, QueryNeighbours query, int row, int x, int y)
    {
        if (query.IsShared(row))
        {
            text.Rect(x, y, Cell, Bar, "bar");
        }

        var indent = _view.IsOfSameLabel(query, row) ? 13 : 0;
        if (indent > 0)
        {
            text.Circle(x + 5, y + Bar + 11, 3, "mark");
        }

        text.Text(x + indent, y + Bar + 15, Caption(row, Cell - indent), "small");
    }

    private static int At(int column) => Margin + Asked + (3 * Gap) + (column * (Cell + Gap));

    /// <summary>The label of a picture, where there are labels, else the name of its file.</summary>
    private string Caption(int row, int width)
    {
        var picture = _view.Pictures[row];
        return ChartNames.Fit(
            _view.Against.Length > 0 && picture.Collection.Length > 0
                ? picture.Collection : SheetCaptions.NameOf(picture), width);
    }

    private PixelSheet Paper(int height) => new(_width, height, PixelSheet.Colour(Theme.Light.Paper));
}

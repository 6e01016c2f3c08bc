using Akin.Imaging;
using Akin.Numerics;
using Akin.Rendering.Charts;

namespace Akin.Rendering.Pictures;

/// <summary>
/// The map with pictures instead of points, on a grid so that nothing overlaps: each picture takes the free cell
/// nearest to its place, with a rim in its group's colour. Past a thousand pictures a fair sample of them stands for
/// all.
/// </summary>
internal static class MapMosaic
{
    public const int MostPictures = 1000;
    private const int Side = 1640;
    private const int Ground = 0x14161A;
    private const int Rim = 2;

    // Share of the square that pictures fill: room is left between groups.
    private const double Filled = 0.4;

    public static RgbImage? Draw(
        ReportModel model, MapFrame frame, ThumbnailSource source, int threads, CancellationToken cancellation)
    {
        if (!frame.HasPoints || !source.IsThere)
            return null;

        var rows = FairOrder.Of(model.Pictures.Count).Where(row => frame.Place(model.Pictures[row]) is not null)
            .Take(MostPictures).ToArray();
        var perSide = Math.Max(6, (int)Math.Ceiling(Math.Sqrt(rows.Length / Filled)));
        var cell = Math.Min(150, Side / perSide);
        var cells = Settle(model, frame, rows, perSide);
        var images = ChunkedWork.Map(
            rows.Length, 1, threads, (i, _, _) => source.Square(rows[i], cell - (2 * Rim) - 1), cancellation);

        var (left, right) = (cells.Min(at => at.X), cells.Max(at => at.X));
        var (top, bottom) = (cells.Min(at => at.Y), cells.Max(at => at.Y));
        var sheet = new PixelSheet(cell * (right - left + 2), cell * (bottom - top + 2), Ground);
        for (var i = 0; i < rows.Length; i++)
        {
            if (images[i] is not { } image)
                continue;

            int x = (cell / 2) + (cell * (cells[i].X - left)), y = (cell / 2) + (cell * (cells[i].Y - top));
            sheet.Fill(x, y, cell - 1, cell - 1, Palette.Rgb(model.Pictures[rows[i]].Label));
            sheet.Place(image, x + Rim, y + Rim);
        }

        return sheet.ToImage();
    }

    /// <summary>Gives each row the free cell nearest to its place, first come first served.</summary>
    private static (int X, int Y)[] Settle(ReportModel model, MapFrame frame, int[] rows, int perSide)
    {
        var taken = new bool[perSide * perSide];
        return [.. rows.Select(row =>
        {
            var (x, y) = frame.Place(model.Pictures[row])!.Value;
            var nearest = Nearest(taken, perSide, x * perSide, y * perSide);
            taken[nearest] = true;
            return (nearest % perSide, nearest / perSide);
        })];
    }

    private static int Nearest(bool[] taken, int perSide, double x, double y)
    {
        var (best, least) = (-1, double.MaxValue);
        for (var cell = 0; cell < taken.Length; cell++)
        {
            double dx = (cell % perSide) + 0.5 - x, dy = (cell / perSide) + 0.5 - y;
            var distance = (dx * dx) + (dy * dy);
            if (!taken[cell] && distance < least)
                (best, least) = (cell, distance);
        }

        return best;
    }
}

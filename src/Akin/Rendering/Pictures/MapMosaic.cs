using Akin.Imaging;
using Akin.Numerics;
using Akin.Rendering.Charts;

namespace Akin.Rendering.Pictures;

/// <summary>
/// The map with pictures instead of points: the square is cut into cells, and each shows the picture that lies nearest
/// to its
/// middle, with a rim in its group's colour. Nothing overlaps; where many lie close, some are left out.
/// </summary>
internal static class MapMosaic
{
    private const int Side = 1640;
    private const int Ground = 0x14161A;
    private const int Rim = 2;

    public static RgbImage? Draw(
        ReportModel model, MapFrame frame, ThumbnailSource source, int threads, CancellationToken cancellation)
    {
        if (!frame.HasPoints || !source.IsThere)
            return null;

        var perSide = (int)Math.Clamp(Math.Sqrt(model.Pictures.Count) * 1.45, 6, 40);
        var cell = Side / perSide;
        var chosen = Choose(model, frame, perSide).ToArray();
        var images = ChunkedWork.Map(
            chosen.Length, 8, threads,
            (_, start, length) => Enumerable.Range(start, length)
                .Select(i => source.Square(chosen[i].Row, cell - (2 * Rim) - 1)).ToArray(),
            cancellation).SelectMany(chunk => chunk).ToArray();
        var sheet = new PixelSheet(cell * perSide, cell * perSide, Ground);
        for (var i = 0; i < chosen.Length; i++)
        {
            if (images[i] is not { } image)
                continue;

            int x = chosen[i].Cell % perSide * cell, y = chosen[i].Cell / perSide * cell;
            var colour = PixelSheet.Colour(Palette.OnDark(model.Pictures[chosen[i].Row].Label));
            sheet.Fill(x, y, cell - 1, cell - 1, colour);
            sheet.Place(image, x + Rim, y + Rim);
        }

        return sheet.ToImage();
    }

    private static IEnumerable<(int Cell, int Row)> Choose(ReportModel model, MapFrame frame, int perSide)
    {
        var best = new SortedDictionary<int, (double Distance, int Row)>();
        for (var row = 0; row < model.Pictures.Count; row++)
        {
            if (frame.Place(model.Pictures[row]) is not var (x, y))
                continue;

            int column = Math.Clamp((int)(x * perSide), 0, perSide - 1),
                line = Math.Clamp((int)(y * perSide), 0, perSide - 1);
            double dx = (x * perSide) - column - 0.5, dy = (y * perSide) - line - 0.5;
            var distance = (dx * dx) + (dy * dy);
            var cell = (line * perSide) + column;
            if (!best.TryGetValue(cell, out var before) || distance < before.Distance)
                best[cell] = (distance, row);
        }

        return best.Select(entry => (entry.Key, entry.Value.Row));
    }
}

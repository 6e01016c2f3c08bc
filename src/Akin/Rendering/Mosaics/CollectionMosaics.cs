using System.Globalization;
using Akin.Comparison;
using Akin.Imaging;
using Akin.Imaging.Writing;
using Akin.Numerics;

namespace Akin.Rendering.Mosaics;

/// <summary>
/// A mosaic of each collection of a comparison, all on the axes of the whole map, borders in the colours of the groups.
/// </summary>
internal static class CollectionMosaics
{
    private const int Quality = 80;

    /// <summary>
    /// Writes them; gives the name of each, in the order of the collections. None without pictures on a map.
    /// </summary>
    /// <param name="model">The comparison.</param>
    /// <param name="shown">The collections that get one.</param>
    /// <param name="place">Where a file of a name goes.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="progress">Told of each picture.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<(int Collection, string Name)> Write(
        ComparisonModel model, LargestCollections shown, Func<string, string> place, int threads,
        IProgress<StageProgress>? progress, CancellationToken cancellation)
    {
        MosaicPicture[] all = [.. model.Pictures.Select(Placed)];
        if (model.Frames is null || !Array.Exists(all, picture => picture.IsPlaced))
        {
            return [];
        }

        var side = model.Names.Count <= 4 ? 1200 : 800;
        var look = new MosaicOptions
        {
            Width = side,
            Height = side,
            MaxSide = Math.Clamp((int)(side / Math.Sqrt(all.Length)), 24, 96),
            Margin = side / 100,
            Window = MapWindow.Of(all),
            PictureBytes = 64 << 20,
            Threads = threads,
        };
        var members = CollectionRows.Of(model.Collections, model.Names.Count);
        var names = new List<(int Collection, string Name)>();
        foreach (var collection in shown.Numbers)
        {
            var rows = members[collection];
            names.Add((collection, string.Create(CultureInfo.InvariantCulture, $"mosaic-{collection + 1}.jpg")));
            using var writer = new JpegWriter(place(names[^1].Name), side, side, Quality, threads);
            Mosaic.Paint(
                Array.ConvertAll(rows, row => all[row]), new Rows(model, rows), look, writer, progress, cancellation);
        }

        return names;
    }

    private static MosaicPicture Placed(ReportPicture picture) => new()
    {
        X = picture.X,
        Y = picture.Y,
        Width = picture.Width,
        Height = picture.Height,
        Colour = picture.Label,
        Depth = picture.Label < 0 ? double.PositiveInfinity : picture.Distance,
    };

    private sealed class Rows(ComparisonModel model, int[] rows) : IMosaicSource
    {
        public RgbImage? Fetch(int picture, int width, int height) =>
            model.Frames!(model.Pictures[rows[picture]], width, height);

        public bool IsThere(int picture) => model.Pictures[rows[picture]].Content?.Changed is not null;
    }
}

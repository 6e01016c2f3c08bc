using Akin.Numerics;

namespace Akin.Rendering.Mosaics;

/// <summary>Where each picture stands: at its place on the map, or in a cell of a raster.</summary>
public static class MosaicLayout
{
    /// <summary>Places the pictures that have a place.</summary>
    /// <param name="pictures">The pictures.</param>
    /// <param name="options">How the mosaic looks.</param>
    /// <param name="progress">Told while pictures are arranged on a raster.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The boxes in the order in which they are painted: what is on top comes last.</returns>
    /// <exception cref="ArgumentException">The raster would have more cells than the mosaic has pixels.</exception>
    public static IReadOnlyList<MosaicBox> Of(
        IReadOnlyList<MosaicPicture> pictures, MosaicOptions options, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var placed = Enumerable.Range(0, pictures.Count).Where(i => pictures[i].IsPlaced).ToArray();

        // Deepest first; of equals the later ones, so that the earlier end on top.
        Array.Sort(placed, Comparer<int>.Create((a, b) => Deeper(pictures, a, b)));
        if (placed.Length == 0)
            return [];

        var height = options.Height - MosaicLegend.HeightOf(options);
        return options.Grid
            ? MosaicGrid.Place(pictures, placed, options, height, progress, cancellation)
            : OnMap(pictures, placed, options, height);
    }

    /// <summary>The size of a picture that keeps its aspect, fits a square and is not made larger.</summary>
    internal static (int Width, int Height) Fit(MosaicPicture picture, int side)
    {
        if (picture is not { Width: > 0, Height: > 0 })
            return (side, side);

        var scale = Math.Min(1, side / (double)Math.Max(picture.Width, picture.Height));
        return (Scaled(picture.Width), Scaled(picture.Height));

        int Scaled(int length) => Math.Max(1, (int)Math.Round(length * scale));
    }

    private static int Deeper(IReadOnlyList<MosaicPicture> pictures, int a, int b)
    {
        var order = Depth(pictures[b]).CompareTo(Depth(pictures[a]));
        return order != 0 ? order : b.CompareTo(a);
    }

    private static double Depth(MosaicPicture picture) =>
        double.IsNaN(picture.Depth) ? double.PositiveInfinity : picture.Depth;

    private static List<MosaicBox> OnMap(
        IReadOnlyList<MosaicPicture> pictures, int[] placed, MosaicOptions options, int height)
    {
        var window = options.Window ?? MapWindow.Of(pictures);
        var free = Math.Min(options.Margin, (Math.Min(options.Width, height) - 1) / 2);
        var least = Math.Min(options.Width, height) - (2 * free);
        var border = Math.Min(options.Border, (least - 1) / 2);
        var side = Math.Min(options.MaxSide ?? MosaicOptions.UsualSide, least - (2 * border));

        // The middles of pictures keep so far from the edges that the largest picture still fits.
        var margin = side + (2 * border) + (2 * free);
        var boxes = new List<MosaicBox>(placed.Length);
        foreach (var i in placed)
        {
            var (wide, high) = Fit(pictures[i], side);
            (wide, high) = (wide + (2 * border), high + (2 * border));
            var (x, y) = window.Place(
                pictures[i].X, pictures[i].Y, options.Width - margin, height - margin, options.Stretch);
            boxes.Add(new(
                i, At(x + (margin / 2.0), wide), At(y + (margin / 2.0), high), wide, high, border));
        }

        return boxes;

        // Places outside the window may lie anywhere, even out of the range of whole numbers.
        static int At(double middle, int length) =>
            (int)Math.Clamp(Math.Floor(middle - (length / 2.0) + 0.5), -1e9, 1e9);
    }
}

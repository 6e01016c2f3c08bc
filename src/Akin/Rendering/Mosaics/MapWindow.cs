namespace Akin.Rendering.Mosaics;

/// <summary>A part of the map: from where to where along both axes.</summary>
/// <param name="Left">The least x.</param>
/// <param name="Right">The largest x.</param>
/// <param name="Low">The least y.</param>
/// <param name="High">The largest y.</param>
public readonly record struct MapWindow(double Left, double Right, double Low, double High)
{
    /// <summary>The part that holds all pictures with a place; a single point when there are none.</summary>
    public static MapWindow Of(IEnumerable<MosaicPicture> pictures)
    {
        ArgumentNullException.ThrowIfNull(pictures);
        var (any, window) = (false, default(MapWindow));
        foreach (var each in pictures.Where(each => each.IsPlaced))
        {
            window = any
                ? new(Math.Min(window.Left, each.X), Math.Max(window.Right, each.X),
                    Math.Min(window.Low, each.Y), Math.Max(window.High, each.Y))
                : new(each.X, each.X, each.Y, each.Y);
            any = true;
        }

        return window;
    }

    /// <summary>
    /// Where a place of the map lies in an area of pixels: from its left and from its top, y of the map going up. The
    /// window is in the middle of the area.
    /// </summary>
    /// <param name="x">Place on the map.</param>
    /// <param name="y">Place on the map, up.</param>
    /// <param name="width">Width of the area.</param>
    /// <param name="height">Height of the area.</param>
    /// <param name="stretch">Whether each axis fills the area by itself; else one scale serves both.</param>
    public (double X, double Y) Place(double x, double y, double width, double height, bool stretch)
    {
        double across = width / (Right - Left), down = height / (High - Low);
        if (!stretch)
            across = down = Math.Min(across, down);

        return ((width / 2) + Shift(x, Left, Right, across), (height / 2) - Shift(y, Low, High, down));
    }

    private static double Shift(double value, double from, double to, double scale) =>
        to > from && double.IsFinite(scale) ? (value - (from + ((to - from) / 2))) * scale : 0;
}

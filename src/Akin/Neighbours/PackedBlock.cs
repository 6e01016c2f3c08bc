using Akin.Numerics;

namespace Akin.Neighbours;

/// <summary>How many points are packed, or read, at a time: what fits a cache, in whole panels.</summary>
internal static class PackedBlock
{
    private const int Floats = 1 << 20;
    private const int MostPoints = 4096;

    /// <summary>Points of a packed block: 4 MB of them, which stay in the last cache.</summary>
    public static int PointsOf(int columns) => Fitting(Floats, columns, MostPoints);

    /// <summary>As many points as fit in so many floats, in whole panels.</summary>
    public static int Fitting(int floats, int columns, int most) =>
        Math.Clamp(floats / Math.Max(1, columns) / PointPanels.Width * PointPanels.Width, PointPanels.Width, most);
}

using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>
/// The points of one group as path data. Of very many, those that fall on a place that is taken are left out: they
/// would not be seen, and readers of SVG refuse paths beyond some megabytes.
/// </summary>
internal sealed class PointCloud(Marker marker, double radius)
{
    private const int Many = 20_000;
    private const double Cell = 0.5;
    private readonly List<(double X, double Y)> _points = [];

    /// <summary>Adds a point, in the units of the chart.</summary>
    public void Add(double x, double y) => _points.Add((x, y));

    /// <summary>The path data, at most 20,000 points in each.</summary>
    public IEnumerable<string> Paths() =>
        Shown().Chunk(Many).Select(points => points.Aggregate(
            new StringBuilder(), (path, point) => path.Append(Markers.Path(marker, point.X, point.Y, radius)))
            .ToString());

    private IEnumerable<(double X, double Y)> Shown() => _points.Count <= Many
        ? _points
        : _points.DistinctBy(point => ((int)Math.Floor(point.X / Cell), (int)Math.Floor(point.Y / Cell)));
}

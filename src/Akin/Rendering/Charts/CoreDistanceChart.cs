using System.Globalization;

namespace Akin.Rendering.Charts;

/// <summary>The sorted distances to the nearest pictures, and the radius that was read off their knee.</summary>
internal static class CoreDistanceChart
{
    public static SvgChart Draw(ReportRadius radius)
    {
        var distances = radius.CoreDistances;
        var most = Math.Max(distances[^1], radius.Radius <= 2 * distances[^1] ? radius.Radius : 0);
        var plot = new Plot(
            "Distance to the nearest pictures", PlotAxis.Percent("pictures, crowded ones first"),
            PlotAxis.Linear("distance", 0, most));
        (double X, double Y)[] points =
            [.. distances.Select((each, i) => (i / Math.Max(1.0, distances.Count - 1), (double)each))];
        plot.Area(points);
        if (points.Length < 3)
            plot.Dots(points);

        var read = string.Create(CultureInfo.InvariantCulture, $"radius: {radius.Radius:G4}");
        if (radius.Radius <= most)
        {
            plot.Level(radius.Radius);
            plot.Legend(("mark-line", $"{read}, where crowded places end"));
        }
        else
        {
            plot.Note($"{read}, beyond all of them");
        }

        return plot.Chart;
    }
}

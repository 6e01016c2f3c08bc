using System.Globalization;
using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>The map as a drawing: every picture a point, every group one path, with a legend.</summary>
internal static class MapChart
{
    private const int Side = 860;
    private const int LegendWidth = 150;
    private const int LegendRows = 32;
    private const int MostNumbers = 60;
    private const double SmallPatch = 40;

    public static SvgChart Draw(ReportModel model, IReadOnlyList<Group> groups, MapFrame frame)
    {
        var columns = Math.Min(3, (groups.Count + LegendRows - 1) / LegendRows);
        var chart = new SvgChart(Side + 20 + (columns * LegendWidth), Side, "Map of all pictures, coloured by group");
        var radius = Math.Clamp(110 / Math.Sqrt(Math.Max(1, model.Pictures.Count)), 1.4, 4.5);

        // Large groups first: small ones stay visible on top of them.
        foreach (var group in groups.OrderByDescending(group => group.Rows.Length))
            chart.Path(Points(model, group, frame, radius), $"points {group.CssClass}");

        if (groups.Count <= MostNumbers)
            WriteNumbers(chart, model, groups, frame, radius);

        for (var i = 0; i < Math.Min(groups.Count, columns * LegendRows); i++)
        {
            double x = Side + 24 + (i / LegendRows * LegendWidth), y = 24 + (i % LegendRows * 26);
            chart.Path(Markers.Path(Palette.MarkerOf(groups[i].Label), x, y, 5.5), groups[i].CssClass);
            chart.Text(x + 14, y + 4.5, $"{groups[i].Name} · {Wording.Number(groups[i].Rows.Length)}", "small");
        }

        return chart;
    }

    /// <summary>Each group's number where its points lie: colours need not be compared across the map.</summary>
    private static void WriteNumbers(
        SvgChart chart, ReportModel model, IReadOnlyList<Group> groups, MapFrame frame, double radius)
    {
        foreach (var group in groups.Where(group => group.Label >= 0))
        {
            if (frame.MiddleOf(model, group) is not var (x, y, reach))
                continue;

            // Beside a small patch of points, inside a large one.
            var shift = reach * Side < SmallPatch ? (reach * Side) + (2 * radius) + 10 : 0;
            var number = group.Label.ToString(CultureInfo.InvariantCulture);
            chart.Circle(x * Side, (y * Side) - shift, 4 + (3.5 * number.Length), "halo");
            chart.Text(x * Side, (y * Side) - shift + 5, number, "mark-text", "middle");
        }
    }

    private static string Points(ReportModel model, Group group, MapFrame frame, double radius)
    {
        var marker = Palette.MarkerOf(group.Label);
        var result = new StringBuilder();
        foreach (var row in group.Rows)
        {
            if (frame.Place(model.Pictures[row]) is var (x, y))
                result.Append(Markers.Path(marker, x * Side, y * Side, radius));
        }

        return result.ToString();
    }
}

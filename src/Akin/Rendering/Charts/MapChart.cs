using System.Globalization;

namespace Akin.Rendering.Charts;

/// <summary>The map as a drawing: every picture a point, every group one cloud, with a legend.</summary>
internal static class MapChart
{
    private const double Left = 18;
    private const double Top = 44;
    private const double Side = Plot.Width - Left;
    private const double Row = 17;
    private const int Columns = 4;
    private const int MostNamed = 60;
    private const double SmallPatch = 18;
    private const int FewPoints = 8;

    public static SvgChart Draw(ReportModel model, IReadOnlyList<Group> groups, MapFrame frame)
    {
        // The legend is in the order of the groups' numbers, those in no group last.
        var named = groups.Count <= MostNamed ? groups
            : [.. groups.Take(MostNamed - 1), .. groups.Where(group => group.Label < 0)];
        var rows = (named.Count + Columns - 1) / Columns;
        var legend = Top + Side + 42;
        var height = legend + (rows * Row) + (named.Count < groups.Count ? Row : 0);
        var chart = new SvgChart(Plot.Width, (int)Math.Ceiling(height), "Map of all pictures, coloured by group");
        chart.Text(0, 16, $"Map of {Wording.Pictures(model.Pictures.Count)}", "head");
        chart.Text(0, 34, Note(model), "small");
        chart.Rect(Left, Top, Side, Side, "frame");
        WriteAxes(chart, model);

        // Large groups first: small ones stay visible on top of them.
        var radius = Math.Clamp(60 / Math.Sqrt(Math.Max(1, model.Pictures.Count)), 0.7, 3.4);
        foreach (var group in groups.OrderBy(group => group.Label >= 0).ThenByDescending(group => group.Rows.Length))
            chart.Points(Points(model, group, frame, radius), group.CssClass);

        WriteNumbers(chart, model, named, frame, radius);
        WriteLegend(chart, model, groups, named, legend);
        return chart;
    }

    private static string Note(ReportModel model) => model.MapMethod.Length > 0
        ? $"{model.MapMethod}; a colour for each group" : "a colour for each group";

    /// <summary>Axes without ticks: places on a map have no unit.</summary>
    private static void WriteAxes(SvgChart chart, ReportModel model)
    {
        var axis = model.MapMethod.Split(',')[0] switch
        {
            "" => "map",
            "Principal components" => "principal component",
            var method => method,
        };
        chart.Text(Left + (Side / 2), Top + Side + 15, $"{axis} 1", "small", "middle");
        chart.Upright(10, Top + (Side / 2), $"{axis} 2", "small");
    }

    /// <summary>
    /// Each group's number where its points lie: colours need not be compared across the map. One that would cover
    /// that of a larger group is left out.
    /// </summary>
    private static void WriteNumbers(
        SvgChart chart, ReportModel model, IReadOnlyList<Group> groups, MapFrame frame, double radius)
    {
        var taken = new List<(double X, double Y, double Reach)>();
        foreach (var group in groups.Where(group => group.Label >= 0))
        {
            if (frame.MiddleOf(model, group) is not var (x, y, reach))
                continue;

            // Inside a large patch of points, above a small one or above one of a few points.
            var shift = group.Rows.Length < FewPoints ? (2 * radius) + 9
                : reach * Side < SmallPatch ? (reach * Side) + (2 * radius) + 9
                : 0;
            var number = group.Label.ToString(CultureInfo.InvariantCulture);
            var halo = 4 + (3.2 * number.Length);
            var left = Left + Math.Clamp(x * Side, halo, Side - halo);
            var top = Top + Math.Clamp((y * Side) - shift, halo, Side - halo);
            if (taken.Exists(other => Math.Abs(other.X - left) < other.Reach + halo && Math.Abs(other.Y - top) < 15))
                continue;

            taken.Add((left, top, halo));
            chart.Circle(left, top, halo, "halo");
            chart.Text(left, top + 4.5, number, "mark-text", "middle");
        }
    }

    private static void WriteLegend(
        SvgChart chart, ReportModel model, IReadOnlyList<Group> groups, IReadOnlyList<Group> named, double top)
    {
        chart.Text(0, top - 10, "group · pictures", "small");
        for (var i = 0; i < named.Count; i++)
        {
            double x = i % Columns * (Plot.Width / (double)Columns), y = top + (i / Columns * Row);
            chart.Path(Markers.Path(Palette.MarkerOf(named[i].Label), x + 6, y + 4, 4.5), named[i].CssClass);
            var name = named[i].Label < 0 ? "none" : named[i].Label.ToString(CultureInfo.InvariantCulture);
            chart.Text(x + 16, y + 8, $"{name} · {Wording.Number(named[i].Rows.Length)}", "small");
        }

        if (named.Count < groups.Count)
        {
            var others = model.Pictures.Count - named.Sum(group => group.Rows.Length);
            chart.Text(0, chart.Height - 5,
                $"and {groups.Count - named.Count} more groups with {Wording.Pictures(others)}", "small");
        }
    }

    private static PointCloud Points(ReportModel model, Group group, MapFrame frame, double radius)
    {
        var cloud = new PointCloud(Palette.MarkerOf(group.Label), radius);
        foreach (var row in group.Rows)
        {
            if (frame.Place(model.Pictures[row]) is var (x, y))
                cloud.Add(Left + (x * Side), Top + (y * Side));
        }

        return cloud;
    }
}

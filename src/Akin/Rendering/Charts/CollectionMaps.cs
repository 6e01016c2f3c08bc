using Akin.Comparison;

namespace Akin.Rendering.Charts;

/// <summary>
/// The map once for each collection, all on the same axes: its pictures in their groups' colours, before a part of all
/// the others in grey.
/// </summary>
internal static class CollectionMaps
{
    private const int MostBehind = 12_000;
    private const double Head = 44;
    private const double Title = 24;
    private const double Gap = 14;

    public static SvgChart Draw(ComparisonModel model, MapFrame frame, LargestCollections shown)
    {
        var count = shown.Numbers.Count;
        var columns = count switch { 3 => 3, <= 4 => 2, <= 9 => 3, <= 16 => 4, _ => 5 };
        var side = (Plot.Wide - (Gap * (columns - 1))) / columns;
        var lines = (count + columns - 1) / columns;
        var end = Head + (lines * (side + Title + Gap)) - Gap + ShownNote.Room(shown);
        var chart = new SvgChart(Plot.Wide, (int)end, "The map of each collection");
        chart.Text(0, 16, "The map of each collection", "head");
        chart.Text(
            0, 34, "its pictures in the colours of their groups, the others in grey; all on the same axes", "small");
        var radius = Math.Clamp(0.11 * side / Math.Sqrt(Math.Max(1, model.Pictures.Count)), 1.1, 4);
        var (behind, members) = (Behind(model, count), CollectionRows.Of(model.Collections, model.Names.Count));
        foreach (var (place, collection) in shown.Numbers.Index())
        {
            var (x, y) = (place % columns * (side + Gap), Head + (place / columns * (side + Title + Gap)));
            var rows = members[collection];
            chart.Text(
                x, y + 15, ChartNames.FitAnyFont(model.Names[collection], side - 54, "mark-text"), "mark-text");
            chart.Text(x + side, y + 15, Wording.Number(rows.Length), "small", "end");
            chart.Rect(x, y + Title, side, side, "frame");
            var others = behind.Where(row => model.Collections[row] != collection);
            chart.Path(string.Concat(Points(others, Marker.Disc, radius * 0.8).Paths()), "behind");
            foreach (var group in rows.GroupBy(row => model.Pictures[row].Label).OrderByDescending(g => g.Count()))
            {
                chart.Points(
                    Points(group, Palette.MarkerOf(group.Key), radius), Group.ClassOf(group.Key));
            }

            PointCloud Points(IEnumerable<int> shown, Marker marker, double size)
            {
                var cloud = new PointCloud(marker, size);
                foreach (var row in shown)
                {
                    if (frame.Place(model.Pictures[row]) is var (left, top))
                    {
                        cloud.Add(x + (left * side), y + Title + (top * side));
                    }
                }

                return cloud;
            }
        }

        ShownNote.Draw(chart, shown, end - 4);
        return chart;
    }

    /// <summary>An even part of the pictures, so that all maps together stay small.</summary>
    private static int[] Behind(ComparisonModel model, int maps)
    {
        var step = (int)(1 + ((long)model.Pictures.Count * maps / MostBehind));
        return [.. Enumerable.Range(0, model.Pictures.Count).Where(row => row % step == 0)];
    }
}

namespace Akin.Rendering.Charts;

/// <summary>
/// How many pictures each group has: lying bars with names, or, past 40 groups, a row of narrow columns.
/// </summary>
internal static class SizesChart
{
    private const int MostBars = 40;
    private const int Width = 720;

    public static SvgChart Draw(IReadOnlyList<Group> groups) =>
        groups.Count <= MostBars ? Bars(groups) : Columns(groups);

    private static SvgChart Bars(IReadOnlyList<Group> groups)
    {
        const double left = 100, row = 24;
        var chart = new SvgChart(
            Plot.Width, 40 + (int)(Math.Max(1, groups.Count) * row), "Pictures in each group");
        chart.Text(0, 16, "Pictures in each group", "head");
        var largest = groups.Count == 0 ? 1 : groups.Max(group => group.Rows.Length);
        var room = Plot.Width - left - 58 - (9 * Wording.Number(largest).Length);
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            var y = 32 + (i * row);
            var length = Math.Max(2, room * group.Rows.Length / largest);
            chart.Text(left - 10, y + 14, group.Name, "label", "end");
            chart.Rect(left, y + 2, length, row - 8, group.CssClass, 4);
            chart.Text(left + length + 8, y + 14, Wording.Number(group.Rows.Length), "mark-text");
            chart.Text(left + length + 18 + (9 * Wording.Number(group.Rows.Length).Length), y + 14,
                Wording.Percent(group.Share), "small");
        }

        return chart;
    }

    private static SvgChart Columns(IReadOnlyList<Group> groups)
    {
        const double left = 56, top = 40, bottom = 250;
        var chart = new SvgChart(Width, 290, "Pictures in each group");
        chart.Text(0, 18, "Pictures in each group", "head");
        var scale = new AxisScale(0, groups.Max(group => group.Rows.Length), bottom, top, 4);
        foreach (var tick in scale.Ticks)
        {
            chart.Line(left, scale.At(tick), Width, scale.At(tick), "grid");
            chart.Text(left - 8, scale.At(tick) + 4, Wording.Number((long)tick), "small", "end");
        }

        var slot = (Width - left) / groups.Count;
        for (var i = 0; i < groups.Count; i++)
        {
            var y = scale.At(groups[i].Rows.Length);
            chart.Rect(left + (i * slot), y, Math.Max(0.6, slot - Math.Min(2, slot * 0.25)), bottom - y,
                groups[i].CssClass);
        }

        chart.Text(left, bottom + 22, $"{Wording.Count(groups.Count, "group", "groups")}, largest first", "small");
        return chart;
    }
}

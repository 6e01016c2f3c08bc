using System.Globalization;
using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>The sorted distances to the nearest pictures, and the radius that was read off their knee.</summary>
internal static class CoreDistanceChart
{
    private const int Width = 720;
    private const int Height = 300;
    private const double Left = 62;
    private const double Right = Width - 18;
    private const double Top = 46;
    private const double Bottom = 236;

    public static SvgChart Draw(ReportRadius radius)
    {
        var chart = new SvgChart(Width, Height, "Sorted distances to the nearest pictures, and the radius");
        chart.Text(0, 18, "Distance to the nearest pictures: crowded ones left, lonely ones right", "head");
        var distances = radius.CoreDistances;
        var y = new AxisScale(0, Math.Max(distances[^1], 1e-9), Bottom, Top, 4);
        foreach (var tick in y.Ticks)
        {
            chart.Line(Left, y.At(tick), Right, y.At(tick), tick == 0 ? "axis" : "grid");
            var label = tick.ToString("F" + y.Digits, CultureInfo.InvariantCulture);
            chart.Text(Left - 10, y.At(tick) + 4, label, "small", "end");
        }

        var line = new StringBuilder();
        for (var i = 0; i < distances.Count; i++)
        {
            var x = Left + (i / Math.Max(1.0, distances.Count - 1) * (Right - Left));
            line.Append(i == 0 ? 'M' : 'L').Append(SvgChart.F(x)).Append(' ').Append(SvgChart.F(y.At(distances[i])));
        }

        var (start, end, bottom) = (SvgChart.F(Left), SvgChart.F(Right), SvgChart.F(Bottom));
        chart.Path($"{line}L{end} {bottom}L{start} {bottom}Z", "area");
        chart.Path(line.ToString(), "curve");
        var height = y.At(Math.Min(radius.Radius, y.High));
        chart.Line(Left, height, Right, height, "mark-line");
        var mark = string.Create(CultureInfo.InvariantCulture, $"radius: {radius.Radius:G4}");
        chart.Text(Left + 8, height - 6, mark, "mark-text");
        chart.Text((Left + Right) / 2, Bottom + 28, "pictures, by this distance", "small", "middle");
        return chart;
    }
}

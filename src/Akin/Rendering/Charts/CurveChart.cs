using System.Globalization;
using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>Silhouette and inertia over the number of groups, with the number that was taken and the elbow.</summary>
internal static class CurveChart
{
    private const int Width = 720;
    private const double Left = 62;
    private const double Right = Width - 18;

    public static SvgChart Draw(ReportChoice choice)
    {
        var chart = new SvgChart(Width, 572, "Silhouette and inertia for each number of groups");
        Panel(chart, choice, 0, "Silhouette: how well each picture sits in its own group (higher is better)",
            point => point.Silhouette, choice.K, fromZero: false, $"taken: {choice.K}");
        Panel(chart, choice, 286, "Inertia: how far pictures are from their group's centre (lower is tighter)",
            point => point.Inertia, choice.ElbowK, fromZero: true, $"elbow: {choice.ElbowK}");
        chart.Text((Left + Right) / 2, 564, "number of groups, k", "small", "middle");
        return chart;
    }

    private static void Panel(
        SvgChart chart, ReportChoice choice, double top, string title, Func<ReportCurvePoint, double> value,
            int? marked,
        bool fromZero, string markText)
    {
        var points = choice.Curve.Where(point => double.IsFinite(value(point))).ToArray();
        chart.Text(0, top + 18, title, "head");
        if (points.Length == 0)
            return;

        double bottom = top + 236;
        var low = fromZero ? 0 : Math.Min(0, points.Min(value));
        var y = new AxisScale(low, Math.Max(points.Max(value), low + 1e-9), bottom, top + 46, 4);
        double first = points[0].K, last = Math.Max(points[^1].K, first + 1);
        double X(double k) => Left + ((k - first) / (last - first) * (Right - Left));
        foreach (var tick in y.Ticks)
        {
            chart.Line(Left, y.At(tick), Right, y.At(tick), tick == 0 ? "axis" : "grid");
            chart.Text(Left - 10, y.At(tick) + 4, Label(tick, y.Digits), "small", "end");
        }

        var every = Math.Max(1, (int)Math.Ceiling((last - first) / 14));
        foreach (var point in points.Where(point => (point.K - (int)first) % every == 0))
            chart.Text(X(point.K), bottom + 20, point.K.ToString(CultureInfo.InvariantCulture), "small", "middle");

        var line = new StringBuilder();
        foreach (var point in points)
            line.Append(line.Length == 0
                ? 'M' : 'L').Append(SvgChart.F(X(point.K))).Append(' ').Append(SvgChart.F(y.At(value(point))));

        chart.Path($"{line}L{SvgChart.F(X(points[^1].K))} {SvgChart.F(bottom)}L{SvgChart.F(X(first))} {SvgChart.F(
            bottom)}Z", "area");
        chart.Path(line.ToString(), "curve");
        foreach (var point in points)
            chart.Circle(X(point.K), y.At(value(point)), points.Length > 60 ? 1.5 : 3, "dot");

        foreach (var point in points.Where(point => point.K == marked))
            Mark(chart, X(point.K), y.At(value(point)), top + 46, bottom, markText);
    }

    private static void Mark(SvgChart chart, double x, double y, double top, double bottom, string text)
    {
        chart.Line(x, top - 8, x, bottom, "mark-line");
        chart.Circle(x, y, 5.5, "ring");
        var isFarRight = x > Right - 90;
        chart.Text(x + (isFarRight ? -8 : 8), top - 3, text, "mark-text", isFarRight ? "end" : "start");
    }

    private static string Label(double value, int digits) => value >= 10_000
        ? Wording.Number((long)value)
        : value.ToString("F" + digits, CultureInfo.InvariantCulture).Replace('-', '−');
}

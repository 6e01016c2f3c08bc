using System.Globalization;
using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>A value over the number of groups, a line with markers, one number marked; legible in one column.</summary>
internal static class CurveChart
{
    private const int Width = 460;
    private const int Height = 300;
    private const double Left = 56;
    private const double Right = Width - 12;
    private const double Top = 62;
    private const double Bottom = 250;

    /// <summary>The mean silhouette of each number of groups.</summary>
    public static SvgChart Silhouettes(ReportChoice choice) => Draw(
        "Silhouette of each number of groups", "mean silhouette, −1 to 1 (higher is better)",
        [.. choice.Curve.Select(point => (point.K, point.Silhouette))], choice.K, "taken", fromZero: false);

    /// <summary>The inertia of each number of groups, the knee marked.</summary>
    public static SvgChart Elbow(ReportElbow elbow) => Draw(
        "Elbow: inertia of each number of groups", "sum of squared distances to the centres",
        [.. elbow.Inertias.Select(point => (point.Key, point.Value))], elbow.Knee, "knee", fromZero: true);

    private static SvgChart Draw(
        string title, string axis, (int K, double Value)[] all, int? marked, string mark, bool fromZero)
    {
        var chart = new SvgChart(Width, Height, title);
        var points = all.Where(point => double.IsFinite(point.Value)).ToArray();
        chart.Text(0, 18, title, "head");
        chart.Text(0, 38, axis, "small");
        chart.Text((Left + Right) / 2, Bottom + 42, "number of groups, k", "small", "middle");
        if (points.Length == 0)
            return chart;

        var low = fromZero ? 0 : Math.Min(0, points.Min(point => point.Value));
        var y = new AxisScale(low, Math.Max(points.Max(point => point.Value), low + 1e-9), Bottom, Top, 4);
        double first = points[0].K, last = Math.Max(points[^1].K, first + 1);
        double X(double k) => Left + ((k - first) / (last - first) * (Right - Left - 8));
        foreach (var tick in y.Ticks)
        {
            chart.Line(Left - 6, y.At(tick), Right, y.At(tick), tick == 0 ? "axis" : "grid");
            chart.Text(Left - 12, y.At(tick) + 4, Label(tick, y.Digits), "small", "end");
        }

        chart.Line(Left - 6, Bottom, Left - 6, Top, "axis");
        var every = Math.Max(1, (int)Math.Ceiling((last - first) / 12));
        foreach (var (k, _) in points.Where(point => (point.K - (int)first) % every == 0))
            chart.Text(X(k), Bottom + 20, k.ToString(CultureInfo.InvariantCulture), "small", "middle");

        var line = new StringBuilder();
        foreach (var (k, value) in points)
        {
            line.Append(line.Length == 0 ? 'M' : 'L').Append(SvgChart.F(X(k))).Append(' ')
                .Append(SvgChart.F(y.At(value)));
        }

        chart.Path(line.ToString(), "curve");
        foreach (var (k, value) in points)
            chart.Circle(X(k), y.At(value), points.Length > 60 ? 1.5 : 3, "dot");

        foreach (var (k, value) in points.Where(point => point.K == marked))
            Mark(chart, X(k), y.At(value), $"{mark}: {k}");

        return chart;
    }

    private static void Mark(SvgChart chart, double x, double y, string text)
    {
        chart.Line(x, Top - 8, x, Bottom, "mark-line");
        chart.Circle(x, y, 5.5, "ring");
        var isFarRight = x > Right - 80;
        chart.Text(x + (isFarRight ? -8 : 8), Top - 3, text, "mark-text", isFarRight ? "end" : "start");
    }

    private static string Label(double value, int digits) => value >= 10_000
        ? Wording.Number((long)value)
        : value.ToString("F" + digits, CultureInfo.InvariantCulture).Replace('-', '−');
}

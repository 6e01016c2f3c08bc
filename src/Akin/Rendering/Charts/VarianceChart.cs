using System.Globalization;
using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>What share of the variance the principal components explain: each as a bar, all so far as a line.</summary>
internal static class VarianceChart
{
    private const int Width = 720;
    private const double Left = 62;
    private const double Bottom = 236;

    public static SvgChart Draw(ReportVariance variance)
    {
        var count = Math.Min(64, variance.Ratios.Count);
        var chart = new SvgChart(Width, 280, "Explained variance of the principal components");
        chart.Text(0, 18, "Share of the variance explained: each component, and all so far", "head");
        var scale = new AxisScale(0, 1, Bottom, 46, 4);
        foreach (var tick in scale.Ticks)
        {
            chart.Line(Left, scale.At(tick), Width, scale.At(tick), tick == 0 ? "axis" : "grid");
            chart.Text(Left - 10, scale.At(tick) + 4, Wording.Percent(tick), "small", "end");
        }

        var slot = (Width - Left) / Math.Max(1, count);
        var line = new StringBuilder();
        double sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum += variance.Ratios[i];
            var (x, top) = (Left + (i * slot), scale.At(Math.Min(1, variance.Ratios[i])));
            chart.Rect(x + (slot * 0.14), top, slot * 0.72, Bottom - top, i < variance.Used
                ? "bar" : "bar-quiet", Math.Min(2, slot / 6));
            line.Append(i == 0
                ? 'M' : 'L').Append(SvgChart.F(x + (slot / 2))).Append(' ').Append(SvgChart.F(scale.At(Math.Min(1,
                sum))));
        }

        chart.Path(line.ToString(), "curve");
        Mark(chart, variance, scale, slot, count);
        foreach (var number in Numbers(count))
            chart.Text(Left + ((number - 0.5) * slot), Bottom + 20, number.ToString(CultureInfo.InvariantCulture),
                "small", "middle");

        chart.Text((Left + Width) / 2, Bottom + 40, "principal component", "small", "middle");
        return chart;
    }

    private static void Mark(SvgChart chart, ReportVariance variance, AxisScale scale, double slot, int count)
    {
        if (variance.Used < 1 || variance.Used > count)
            return;

        var kept = Math.Min(1, variance.Ratios.Take(variance.Used).Sum());
        var (x, y) = (Left + ((variance.Used - 0.5) * slot), scale.At(kept));
        var isFarRight = x > Width - 170;
        chart.Circle(x, y, 5.5, "ring");
        chart.Text(x + (isFarRight ? 0 : 10), y + 24, $"{variance.Used} used: {Wording.Percent(kept)}", "mark-text",
            isFarRight ? "end" : "start");
    }

    private static IEnumerable<int> Numbers(int count)
    {
        var step = count switch { <= 10 => 1, <= 20 => 2, <= 40 => 4, _ => 8 };
        return Enumerable.Range(1, count).Where(number => number == 1 || number % step == 0);
    }
}

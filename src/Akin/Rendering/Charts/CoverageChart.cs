using System.Globalization;
using System.Text;
using Akin.Sampling;

namespace Akin.Rendering.Charts;

/// <summary>How near 95 % of the rows are to the first picks of a sample, and to as many random ones.</summary>
public static class CoverageChart
{
    private const int Width = 720;
    private const int Height = 300;
    private const double Left = 62;
    private const double Right = Width - 18;
    private const double Top = 46;
    private const double Bottom = 236;

    /// <summary>Writes the chart as SVG and as PNG.</summary>
    /// <param name="curve">At least one point.</param>
    /// <param name="svg">The one file.</param>
    /// <param name="png">The other.</param>
    public static void Write(CoverageCurve curve, string svg, string png)
    {
        var chart = Draw(curve);
        File.WriteAllText(svg, chart.ToFile());
        File.WriteAllBytes(png, chart.ToPng());
    }

    internal static SvgChart Draw(CoverageCurve curve)
    {
        var chart = new SvgChart(Width, Height, "How near the rows are to the sample, and to a random one");
        chart.Text(0, 18, "95 % of all lie within this distance of a picked one (lower is better)", "head");
        var points = curve.Points;
        double first = points[0].Count, last = Math.Max(first + 1, points[^1].Count);
        var highest = points.Max(point => Math.Max(point.Picked.Most, point.Random.Most));
        var y = new AxisScale(0, Math.Max(highest, 1e-9), Bottom, Top, 4);
        foreach (var tick in y.Ticks)
        {
            chart.Line(Left, y.At(tick), Right, y.At(tick), tick == 0 ? "axis" : "grid");
            var label = tick.ToString("F" + y.Digits, CultureInfo.InvariantCulture);
            chart.Text(Left - 10, y.At(tick) + 4, label, "small", "end");
        }

        foreach (var count in Ticks((int)first, (int)last))
        {
            chart.Text(X(count), Bottom + 20, Wording.Number((long)count), "small", "middle");
        }

        chart.Path(Line(point => point.Random.Most), "mark-line");
        chart.Path(Line(point => point.Picked.Most), "curve");
        foreach (var point in points)
        {
            chart.Circle(X(point.Count), y.At(point.Picked.Most), points.Count > 60 ? 1.5 : 2.5, "dot");
        }

        Legend(chart);
        chart.Text((Left + Right) / 2, Bottom + 44, "picked (each step to the right is a factor)", "small", "middle");
        return chart;

        // Counts grow by factors, and so do their effects.
        double X(double count) => Left + (Math.Log(count / first) / Math.Log(last / first) * (Right - Left));

        string Line(Func<CoveragePoint, double> value)
        {
            var line = new StringBuilder();
            foreach (var point in points)
            {
                line.Append(line.Length == 0 ? 'M' : 'L').Append(SvgChart.F(X(point.Count))).Append(' ')
                    .Append(SvgChart.F(y.At(value(point))));
            }

            return line.ToString();
        }
    }

    private static void Legend(SvgChart chart)
    {
        chart.Line(Right - 190, 36, Right - 166, 36, "curve");
        chart.Text(Right - 160, 40, "this sample", "small");
        chart.Line(Right - 84, 36, Right - 60, 36, "mark-line");
        chart.Text(Right - 54, 40, "random", "small");
    }

    /// <summary>The ends, and 1, 2 and 5 of each power of ten where they are apart enough.</summary>
    private static List<double> Ticks(int first, int last)
    {
        const double Apart = 0.055;
        var span = Math.Log((double)last / first);
        var taken = new List<double> { first, last };
        for (var power = 1.0; power <= last; power *= 10)
        {
            foreach (var tick in new[] { power, 2 * power, 5 * power })
            {
                if (tick > first && tick < last
                    && taken.TrueForAll(other => Math.Abs(Math.Log(tick / other)) > Apart * span))
                {
                    taken.Add(tick);
                }
            }
        }

        return taken;
    }
}

using Akin.Sampling;

namespace Akin.Rendering.Charts;

/// <summary>How near 95 % of the rows are to the first picks of a sample, and to as many random ones.</summary>
public static class CoverageChart
{
    /// <summary>The chart as the content of an SVG and of a PNG file.</summary>
    /// <param name="curve">At least one point.</param>
    public static (string Svg, byte[] Png) Of(CoverageCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var chart = Draw(curve);
        return (chart.ToFile(), chart.ToPng());
    }

    internal static SvgChart Draw(CoverageCurve curve)
    {
        var points = curve.Points;
        var highest = points.Max(point => Math.Max(point.Picked.Most, point.Random.Most));
        var plot = new Plot(
            curve switch
            {
                { Uncovered: > 0 } => "95 % in parts with a pick lie this near to one",
                { Groups: > 1 } => "95 % of all lie this near to one of their part",
                _ => "95 % of all lie this near to a picked one",
            },
            PlotAxis.Factors("number picked, growing by factors", points[0].Count, points[^1].Count),
            PlotAxis.Linear("distance", 0, highest));
        (double X, double Y)[] picked = [.. points.Select(point => ((double)point.Count, point.Picked.Most))];
        plot.Line(points.Select(point => ((double)point.Count, point.Random.Most)), "second");
        plot.Line(picked);
        plot.Dots(picked);
        plot.Legend(("curve", "this sample (lower is better)"), ("second", "random"));
        return plot.Chart;
    }
}

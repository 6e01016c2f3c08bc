namespace Akin.Rendering.Charts;

/// <summary>The share of the variance of principal components: each as a column, all so far as a line.</summary>
internal static class VarianceChart
{
    private const int Most = 64;

    /// <summary>Whether there is any variance to explain.</summary>
    public static bool HasAny(IReadOnlyList<double> ratios) => ratios.Any(ratio => ratio > 0);

    /// <summary>The components that the groups were computed on.</summary>
    public static SvgChart Draw(ReportVariance variance) => Draw(
        variance.Ratios, variance.Used,
        variance.Used > 0 ? [(variance.Used, $"{variance.Used} used")] : []);

    /// <summary>The components of the spaces that were compared.</summary>
    public static SvgChart Draw(ReportSpaces spaces) => Draw(
        spaces.Ratios, spaces.Ratios.Count,
        [.. spaces.Comparison.Spaces.Where(space => space.Dimensions < spaces.Comparison.Spaces[^1].Dimensions)
            .Select(space => (space.Dimensions, $"{space.Dimensions}"))]);

    private static SvgChart Draw(IReadOnlyList<double> ratios, int used, (int Component, string Text)[] marks)
    {
        var count = Math.Min(Most, ratios.Count);
        var plot = new Plot(
            "Variance explained by principal components",
            PlotAxis.Whole("principal component", 1, count), PlotAxis.Percent("share of the variance"));
        var sums = new (double X, double Y)[count];
        double sum = 0;
        for (var i = 0; i < count; i++)
        {
            var ratio = double.IsFinite(ratios[i]) ? ratios[i] : 0;
            sums[i] = (i + 1, Math.Min(1, sum += ratio));
            plot.Column(i + 1, Math.Min(1, ratio), i < used ? "bar" : "bar-quiet");
        }

        plot.Line(sums);
        if (count <= 20)
            plot.Dots(sums);

        plot.Legend(("bar", "each component"), ("curve", "all so far"));
        plot.Mark([.. from mark in marks
                      where mark.Component <= count
                      let point = sums[mark.Component - 1]
                      select (point.X, point.Y, $"{mark.Text}: {Wording.Percent(point.Y)}")]);
        return plot.Chart;
    }
}

namespace Akin.Rendering.Charts;

/// <summary>A value over the number of groups, a line with markers; the numbers that matter are marked.</summary>
internal static class CurveChart
{
    private const string Groups = "number of groups, k";

    /// <summary>The mean silhouette of each number of groups.</summary>
    public static SvgChart Silhouettes(ReportChoice choice)
    {
        var points = Finite(choice.Curve.Select(point => (point.K, point.Silhouette)));
        var note = choice.Sample is { } sample
            ? $"higher is better; estimated on {Wording.Pictures(sample)}" : "higher is better, 1 is the most";
        var plot = Draw("Silhouette of each number of groups", "mean silhouette", note, points);
        (int K, string What)[] marks = choice.Best is { } best
            ? [(best, "best"), .. choice.K == best ? [] : new[] { (choice.K, "shown") }]
            : [(choice.K, "taken")];
        Mark(plot, points, marks);
        return plot.Chart;
    }

    /// <summary>The inertia of each number of groups, the knee marked.</summary>
    public static SvgChart Elbow(ReportElbow elbow)
    {
        var points = Finite(elbow.Inertias.Select(point => (point.Key, point.Value)));
        var note = elbow.Rows is { } rows
            ? $"squared distances to the centres, of {Wording.Pictures(rows)}" : "squared distances to the centres";
        var plot = Draw("Elbow: inertia of each number of groups", "inertia", note, points);
        if (elbow.Knee is { } knee)
            Mark(plot, points, (knee, "knee"));

        return plot.Chart;
    }

    private static Plot Draw(string title, string measure, string note, (double X, double Y)[] points)
    {
        var (first, last) = points.Length == 0 ? (1, 1) : ((int)points[0].X, (int)points[^1].X);
        var low = points.Length == 0 ? 0 : Math.Min(0, points.Min(point => point.Y));
        var high = points.Length == 0 ? 1 : Math.Max(0, points.Max(point => point.Y));
        var plot = new Plot(title, PlotAxis.Whole(Groups, first, last), PlotAxis.Linear(measure, low, high), note);
        if (points.Length == 0)
            plot.Instead("not defined for any number");

        plot.Line(points);
        plot.Dots(points);
        return plot;
    }

    private static (double X, double Y)[] Finite(IEnumerable<(int K, double Value)> all) =>
        [.. all.Where(point => double.IsFinite(point.Value)).Select(point => ((double)point.K, point.Value))];

    private static void Mark(Plot plot, (double X, double Y)[] points, params (int K, string What)[] marks) =>
        plot.Mark([.. from mark in marks
                      from point in points
                      where (int)point.X == mark.K
                      select (point.X, point.Y, $"{mark.What}: {mark.K}")]);
}

namespace Akin.Rendering.Charts;

/// <summary>The charts as files beside the page: SVG for print and editing, PNG for everything else.</summary>
internal static class ChartFiles
{
    public static void Write(ReportModel model, IReadOnlyList<Group> groups, MapFrame frame, string directory)
    {
        Write(directory, "sizes", groups.Count > 0 ? SizesChart.Draw(groups) : null);
        Write(directory, "curve", model.Choice is { Curve.Count: > 0 } choice ? CurveChart.Draw(choice) : null);
        Write(directory, "core-distances", model.Radius is { CoreDistances.Count: > 0 } radius
            ? CoreDistanceChart.Draw(radius) : null);
        Write(directory, "variance", model.Variance is { Ratios.Count: > 0 } variance
            ? VarianceChart.Draw(variance) : null);
        Write(directory, "map", frame.HasPoints ? MapChart.Draw(model, groups, frame) : null);
    }

    /// <summary>
    /// Writes both forms, or removes those of an earlier report where there is nothing to show any more.
    /// </summary>
    private static void Write(string directory, string name, SvgChart? chart)
    {
        var (svg, png) = (Path.Combine(directory, name + ".svg"), Path.Combine(directory, name + ".png"));
        if (chart is null)
        {
            File.Delete(svg);
            File.Delete(png);
            return;
        }

        Write(chart, file => Path.Combine(directory, file), name);
    }

    /// <summary>Writes both forms.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="place">Where a file of a name goes.</param>
    /// <param name="name">The name without its ending.</param>
    public static void Write(SvgChart chart, Func<string, string> place, string name)
    {
        File.WriteAllText(place(name + ".svg"), chart.ToFile());
        File.WriteAllBytes(place(name + ".png"), chart.ToPng());
    }
}

namespace Akin.Rendering.Charts;

/// <summary>
/// The charts as files beside the page: SVG for print and editing, PNG for everything else, CSV with their numbers.
/// </summary>
internal static class ChartFiles
{
    /// <summary>The charts there can be, and what each shows.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        ("sizes", "Pictures in each group"), ("silhouette", "Silhouette of each number of groups"),
        ("group-silhouettes", "Silhouette of each group"),
        ("elbow", "Inertia of each number of groups"), ("core-distances", "What DBSCAN's radius was read off"),
        ("variance", "Variance of the principal components"), ("map", "The map, coloured by group"),
    ];

    /// <summary>The endings of a chart's files.</summary>
    public static IReadOnlyList<string> Endings { get; } = ["png", "svg", "csv"];

    public static void Write(ReportModel model, IReadOnlyList<Group> groups, MapFrame frame, string directory)
    {
        var (choice, elbow) = (model.Choice is { Curve.Count: > 0 } ? model.Choice : null, model.Elbow);
        Write(directory, "sizes", groups.Count > 0 ? SizesChart.Draw(groups) : null,
            () => ChartTables.Sizes(model, groups));
        Write(directory, "silhouette", choice is null ? null : CurveChart.Silhouettes(choice),
            () => ChartTables.Silhouettes(choice!));
        Write(directory, "group-silhouettes", GroupSilhouetteChart.HasAny(groups)
            ? GroupSilhouetteChart.Draw(groups, model.Silhouette) : null, () => ChartTables.GroupSilhouettes(groups));
        Write(directory, "elbow", elbow is { Inertias.Count: > 1 } ? CurveChart.Elbow(elbow) : null,
            () => ChartTables.Elbow(elbow!));
        Write(directory, "core-distances", model.Radius is { CoreDistances.Count: > 0 } radius
            ? CoreDistanceChart.Draw(radius) : null, null);
        Write(directory, "variance", Variance(model), () => ChartTables.Variance(Ratios(model)));
        Write(directory, "map", frame.HasPoints ? MapChart.Draw(model, groups, frame) : null,
            () => ChartTables.Map(model));
    }

    /// <summary>The components of the groups' own space, or those that spaces were compared by.</summary>
    public static SvgChart? Variance(ReportModel model) => !VarianceChart.HasAny(Ratios(model)) ? null
        : model.Variance is { Ratios.Count: > 0 } variance ? VarianceChart.Draw(variance)
        : VarianceChart.Draw(model.Spaces!);

    private static IReadOnlyList<double> Ratios(ReportModel model) => model.Variance is { Ratios.Count: > 0 } variance
        ? variance.Ratios : model.Spaces?.Ratios ?? [];

    /// <summary>The names of all files that charts can have.</summary>
    public static IEnumerable<string> Names =>
        All.SelectMany(chart => Endings.Select(ending => $"{chart.Name}.{ending}"));

    /// <summary>The charts that are there.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> In(string directory) =>
        [.. All.Where(chart => File.Exists(Path.Join(directory, chart.Name + ".svg")))];

    /// <summary>
    /// Writes all forms, or removes those of an earlier report where there is nothing to show any more. The run itself
    /// wrote the table where there is none here.
    /// </summary>
    private static void Write(string directory, string name, SvgChart? chart, Func<string>? table)
    {
        var path = Path.Combine(directory, name);
        if (chart is null)
        {
            foreach (var ending in Endings.Where(ending => ending != "csv" || table is not null))
                File.Delete($"{path}.{ending}");

            return;
        }

        Write(chart, file => Path.Combine(directory, file), name);
        if (table is not null)
            File.WriteAllText(path + ".csv", table());
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

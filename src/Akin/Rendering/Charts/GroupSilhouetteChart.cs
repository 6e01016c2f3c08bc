namespace Akin.Rendering.Charts;

/// <summary>How clear each group is: its mean silhouette as a column, and that of all pictures as a line.</summary>
internal static class GroupSilhouetteChart
{
    /// <summary>Whether there is anything to show.</summary>
    public static bool HasAny(IReadOnlyList<Group> groups) => groups.Any(IsKnown);

    /// <summary>Draws the chart.</summary>
    /// <param name="groups">All groups; those without a silhouette leave a gap.</param>
    /// <param name="mean">The mean silhouette of all pictures.</param>
    public static SvgChart Draw(IReadOnlyList<Group> groups, double? mean)
    {
        Group[] known = [.. groups.Where(IsKnown)];
        double[] all = [.. known.Select(group => group.Silhouette!.Value), .. Finite(mean)];
        var plot = new Plot(
            "Silhouette of each group",
            PlotAxis.Whole("group", 0, known.Max(group => group.Label)),
            PlotAxis.Linear("mean silhouette", Math.Min(0, all.Min()), Math.Max(0, all.Max())));
        foreach (var group in known)
            plot.Column(group.Label, group.Silhouette!.Value, group.CssClass);

        foreach (var value in Finite(mean))
        {
            plot.Level(value);
            plot.Legend(("mark-line", $"all pictures: {Wording.Score(value)} (higher is clearer)"));
        }

        return plot.Chart;
    }

    private static bool IsKnown(Group group) => group.Silhouette is { } value && double.IsFinite(value);

    private static double[] Finite(double? value) => value is { } known && double.IsFinite(known) ? [known] : [];
}

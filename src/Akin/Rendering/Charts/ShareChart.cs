using Akin.Comparison;

namespace Akin.Rendering.Charts;

/// <summary>
/// For each cluster a bar for each collection: its share of the collection's pictures with its interval, and the share
/// that it would have if collections did not differ. Where that were too many bars, the clusters that differ most. What
/// is in no cluster has a scale of its own: as a rule it is many times a cluster, whose bars could not be read beside.
/// The colour is the cluster's, as everywhere in a comparison; collections are told by their names alone.
/// </summary>
internal static class ShareChart
{
    private const int MostBars = 96;
    private const int MostInColumn = 32;
    private const double Left = 118;
    private const double Right = 276;
    private const double Top = 86;
    private const double Row = 18;
    private const double Head = 24;
    private const double Gap = 10;
    private const double LeftOut = 20;

    // Between the groups and what is in none: the words and the numbers of the other scale.
    private const double Apart = 64;
    private const string What = "share of the collection's pictures";

    public static SvgChart Draw(
        IReadOnlyList<ClusterShare> shares, IReadOnlyList<string> names, LargestCollections shown, double confidence)
    {
        var (count, places) = (shown.Numbers.Count, shown.Places());
        var found = shares.GroupBy(share => share.Cluster).Select(group => group.ToArray()).ToLookup(IsNone);
        var all = found[false].ToArray();
        var clusters = Chosen(all, Math.Max(1, MostBars / count));
        var left = all.Length - clusters.Length;
        var columns = clusters.Length * count > MostInColumn && clusters.Length > 1 ? 2 : 1;
        var lines = (clusters.Length + columns - 1) / columns;
        var high = (count * Row) + Head + Gap;
        var groups = Top + (lines * high) + (left > 0 ? LeftOut : 0);
        var none = found[true].SingleOrDefault();
        var bottom = groups + (none is null ? 0 : high + (clusters.Length > 0 ? Apart : 0));
        var chart = new SvgChart(
            columns == 2 ? Plot.Wide : Plot.Width, (int)(bottom + ShownNote.Room(shown)),
            "Share of each group in each collection");
        chart.Text(0, 16, "Share of each group in each collection", "head");
        chart.Text(0, 34, $"line: {Wording.Percent(confidence)} interval; dashes: all collections together", "small");
        foreach (var (column, part) in clusters.Chunk(Math.Max(1, lines)).Index())
        {
            Panel(part, ScaleOf(clusters, places, column * (Plot.Wide - Plot.Width)), Top, What);
        }

        if (left > 0)
        {
            chart.Text(
                0, groups - 8, $"left out: {Wording.Count(left, "that differs", "that differ")} less", "small");
        }

        if (none is not null)
        {
            Panel(
                [none], ScaleOf([none], places, 0), clusters.Length > 0 ? groups + Apart : Top,
                clusters.Length > 0 ? $"on a scale of its own: {What}" : What);
        }

        ShownNote.Draw(chart, shown, bottom + 12);
        return chart;

        void Panel(ClusterShare[][] part, (AxisScale Scale, double Start) axis, double top, string title)
        {
            DrawAxis(chart, axis.Scale, top, top + (part.Length * high) - Gap, title);
            foreach (var (i, group) in part.Index())
            {
                DrawGroup(chart, group, names, places, axis.Scale, axis.Start, top + (i * high));
            }
        }
    }

    private static bool IsNone(ClusterShare[] group) => group[0].Cluster < 0;

    /// <summary>From 0 to the longest interval that is drawn, in the column that starts there.</summary>
    private static (AxisScale Scale, double Start) ScaleOf(ClusterShare[][] groups, int[] places, double start)
    {
        var most = groups.SelectMany(group => group).Where(share => places[share.Collection] >= 0)
            .Max(share => share.Interval.High);
        return (new(0, Math.Min(1, most), start + Left, start + Right, 3), start);
    }

    private static void DrawAxis(SvgChart chart, AxisScale scale, double top, double bottom, string title)
    {
        var middle = (scale.At(scale.Low) + scale.At(scale.High)) / 2;
        chart.Text(middle, top - 30, title, "small", "middle");
        foreach (var tick in scale.Ticks)
        {
            chart.Text(scale.At(tick), top - 12, Percent(tick), "small", "middle");
            chart.Line(scale.At(tick), top - 6, scale.At(tick), bottom, "grid");
        }
    }

    private static void DrawGroup(
        SvgChart chart, ClusterShare[] group, IReadOnlyList<string> names, int[] places, AxisScale scale,
        double start, double top)
    {
        ClusterShare[] bars = [.. group.Where(share => places[share.Collection] >= 0)];
        var pooled = group.Sum(share => share.Count) / (double)Math.Max(1, group.Sum(share => share.CollectionSize));
        var bottom = top + Head + (bars.Length * Row);
        chart.Text(start, top + 14, Title(group[0].Cluster), "mark-text");
        chart.Text(start + Plot.Width, top + 14, Wording.Pictures(group[0].ClusterSize), "small", "end");
        chart.Line(scale.At(0), top + Head - 4, scale.At(0), bottom, "axis");
        foreach (var share in bars)
        {
            var y = top + Head + (places[share.Collection] * Row);
            var (low, high) = (scale.At(share.Interval.Low), scale.At(share.Interval.High));
            chart.Text(
                start + Left - 8, y + 10, ChartNames.FitAnyFont(names[share.Collection], Left - 10), "small", "end");
            var bar = scale.At(share.Share) - scale.At(0);
            chart.Rect(scale.At(0), y, bar, Row - 6, Group.ClassOf(share.Cluster), 2);
            chart.Line(low, y + 6, high, y + 6, "whisker");
            chart.Line(low, y + 3, low, y + 9, "whisker");
            chart.Line(high, y + 3, high, y + 9, "whisker");
            chart.Text(start + Right + 42, y + 10, Percent(share.Share), "small", "end");
            chart.Text(start + Plot.Width, y + 10, Verdict(share), "small", "end");
        }

        chart.Line(scale.At(pooled), top + Head - 4, scale.At(pooled), bottom, "mark-line");
    }

    private static ClusterShare[][] Chosen(ClusterShare[][] groups, int most) =>
        [.. groups.Index().OrderBy(group => group.Item.Min(share => share.AdjustedP))
            .ThenByDescending(group => group.Item.Max(share => Math.Abs(share.Share - share.OthersShare)))
            .Take(most).OrderBy(group => group.Index).Select(group => group.Item)];

    private static string Title(int cluster) => cluster < 0 ? "In no group" : $"Group {cluster}";

    private static string Percent(double share) => share is > 0 and < 0.0995
        ? FormattableString.Invariant($"{100 * share:0.0} %") : Wording.Percent(share);

    private static string Verdict(ClusterShare share) => share switch
    {
        { Representation: Representation.Over, Only: true } => "only here",
        { Representation: Representation.Over } => "more",
        { Representation: Representation.Under } => "less",
        _ => "",
    };
}

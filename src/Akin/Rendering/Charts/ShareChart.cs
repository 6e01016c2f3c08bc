using Akin.Comparison;

namespace Akin.Rendering.Charts;

/// <summary>
/// For each cluster a bar for each collection: its share of the collection's pictures with its interval, and the share
/// that it would have if collections did not differ. Where that were too many bars, the clusters that differ most.
/// </summary>
internal static class ShareChart
{
    private const int Width = 720;
    private const int MostBars = 120;
    private const double Left = 190;
    private const double Right = 600;
    private const double Row = 20;
    private const double Head = 26;
    private const double Gap = 12;

    public static SvgChart Draw(IReadOnlyList<ClusterShare> shares, IReadOnlyList<string> names, double confidence)
    {
        var all = shares.GroupBy(share => share.Cluster).Select(group => group.ToArray()).ToArray();
        var clusters = Chosen(all, Math.Max(1, MostBars / names.Count));
        var height = 52 + (clusters.Length * ((names.Count * Row) + Head + Gap));
        var chart = new SvgChart(Width, (int)height, "Share of each group in each collection");
        var left = all.Length - clusters.Length;
        chart.Text(0, 18, "Share of each group in each collection", "head");
        chart.Text(0, 36,
            $"bar: share of the collection's pictures; line: its {Wording.Percent(confidence)} interval; dashes: all " +
            $"collections together{(left > 0 ? $"; {left} groups that differ less are left out" : "")}", "small");
        var most = clusters.SelectMany(group => group).Max(share => share.Interval.High);
        var scale = new AxisScale(0, Math.Min(1, most), Left, Right);
        var y = 58.0;
        foreach (var group in clusters)
        {
            DrawGroup(chart, group, names, scale, y);
            y += (names.Count * Row) + Head + Gap;
        }

        return chart;
    }

    private static void DrawGroup(
        SvgChart chart, ClusterShare[] group, IReadOnlyList<string> names, AxisScale scale, double top)
    {
        var pooled = group.Sum(share => share.Count) / (double)Math.Max(1, group.Sum(share => share.CollectionSize));
        var bottom = top + Head + (names.Count * Row);
        chart.Text(0, top + 14, Title(group[0].Cluster), "mark-text");
        chart.Text(Left, top + 14, Wording.Pictures(group[0].ClusterSize), "small");
        chart.Line(Left, top + Head - 4, Left, bottom, "axis");
        foreach (var share in group)
        {
            var y = top + Head + (share.Collection * Row);
            var (low, high) = (scale.At(share.Interval.Low), scale.At(share.Interval.High));
            chart.Text(Left - 10, y + 11, ChartNames.Short(names[share.Collection], 24), "label", "end");
            chart.Rect(Left, y, scale.At(share.Share) - Left, Row - 6, Group.ClassOf(share.Collection), 3);
            chart.Line(low, y + 7, high, y + 7, "whisker");
            chart.Line(low, y + 3, low, y + 11, "whisker");
            chart.Line(high, y + 3, high, y + 11, "whisker");
            chart.Text(Right + 14, y + 11, Percent(share.Share), "label");
            chart.Text(Right + 64, y + 11, Verdict(share), "small");
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

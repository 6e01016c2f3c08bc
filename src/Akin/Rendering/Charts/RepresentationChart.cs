using Akin.Comparison;

namespace Akin.Rendering.Charts;

/// <summary>
/// A cell for each cluster and collection, warm where the collection has more of it than the others, cold where less;
/// what chance does not explain is in bold.
/// </summary>
internal static class RepresentationChart
{
    private const double Left = 88;
    private const double Top = 92;
    private const double LegendRow = 17;

    // Sixteen times as much, or as little, has the strongest colour.
    private const double MostDoublings = 4;

    public static SvgChart Draw(
        IReadOnlyList<ClusterShare> shares, IReadOnlyList<string> names, LargestCollections shown)
    {
        var count = shown.Numbers.Count;
        var clusters = shares.Select(share => share.Cluster).Distinct().ToArray();
        var wide = count <= 20 ? Math.Clamp((Plot.Width - Left) / count, 36, 72) : 20;
        var high = clusters.Length <= 40 ? 24 : 14;
        var bottom = Top + (high * clusters.Length);
        var width = Math.Max(Plot.Width, (int)(Left + (wide * count)));
        var columns = width / (Plot.Width / 2);
        var rows = (count + columns - 1) / columns;
        var end = bottom + 14 + (rows * LegendRow) + ShownNote.Room(shown);
        var chart = new SvgChart(
            width, (int)end, "Over- and under-representation of each group");
        chart.Text(0, 16, "More or less than the other collections", "head");
        chart.Text(0, 34, "how many times their share: orange more, blue less;", "small");
        chart.Text(0, 49, "bold, or a dot, where chance does not explain it", "small");
        foreach (var (place, collection) in shown.Numbers.Index())
        {
            chart.Text(
                Left + ((place + 0.5) * wide), Top - 8, $"{place + 1}", wide < 30 ? "small" : "mark-text",
                "middle");
            var (x, y) = (place % columns * (width / columns), bottom + 22 + (place / columns * LegendRow));
            chart.Text(
                x, y, ChartNames.FitAnyFont($"{place + 1}  {names[collection]}", (width / columns) - 10), "small");
        }

        var (places, ofCluster) = (shown.Places(), shares.ToLookup(share => share.Cluster));
        for (var row = 0; row < clusters.Length; row++)
        {
            var y = Top + (row * high);
            chart.Text(Left - 10, y + (high / 2) + 4, clusters[row] < 0 ? "In no group" : $"Group {clusters[row]}",
                "small", "end");
            foreach (var share in ofCluster[clusters[row]].Where(share => places[share.Collection] >= 0))
                Cell(chart, share, Left + (places[share.Collection] * wide), y, wide, high);
        }

        ShownNote.Draw(chart, shown, end - 4);
        return chart;
    }

    private static void Cell(SvgChart chart, ClusterShare share, double x, double y, double width, double height)
    {
        var doublings = share.Ratio switch
        {
            null => 0,
            0 => -MostDoublings,
            { } ratio => Math.Clamp(Math.Log2(ratio), -MostDoublings, MostDoublings),
        };
        var isSure = share.Representation != Representation.Usual;
        var strength = Math.Abs(doublings) / MostDoublings;
        chart.Rect(x + 1, y + 1, width - 2, height - 2, Heat.ClassOf(strength, doublings > 0), 3);
        if (width >= 34 && height >= 20)
        {
            chart.Text(x + (width / 2), y + (height / 2) + 4, Times(share), isSure ? "cell-mark" : "cell", "middle");
        }
        else if (isSure)
        {
            chart.Circle(x + (width / 2), y + (height / 2), 2.2, "knot");
        }
    }

    private static string Times(ClusterShare share) => share.Ratio switch
    {
        null => "–",
        double.PositiveInfinity => "only",
        0 => "none",
        < 0.095 => FormattableString.Invariant($"{share.Ratio:0.00}×"),
        < 9.95 => FormattableString.Invariant($"{share.Ratio:0.0}×"),
        _ => FormattableString.Invariant($"{share.Ratio:0}×"),
    };
}

using Akin.Comparison;

namespace Akin.Rendering.Charts;

/// <summary>
/// A cell for each cluster and collection, warm where the collection has more of it than the others, cold where less;
/// what chance does not explain is in bold.
/// </summary>
internal static class RepresentationChart
{
    private const double Left = 120;
    private const double Top = 84;

    // Sixteen times as much, or as little, has the strongest colour.
    private const double MostDoublings = 4;

    public static SvgChart Draw(IReadOnlyList<ClusterShare> shares, IReadOnlyList<string> names)
    {
        var clusters = shares.Select(share => share.Cluster).Distinct().ToArray();
        var (wide, high) = (names.Count <= 9 ? 66 : names.Count <= 16 ? 40 : 22, clusters.Length <= 40 ? 24 : 14);
        var legend = (names.Count + 2) / 3 * 18;
        var width = Math.Max(720, (int)Left + (wide * names.Count) + 24);
        var chart = new SvgChart(
            width, (int)Top + (high * clusters.Length) + 20 + legend, "Over- and under-representation");
        chart.Text(0, 18, "More or less than the other collections", "head");
        chart.Text(0, 36, "how many times as much: orange more, blue less; bold where chance does not explain it",
            "small");
        for (var collection = 0; collection < names.Count; collection++)
        {
            chart.Text(Left + ((collection + 0.5) * wide), Top - 22, $"{collection + 1}", "mark-text", "middle");
            chart.Rect(Left + (collection * wide) + 3, Top - 14, wide - 6, 6, Group.ClassOf(collection), 2);
            chart.Text(collection % 3 * 240, Top + (high * clusters.Length) + 26 + (collection / 3 * 18),
                $"{collection + 1}  {ChartNames.Short(names[collection], 30)}", "small");
        }

        for (var row = 0; row < clusters.Length; row++)
        {
            var y = Top + (row * high);
            chart.Text(Left - 12, y + (high / 2) + 4, clusters[row] < 0 ? "In no group" : $"Group {clusters[row]}",
                high < 20 ? "small" : "label", "end");
            foreach (var share in shares.Where(share => share.Cluster == clusters[row]))
            {
                Cell(chart, share, Left + (share.Collection * wide), y, wide, high);
            }
        }

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
        if (width >= 40 && height >= 20)
        {
            chart.Text(x + (width / 2), y + (height / 2) + 4, Times(share), isSure ? "mark-text" : "label", "middle");
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
        < 9.95 => FormattableString.Invariant($"{share.Ratio:0.0}×"),
        _ => FormattableString.Invariant($"{share.Ratio:0}×"),
    };
}

using Akin.Comparison;

namespace Akin.Rendering.Charts;

/// <summary>
/// A matrix of the distances between collections: the discrepancy of the features above the diagonal, the divergence of
/// the cluster shares below; the darker the farther apart, in bold where chance does not explain it.
/// </summary>
internal static class DistanceChart
{
    private const double Left = 190;
    private const double Top = 92;

    public static SvgChart Draw(IReadOnlyList<CollectionDistance> pairs, IReadOnlyList<string> names, double level)
    {
        var cell = names.Count <= 9 ? 56 : names.Count <= 16 ? 32 : 18;
        var side = cell * names.Count;
        var chart = new SvgChart(
            Math.Max(720, (int)Left + side + 24), (int)Top + side + 12, "Distances between the collections");
        chart.Text(0, 18, "How far the collections are apart", "head");
        chart.Text(0, 36, "upper right: discrepancy of the features (MMD), bold where chance does not explain it",
            "small");
        chart.Text(0, 52, "lower left: divergence of the shares of the groups (Jensen-Shannon, bits)", "small");
        for (var i = 0; i < names.Count; i++)
        {
            var name = names.Count <= 16 ? 20 : 18;
            chart.Text(Left + ((i + 0.5) * cell), Top - 10, $"{i + 1}", cell < 30 ? "small" : "mark-text", "middle");
            chart.Text(Left - 12, Top + ((i + 0.5) * cell) + 4, $"{ChartNames.Short(names[i], name)}  {i + 1}",
                cell < 30 ? "small" : "label", "end");
        }

        var farthest = Math.Max(1e-12, pairs.Max(pair => pair.Features?.Mmd ?? 0));
        var widest = Math.Max(1e-12, pairs.Max(pair => pair.JensenShannon));
        foreach (var pair in pairs)
        {
            var isSure = pair.AdjustedP <= level;
            Cell(chart, pair.B, pair.A, cell, pair.Features?.Mmd, farthest, isSure);
            Cell(chart, pair.A, pair.B, cell, pair.JensenShannon, widest, false);
        }

        return chart;
    }

    private static void Cell(SvgChart chart, int column, int row, int cell, double? value, double most, bool isSure)
    {
        var (x, y) = (Left + (column * cell), Top + (row * cell));
        chart.Rect(x + 1, y + 1, cell - 2, cell - 2, Heat.ClassOf((value ?? 0) / most), 3);
        if (cell >= 50)
        {
            var text = value is { } known ? FormattableString.Invariant($"{known:0.000}") : "–";
            chart.Text(x + (cell / 2.0), y + (cell / 2.0) + 4, text, isSure ? "mark-text" : "label", "middle");
        }
        else if (isSure)
        {
            chart.Circle(x + (cell / 2.0), y + (cell / 2.0), 2.2, "knot");
        }
    }
}

using Akin.Comparison;

namespace Akin.Rendering.Charts;

/// <summary>
/// A matrix of the distances between collections: the discrepancy of the features above the diagonal, the divergence of
/// the cluster shares below; the darker the farther apart, in bold where chance does not explain it.
/// </summary>
internal static class DistanceChart
{
    private const double Left = 130;
    private const double Top = 108;

    public static SvgChart Draw(
        IReadOnlyList<CollectionDistance> pairs, IReadOnlyList<string> names, LargestCollections shown, double level)
    {
        var count = shown.Numbers.Count;
        var cell = count <= 16 ? Math.Clamp((Plot.Width - (int)Left) / count, 40, 72) : 18;
        var (side, aside) = (cell * count, count < 100 ? 28 : 36);
        var chart = new SvgChart(
            Math.Max(Plot.Width, (int)Left + side), (int)Top + side + ShownNote.Room(shown) + 2,
            "Distances between the collections");
        chart.Text(0, 16, "How far the collections are apart", "head");
        chart.Text(0, 34, "upper right: discrepancy of the features (MMD),", "small");
        chart.Text(0, 49, "bold, or a dot, where chance does not explain it", "small");
        chart.Text(0, 64, "lower left: divergence of the shares of the groups (bits)", "small");
        foreach (var (i, number) in shown.Numbers.Index())
        {
            chart.Text(
                Left + ((i + 0.5) * cell), Top - 8, $"{i + 1}", cell < 30 ? "small" : "mark-text", "middle");
            var y = Top + ((i + 0.5) * cell) + 4;
            chart.Text(Left - 10, y, $"{i + 1}", "small", "end");
            chart.Text(Left - aside, y, ChartNames.FitAnyFont(names[number], Left - aside - 2), "small", "end");
        }

        var places = shown.Places();
        CollectionDistance[] drawn = [.. pairs.Where(pair => places[pair.A] >= 0 && places[pair.B] >= 0)];
        var farthest = Math.Max(1e-12, drawn.Max(pair => pair.Features?.Mmd ?? 0));
        var widest = Math.Max(1e-12, drawn.Max(pair => pair.JensenShannon));
        foreach (var pair in drawn)
        {
            var (a, b, isSure) = (places[pair.A], places[pair.B], pair.AdjustedP <= level);
            Cell(chart, b, a, cell, pair.Features?.Mmd, farthest, isSure);
            Cell(chart, a, b, cell, pair.JensenShannon, widest, false);
        }

        ShownNote.Draw(chart, shown, Top + side + ShownNote.Room(shown) - 4);
        return chart;
    }

    private static void Cell(SvgChart chart, int column, int row, int cell, double? value, double most, bool isSure)
    {
        var (x, y) = (Left + (column * cell), Top + (row * cell));
        chart.Rect(x + 1, y + 1, cell - 2, cell - 2, Heat.ClassOf((value ?? 0) / most), 3);
        if (cell >= 36)
        {
            var text = value is { } known ? FormattableString.Invariant($"{known:0.000}") : "–";
            chart.Text(x + (cell / 2.0), y + (cell / 2.0) + 4, text, isSure ? "cell-mark" : "cell", "middle");
        }
        else if (isSure)
        {
            chart.Circle(x + (cell / 2.0), y + (cell / 2.0), 2.2, "knot");
        }
    }
}

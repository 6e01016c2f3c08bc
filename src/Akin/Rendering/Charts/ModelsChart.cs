using Akin.Comparison.Models;

namespace Akin.Rendering.Charts;

/// <summary>What was measured of each model, measure by measure; only measures that spaces do not change.</summary>
internal static class ModelsChart
{
    private const int Width = 720;
    private const double Left = 236;
    private const double Row = 20;

    private static readonly (string Name, Func<ModelScore, double?> Of)[] Measures =
    [
        ("Groups agree with labels (NMI)", model => model.Common.Nmi),
        ("Neighbours of the same label", model => model.NeighbourAgreement),
        ("Two halves give the same groups", model => model.Common.HalfStability),
        ("Two seeds give the same groups", model => model.Common.SeedStability),
        ("Empty space between groups", model => model.Common.Separation),
        ("Evidence for groups, of ln k", model => model.Own.Evidence is { } evidence && model.Own.K > 1
            ? evidence / Math.Log(model.Own.K) : null),
    ];

    public static SvgChart Draw(IReadOnlyList<ModelScore> models)
    {
        var shown = Measures.Where(measure => models.Any(model => measure.Of(model) is not null)).ToArray();
        var block = (models.Count * Row) + 18;
        var top = 52 + (22 * models.Count);
        var chart = new SvgChart(Width, (int)(top + (shown.Length * block)), "What was measured of each model");
        chart.Text(0, 18, "What was measured of each model (1 is the most there is)", "head");
        foreach (var (number, model) in models.Index())
        {
            chart.Rect(0, 34 + (22 * number), 14, 14, Group.ClassOf(number), 3);
            chart.Text(22, 46 + (22 * number), ChartNames.FitAnyFont(model.Name, 600, "label"));
        }

        foreach (var (at, measure) in shown.Index())
        {
            var y = top + (at * block);
            chart.Text(Left - 14, y + (models.Count * Row / 2) + 4, measure.Name, "label", "end");
            chart.Line(Left, y, Left, y + (models.Count * Row), "axis");
            foreach (var (number, model) in models.Index())
            {
                Bar(chart, y + (number * Row), measure.Of(model), Group.ClassOf(number));
            }
        }

        return chart;
    }

    private static void Bar(SvgChart chart, double y, double? value, string style)
    {
        var length = Math.Max(1, (Width - Left - 64) * Math.Clamp(value ?? 0, 0, 1));
        if (value is not null)
        {
            chart.Rect(Left, y + 3, length, Row - 6, style, 3);
        }

        chart.Text(
            Left + (value is null ? 0 : length) + 8, y + 14, value is { } known ? Wording.Score(known) : "–", "small");
    }
}

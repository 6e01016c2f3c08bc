using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>How charts look, in a file of their own and in a page: the same rules with the theme's colours.</summary>
internal static class ChartStyle
{
    private const string Font =
        "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif";

    /// <summary>For a file of its own: light, and dark where the reader's system is.</summary>
    public static string File { get; } = Rules(Theme.Light) +
        "@media(prefers-color-scheme:dark){" + Rules(Theme.Dark) + "}";

    /// <summary>For a page, which names the colours.</summary>
    public static string Page { get; } = Rules(Theme.Page, ".chart ");

    /// <summary>For pixels on a ground.</summary>
    public static string On(Ground ground) => Rules(Theme.On(ground));

    /// <summary>Text size of a style in units of the chart.</summary>
    public static double TextSize(string style) => style switch
    {
        "head" => 15,
        "small" or "cell" or "cell-mark" => 11.5,
        _ => 13,
    };

    private static string Rules(Theme theme, string within = "")
    {
        var rules = new StringBuilder();
        Add(".paper", $"fill:{theme.Paper}");
        Add("text", $"font:{TextSize("")}px {Font};fill:{theme.Text}");
        Add("text.head", $"font-size:{TextSize("head")}px;font-weight:600;fill:{theme.Ink}");
        Add("text.small", FormattableString.Invariant($"font-size:{TextSize("small")}px;fill:{theme.Quiet}"));
        Add("text.mark-text", $"font-weight:600;fill:{theme.Ink}");
        Add("text.cell", FormattableString.Invariant($"font-size:{TextSize("cell")}px;fill:{theme.Ink}"));
        Add(
            "text.cell-mark",
            FormattableString.Invariant($"font-size:{TextSize("cell")}px;font-weight:700;fill:{theme.Ink}"));
        Add(".strokes", $"fill:none;stroke:{theme.Text};stroke-width:.8;stroke-linecap:round;stroke-linejoin:round");
        Add(".head-strokes", $"stroke:{theme.Ink};stroke-width:1.05");
        Add(".small-strokes", $"stroke:{theme.Quiet}");
        Add(".mark-text-strokes", $"stroke:{theme.Ink};stroke-width:1");
        Add(".cell-strokes", $"stroke:{theme.Ink}");
        Add(".cell-mark-strokes", $"stroke:{theme.Ink};stroke-width:1.3");
        Add(".grid", $"fill:none;stroke:{theme.Line};stroke-width:1");
        Add(".axis", $"fill:none;stroke:{theme.Quiet};stroke-width:1");
        Add(".curve", $"fill:none;stroke:{theme.Accent};stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round");
        Add(".second", $"fill:none;stroke:{theme.Quiet};stroke-width:1.8;stroke-dasharray:6 4;stroke-linejoin:round");
        Add(".area", $"fill:{theme.Accent};opacity:.1");
        Add(".dot", $"fill:{theme.Accent}");
        Add(".mark", $"fill:{theme.Mark}");
        Add(".mark-line", $"fill:none;stroke:{theme.Mark};stroke-width:1.5;stroke-dasharray:4 4");
        Add(".ring", $"fill:{theme.Paper};stroke:{theme.Mark};stroke-width:2.4");
        Add(".bar", $"fill:{theme.Accent}");
        Add(".bar-quiet", $"fill:{theme.AccentSoft}");
        Add(".points", "opacity:.8");
        Add(".frame", $"fill:none;stroke:{theme.Quiet};stroke-width:1");
        Add(".halo", $"fill:{theme.Paper};opacity:.78");
        Add(".whisker", $"fill:none;stroke:{theme.Ink};stroke-width:1.2");
        Add(".knot", $"fill:{theme.Ink}");
        Add(".behind", $"fill:{theme.Quiet};opacity:.4");
        Add(".heat-0", "fill:none");
        foreach (var (style, warm, opacity) in Heat.Steps)
            Add("." + style, $"fill:{(warm ? theme.Mark : theme.Accent)};fill-opacity:{opacity}");

        for (var i = -1; i < Palette.Colours; i++)
            rules.Append($".{Group.ClassOf(i)}{{fill:{theme.OfGroup(i)};color:{theme.OfGroup(i)}}}");

        return rules.ToString();

        void Add(string what, string how) => rules.Append(within).Append(what).Append('{').Append(how).Append('}');
    }
}

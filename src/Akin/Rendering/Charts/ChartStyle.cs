using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>How charts look as files of their own; the page's style sheet says the same for light and dark.</summary>
internal static class ChartStyle
{
    public static string Standalone { get; } = Build();

    /// <summary>Text size of a style in units of the chart.</summary>
    public static double TextSize(string style) => style switch
    {
        "head" => 15,
        "small" => 11.5,
        "mark-text" => 13,
        _ => 13,
    };

    /// <summary>Fill and stroke of each group's colour.</summary>
    public static string GroupRules(Func<int, string> colour)
    {
        var result = new StringBuilder();
        for (var i = -1; i < Palette.Colours; i++)
        {
            var (name, value) = (Group.ClassOf(i), colour(i));
            result.Append($".{name}{{fill:{value};color:{value}}}");
        }

        return result.ToString();
    }

    private static string Build() =>
        ".paper{fill:#fff}" +
        "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;" +
        "font-size:13px;fill:#3d4147}" +
        ".head{font-size:15px;font-weight:600;fill:#16181c}.small{font-size:11.5px;fill:#646a73}" +
        ".mark-text{font-weight:600;fill:#16181c}" +
        ".strokes{fill:none;stroke:#3d4147;stroke-width:.8;stroke-linecap:round;stroke-linejoin:round}" +
        ".head-strokes{stroke:#16181c;stroke-width:1.05}.small-strokes{stroke:#646a73}" +
        ".mark-text-strokes{stroke:#16181c;stroke-width:1}" +
        ".grid{fill:none;stroke:#e4e6ea;stroke-width:1}.axis{fill:none;stroke:#9aa0a8;stroke-width:1}" +
        ".curve{fill:none;stroke:#2f5bea;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}" +
        ".area{fill:#2f5bea;opacity:.1}.dot{fill:#2f5bea}.mark{fill:#e2570c}" +
        ".mark-line{fill:none;stroke:#e2570c;stroke-width:1.5;stroke-dasharray:4 4}" +
        ".ring{fill:#fff;stroke:#e2570c;stroke-width:2.4}" +
        ".bar{fill:#2f5bea}.bar-quiet{fill:#c3cdf3}.rest{fill:#b6bac1}" +
        ".points{opacity:.8}.halo{fill:#fff;opacity:.78}" +
        GroupRules(Palette.OnLight);
}

using System.Globalization;
using System.Text;
using Akin.Imaging;

namespace Akin.Rendering.Charts;

/// <summary>
/// A chart being put together. It says what things are (<c>axis</c>, <c>grid</c>, <c>g3</c>), not how they look.
/// Inside the
/// page the page's style colours them, light or dark; a file of its own brings its style along; as PNG its text is
/// strokes.
/// </summary>
internal sealed class SvgChart(int width, int height, string title)
{
    /// <summary>White space around a chart that is a file of its own.</summary>
    public const int Margin = 12;

    private const double PngScale = 3;

    // Wider than a column of print, and far from two.
    private const int MostMiddle = 600;

    private readonly List<Func<bool, string>> _parts = [];

    public int Width { get; } = width;

    public int Height { get; } = height;

    public static string F(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    public void Rect(double x, double y, double width, double height, string style, double radius = 0) =>
        Add($"<rect x=\"{F(x)}\" y=\"{F(y)}\" width=\"{F(width)}\" height=\"{F(height)}\"" +
            $"{(radius > 0 ? $" rx=\"{F(radius)}\"" : "")} class=\"{style}\"/>");

    public void Line(double x1, double y1, double x2, double y2, string style) =>
        Add($"<path d=\"M{F(x1)} {F(y1)}L{F(x2)} {F(y2)}\" class=\"{style}\"/>");

    public void Path(string data, string style) => Add($"<path d=\"{data}\" class=\"{style}\"/>");

    /// <summary>Points in one colour, seen through as a whole.</summary>
    public void Points(PointCloud cloud, string style) =>
        Add($"<g class=\"points {style}\">{string.Concat(cloud.Paths().Select(data => $"<path d=\"{data}\"/>"))}</g>");

    public void Circle(double x, double y, double radius, string style) =>
        Add($"<circle cx=\"{F(x)}\" cy=\"{F(y)}\" r=\"{F(radius)}\" class=\"{style}\"/>");

    /// <summary>
    /// A piece of text; <paramref name="anchor"/> is <c>start</c>, <c>middle</c> or <c>end</c>. As pixels it is
    /// strokes; a name with letters that have none is set in a font of the machine, where there is one.
    /// </summary>
    public void Text(double x, double y, string text, string style = "label", string anchor = "start") =>
        Text($"translate({F(x)} {F(y)})", text, style, anchor);

    /// <summary>Text that runs upwards, its middle at a place.</summary>
    public void Upright(double x, double y, string text, string style) =>
        Text($"translate({F(x)} {F(y)}) rotate(-90)", text, style, "middle");

    private void Text(string place, string text, string style, string anchor) =>
        _parts.Add(strokes => strokes && (StrokeLetters.Draws(text) || !SvgRasterizer.HasFonts)
            ? Strokes(place, text, style, anchor)
            : Letters(place, text, style, anchor));

    /// <summary>For the page: coloured by the page's own style.</summary>
    public string ToInline() => Compose(style: null, strokes: false);

    /// <summary>A file of its own, light, or dark where the reader's system is.</summary>
    public string ToFile() => Compose(ChartStyle.File, strokes: false);

    /// <summary>As PNG with three pixels for each unit.</summary>
    public byte[] ToPng(Ground ground = Ground.Light) =>
        SvgRasterizer.Png(Compose(ChartStyle.On(ground), strokes: true), PngScale);

    /// <summary>As pixels, without the white space around.</summary>
    /// <param name="scale">Pixels for each unit.</param>
    /// <param name="ground">What it is drawn on.</param>
    public RgbImage ToImage(double scale, Ground ground = Ground.Light) =>
        SvgRasterizer.Render(Compose(ChartStyle.On(ground), strokes: true, margin: 0), scale);

    private static string Letters(string place, string text, string style, string anchor)
    {
        var end = anchor == "start" ? "" : $" text-anchor=\"{anchor}\"";
        return $"<text transform=\"{place}\" class=\"{style}\"{end}>{Markup.Escape(text)}</text>";
    }

    private static string Strokes(string place, string text, string style, string anchor)
    {
        var size = ChartStyle.TextSize(style) / StrokeLetters.Size;
        var length = StrokeLetters.Width(text) * size;
        var start = anchor == "middle" ? -length / 2 : anchor == "end" ? -length : 0;
        var result = new StringBuilder();
        result.Append(CultureInfo.InvariantCulture,
            $"<g transform=\"{place} translate({start:0.##} 0) scale({size:0.###})\" ");
        result.Append(CultureInfo.InvariantCulture, $"class=\"strokes {style}-strokes\">");
        foreach (var (right, down, path) in StrokeLetters.Set(text))
        {
            result.Append(
                CultureInfo.InvariantCulture,
                $"<path transform=\"translate({right:0.##} {down:0.##})\" d=\"{path}\"/>");
        }

        return result.Append("</g>").ToString();
    }

    private void Add(string markup) => _parts.Add(_ => markup);

    private string Compose(string? style, bool strokes, int margin = Margin)
    {
        var around = style is null ? 0 : margin;

        // Pixels are whole: a long low drawing would get bars at its ends.
        var fit = margin == 0 ? " preserveAspectRatio=\"none\"" : "";
        var kind = Width <= Plot.Width ? "chart column" : Width <= MostMiddle ? "chart middle" : "chart";
        var (wide, high) = (Width + (2 * around), Height + (2 * around));
        var result = new StringBuilder($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="{-around} {-around} {wide} {high}" width="{wide}"
            height="{high}" role="img" aria-label="{Markup.Escape(title)}" class="{kind}"{fit}>
            """);
        if (style is not null)
        {
            result.Append($"<style>{style}</style>");
            result.Append($"<path class=\"paper\" d=\"M{-around} {-around}h{wide}v{high}h{-wide}z\"/>");
        }

        foreach (var part in _parts)
            result.Append(part(strokes));

        return result.Append("</svg>").ToString();
    }
}

using System.Globalization;
using System.Text;
using Akin.Imaging;
using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;

namespace Akin.Rendering.Mosaics;

/// <summary>What the colours of a mosaic mean: lines of swatches and names below the map.</summary>
internal static class MosaicLegend
{
    // Below this size there is no room for words.
    private const int LeastSide = 240;
    private const int MostLetters = 40;

    // A font's size, and the widths of its letters, in the units in which capitals are 7 high.
    private const double FontSize = StrokeLetters.Size;
    private const double LatinLetter = 6;
    private const double OtherLetter = 7.5;

    // From here on letters are as wide as they are high: Chinese, Japanese, Korean, pictographs.
    private const char WideFrom = '\u1100';
    private const int LightInk = 0xD9DCE1;
    private const int DarkInk = 0x3D4147;

    /// <summary>Pixels that the legend takes at the foot of the mosaic; 0 when there is none.</summary>
    public static int HeightOf(MosaicOptions options) =>
        Math.Max(HeightOf(options, options.Legend), HeightOf(options, options.LegendRoom));

    private static int HeightOf(MosaicOptions options, IReadOnlyList<MosaicKey> entries)
    {
        if (entries.Count == 0 || Math.Min(options.Width, options.Height) < LeastSide)
            return 0;

        var line = Line(options);
        return (line * Math.Min(MostLines(options), Flow(options, entries).Count)) + (line / 2);
    }

    /// <summary>The legend as wide as the mosaic; <see langword="null"/> when there is none.</summary>
    public static RgbImage? Draw(MosaicOptions options)
    {
        var height = HeightOf(options);
        if (height == 0)
            return null;

        var line = Line(options);
        var sheet = new PixelSheet(options.Width, height, options.Ground);
        var y = line / 4;
        foreach (var entries in Flow(options, options.Legend).Take(MostLines(options)))
        {
            var x = line / 2;
            foreach (var entry in entries)
            {
                var (side, width) = (line / 2, WidthOf(entry, line));
                sheet.Fill(x, y + (line / 4), side, side, Palette.Rgb(entry.Colour));
                sheet.Place(Words(TextOf(entry), line, options.Ground), x + side + (line / 4), y);
                x += width;
            }

            y += line;
        }

        return sheet.ToImage();
    }

    private static int Line(MosaicOptions options) => Math.Max(16, Math.Min(options.Width, options.Height) / 60);

    /// <summary>At most a quarter of the mosaic.</summary>
    private static int MostLines(MosaicOptions options) => Math.Max(1, options.Height / 4 / Line(options));

    /// <summary>The entries, as many on a line as there is room for.</summary>
    private static List<List<MosaicKey>> Flow(MosaicOptions options, IReadOnlyList<MosaicKey> entries)
    {
        var line = Line(options);
        var (lines, x) = (new List<List<MosaicKey>> { new() }, line / 2);
        foreach (var entry in entries)
        {
            var width = WidthOf(entry, line);
            if (x + width > options.Width && lines[^1].Count > 0)
            {
                lines.Add([]);
                x = line / 2;
            }

            lines[^1].Add(entry);
            x += width;
        }

        return lines;
    }

    private static int WidthOf(MosaicKey entry, int line) =>
        (line * 7 / 4) + (int)Math.Ceiling(LengthOf(TextOf(entry)) * Size(line));

    /// <summary>What stands beside a colour.</summary>
    internal static string TextOf(MosaicKey entry) =>
        $"{ChartNames.Short(entry.Name, MostLetters)} · {Wording.Number(entry.Pictures)}";

    /// <summary>Whether a text is set in strokes, as the charts do: the same on every machine.</summary>
    private static bool IsStrokes(string text) => StrokeLetters.Draws(text) || !SvgRasterizer.HasFonts;

    /// <summary>The room of a text in units of the letters' grid; of letters of the machine's fonts the most they take.
    /// </summary>
    private static double LengthOf(string text) => IsStrokes(text)
        ? StrokeLetters.Width(text)
        : LettersOf(text).Sum(letter => StrokeLetters.Draws(letter) && letter[0] < WideFrom
            ? LatinLetter : letter[0] < WideFrom ? OtherLetter : FontSize);

    private static IEnumerable<string> LettersOf(string text)
    {
        for (var letters = StringInfo.GetTextElementEnumerator(text); letters.MoveNext();)
            yield return letters.GetTextElement();
    }

    /// <summary>Pixels for a unit of the letters' grid: capitals are 7 high.</summary>
    private static double Size(int line) => line / 16.0;

    private static RgbImage Words(string text, int line, int ground)
    {
        var (size, ink) = (Size(line), MosaicGround.IsDark(ground) ? LightInk : DarkInk);
        var width = (int)Math.Ceiling((LengthOf(text) + 2) * size);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{line}" viewBox="0 0 {width} {line}">
            <rect width="{width}" height="{line}" fill="#{ground:x6}"/>
            <g transform="translate({size:0.###} {line * 0.72:0.#}) scale({size:0.###})"
            """);
        svg.Append(IsStrokes(text) ? Strokes(text, ink) : Letters(text, ink));
        return SvgRasterizer.Render(svg.Append("</g></svg>").ToString(), 1);
    }

    private static string Strokes(string text, int ink)
    {
        var strokes = new StringBuilder();
        strokes.Append(CultureInfo.InvariantCulture, $"""
             fill="none" stroke="#{ink:x6}" stroke-width="0.9" stroke-linecap="round" stroke-linejoin="round">
            """);
        foreach (var (right, down, path) in StrokeLetters.Set(text))
        {
            strokes.Append(
                CultureInfo.InvariantCulture,
                $"<path transform=\"translate({right:0.##} {down:0.##})\" d=\"{path}\"/>");
        }

        return strokes.ToString();
    }

    private static string Letters(string text, int ink) => string.Create(
        CultureInfo.InvariantCulture,
        $" fill=\"#{ink:x6}\"><text font-family=\"sans-serif\" font-size=\"{FontSize}\">{Markup.Escape(text)}</text>");
}

using System.Globalization;
using System.Text;

namespace Akin.Rendering.Charts;

/// <summary>Names of others in the room that a chart has.</summary>
internal static class ChartNames
{
    /// <summary>How much wider than the strokes that are measured the widest of the usual page fonts is.</summary>
    public const double Wider = 1.15;

    private const double WideLetter = 12.5;
    private const double OtherLetter = 7.4;

    /// <summary>A name of at most so many letters as people count them, the rest an ellipsis.</summary>
    public static string Short(string name, int most)
    {
        var letters = new StringInfo(name);
        return letters.LengthInTextElements <= most ? name : letters.SubstringByTextElements(0, most - 1) + "…";
    }

    /// <summary>
    /// A text no longer than a width in units: its middle is left out where it must be, for names differ at their
    /// ends.
    /// </summary>
    public static string Fit(string text, double width, string style = "small")
    {
        if (Width(text, style) <= width)
            return text;

        var letters = StringInfo.ParseCombiningCharacters(text);
        var parts = letters.Select((at, i) => text[at..(i + 1 < letters.Length ? letters[i + 1] : text.Length)])
            .ToArray();
        var (head, tail) = (new StringBuilder(), "");
        for (int first = 0, last = parts.Length - 1; first <= last;)
        {
            var longer = tail.Length < head.Length ? (head.ToString(), parts[last] + tail)
                : (head + parts[first], tail);
            if (Width($"{longer.Item1}…{longer.Item2}", style) > width)
                break;

            if (longer.Item2.Length > tail.Length)
                (tail, last) = (longer.Item2, last - 1);
            else
                head.Append(parts[first++]);
        }

        return $"{head}…{tail}";
    }

    /// <summary>A text that <see cref="Fit"/>s in the widest of the usual fonts too.</summary>
    public static string FitAnyFont(string text, double width, string style = "small") =>
        Fit(text, width / Wider, style);

    /// <summary>The width of a text in units: measured where it is drawn in strokes, guessed where a font is.</summary>
    public static double Width(string text, string style = "small")
    {
        var size = ChartStyle.TextSize(style);
        if (StrokeLetters.Draws(text))
            return StrokeLetters.Width(text) * size / StrokeLetters.Size;

        double width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0
                : IsWide(rune.Value) ? WideLetter
                : OtherLetter;
        }

        return width * size / ChartStyle.TextSize("small");
    }

    /// <summary>Letters as wide as they are high: of East Asia, and pictures.</summary>
    private static bool IsWide(int letter) => letter is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF)
        or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
        or (>= 0xFF00 and <= 0xFF60) or >= 0x1F000;
}

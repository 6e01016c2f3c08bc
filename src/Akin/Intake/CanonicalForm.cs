using System.Globalization;
using System.Text;

namespace Akin.Intake;

/// <summary>
/// Text with its letters taken apart: É, be it one letter or E with an accent, becomes E and the accent. File systems
/// that normalise take two names for one when their forms are equal (Unicode's form NFD). The program runs without
/// the platform's tables, so it carries its own.
/// </summary>
public static class CanonicalForm
{
    private const int HangulFirst = 0xAC00;
    private const int HangulCount = 11172;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TailFirst = 0x11A7;
    private const int Vowels = 21;
    private const int Tails = 28;

    private static readonly Lazy<(Dictionary<int, int[]> Parts, Dictionary<int, int> Classes)> Table = new(Read);

    /// <summary>The form NFD of a text; what is no text (half a surrogate pair) stays as it is.</summary>
    /// <param name="text">Any text.</param>
    public static string Decompose(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
            return text;

        var letters = new List<int>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                Add(letters, char.ConvertToUtf32(text[i], text[++i]));
            else
                Add(letters, text[i]);
        }

        Order(letters);
        var result = new StringBuilder(letters.Count);
        foreach (var letter in letters)
            _ = letter < 0x10000 ? result.Append((char)letter) : result.Append(char.ConvertFromUtf32(letter));

        return result.ToString();
    }

    private static void Add(List<int> letters, int letter)
    {
        var syllable = letter - HangulFirst;
        if (syllable is >= 0 and < HangulCount)
        {
            letters.Add(LeadFirst + (syllable / (Vowels * Tails)));
            letters.Add(VowelFirst + (syllable / Tails % Vowels));
            if (syllable % Tails > 0)
                letters.Add(TailFirst + (syllable % Tails));
        }
        else if (Table.Value.Parts.TryGetValue(letter, out var parts))
        {
            letters.AddRange(parts);
        }
        else
        {
            letters.Add(letter);
        }
    }

    /// <summary>Brings the marks on one letter into the order of their classes; equal classes keep theirs.</summary>
    private static void Order(List<int> letters)
    {
        for (var i = 1; i < letters.Count; i++)
        {
            var (letter, rank) = (letters[i], ClassOf(letters[i]));
            var place = i;
            for (; rank > 0 && place > 0 && ClassOf(letters[place - 1]) > rank; place--)
                letters[place] = letters[place - 1];

            letters[place] = letter;
        }
    }

    private static int ClassOf(int letter) => Table.Value.Classes.GetValueOrDefault(letter);

    private static (Dictionary<int, int[]> Parts, Dictionary<int, int> Classes) Read()
    {
        var (parts, classes) = (new Dictionary<int, int[]>(), new Dictionary<int, int>());
        using var stream = typeof(CanonicalForm).Assembly.GetManifestResourceStream(
            "Akin.Intake.canonical-decompositions.txt")!;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (reader.ReadLine() is { } line)
        {
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equal && line[0] != '#')
                parts.Add(Hex(line[..equal]), [.. line[(equal + 1)..].Split(' ').Select(Hex)]);
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && line[0] != '#')
                classes.Add(Hex(line[..colon]), int.Parse(line[(colon + 1)..], CultureInfo.InvariantCulture));
        }

        return (parts, classes);
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

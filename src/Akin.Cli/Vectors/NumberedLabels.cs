using System.Globalization;

namespace Akin.Cli.Vectors;

/// <summary>Labels of any text as numbers.</summary>
/// <param name="Numbers">For each line 0 …, or −1 for noise.</param>
/// <param name="Names">The text of each number.</param>
internal sealed record NumberedLabels(int[] Numbers, IReadOnlyList<string> Names)
{
    private const string NoiseText = "-1";

    /// <summary>Lines in no group.</summary>
    public int Noise => Numbers.Count(number => number < 0);

    /// <summary>Numbers texts in their order: as numbers where all are, else as text; −1 is noise.</summary>
    public static NumberedLabels Of(IReadOnlyList<string> labels)
    {
        labels = [.. labels.Select(WithoutFraction)];
        var names = labels.Where(label => label != NoiseText).Distinct(StringComparer.Ordinal).ToList();
        names.Sort(names.TrueForAll(name => Whole(name) is not null)
            ? (a, b) => Whole(a)!.Value.CompareTo(Whole(b)!.Value)
            : string.CompareOrdinal);
        var numbers = names.Select((name, number) => (name, number))
            .ToDictionary(pair => pair.name, pair => pair.number, StringComparer.Ordinal);
        return new([.. labels.Select(label => label == NoiseText ? -1 : numbers[label])], names);
    }

    /// <summary>The text of a number.</summary>
    public string NameOf(int number) => number < 0 ? NoiseText : Names[number];

    /// <summary>Whole numbers as a column of float values has them, <c>-1.0</c>, are those numbers.</summary>
    private static string WithoutFraction(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is > 0 and var point
        && text.AsSpan(point + 1).TrimEnd('0').IsEmpty && Whole(text[..point]) is not null
            ? text[..point]
            : text;

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}

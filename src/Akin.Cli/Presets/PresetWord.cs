namespace Akin.Cli.Presets;

/// <summary>An option as it is written on a command line.</summary>
/// <param name="Option">Its name, such as <c>--k-max</c>.</param>
/// <param name="Value">What it says; none for a switch.</param>
internal readonly record struct PresetWord(string Option, string? Value)
{
    /// <summary>What is typed.</summary>
    public IEnumerable<string> Words => Value is null ? [Option] : [Option, Value];

    /// <summary>Options and their values, with blanks between.</summary>
    public static IReadOnlyList<PresetWord> Read(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. Enumerable.Range(0, words.Length).Where(i => IsName(words[i])).Select(i =>
                new PresetWord(words[i], i + 1 < words.Length && !IsName(words[i + 1]) ? words[i + 1] : null)),
        ];

        static bool IsName(string word) => word.StartsWith("--", StringComparison.Ordinal);
    }
}

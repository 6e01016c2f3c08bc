namespace Akin.Cli.Display;

/// <summary>Rows of words, in columns.</summary>
internal static class TextTable
{
    /// <summary>Writes rows of equally many words; each column as wide as its widest word.</summary>
    public static string Write(IReadOnlyList<string[]> words)
    {
        string[][] rows = [.. words.Select(row => Array.ConvertAll(row, Words.OnALine))];
        var widths = rows[0].Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return string.Join('\n', rows.Select(row => string.Join(
            "  ", row.Select((word, column) => word.PadRight(widths[column]))).TrimEnd()));
    }
}

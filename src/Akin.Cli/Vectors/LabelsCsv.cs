using System.Globalization;
using Akin.Cli.Parsing;

namespace Akin.Cli.Vectors;

/// <summary>The file <c>labels.csv</c>: one line <c>row,label</c> for each row, noise −1.</summary>
internal static class LabelsCsv
{
    private const string Header = "row,label";

    public static void Write(string path, ReadOnlySpan<int> labels)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(Header);
        for (var row = 0; row < labels.Length; row++)
        {
            writer.Write(row);
            writer.Write(',');
            writer.WriteLine(labels[row]);
        }
    }

    /// <summary>Reads labels of exactly <paramref name="rows"/> rows, in any order.</summary>
    public static int[] Read(string path, int rows)
    {
        using var reader = Open(path);
        if (reader.ReadLine()?.Trim() != Header)
        {
            throw new UsageException($"{path} does not begin with the line '{Header}'.");
        }

        var labels = new int[rows];
        var seen = new bool[rows];
        var count = 0;
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0)
            {
                continue;
            }

            var (row, label) = Split(text, path, line);
            if (row >= rows || seen[row])
            {
                throw new UsageException(seen.Length > row
                    ? $"{path}, line {line}: row {row} is there twice."
                    : $"{path}, line {line}: row {row} is past the {rows} rows of the vectors.");
            }

            (labels[row], seen[row]) = (label, true);
            count++;
        }

        return count == rows
            ? labels
            : throw new UsageException($"{path} labels {count} rows, but the vectors have {rows}.");
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }

    private static (int Row, int Label) Split(string text, string path, int line)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma > 0
            && int.TryParse(text.AsSpan(0, comma), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && int.TryParse(text.AsSpan(comma + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var label)
            && label >= -1
            ? (row, label)
            : throw new UsageException($"{path}, line {line}: '{text}' is not a row and a label of at least -1.");
    }
}

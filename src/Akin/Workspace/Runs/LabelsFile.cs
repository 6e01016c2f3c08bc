using System.Globalization;

namespace Akin.Workspace.Runs;

/// <summary>The file <c>labels.csv</c>: the header <c>row,label</c>, then a line for each row; −1 is noise.</summary>
public static class LabelsFile
{
    private const string Header = "row,label";

    /// <summary>Writes a label for each row.</summary>
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

    /// <summary>Reads a label for each of <paramref name="rows"/> rows; the lines may come in any order.</summary>
    /// <exception cref="InvalidDataException">It is no such file; the message says where and why in one
    /// sentence.</exception>
    public static int[] Read(string path, int rows)
    {
        using var reader = new StreamReader(path);
        if (reader.ReadLine()?.Trim() != Header)
        {
            throw new InvalidDataException($"{path} does not begin with the line '{Header}'.");
        }

        var labels = new int?[rows];
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length == 0)
            {
                continue;
            }

            var (row, label) = Split(text) ?? throw new InvalidDataException(
                $"{path}, line {line}: '{text}' is not a row and a label of at least -1.");
            if (row >= rows || labels[row] is not null)
            {
                throw new InvalidDataException(row >= rows
                    ? $"{path}, line {line}: row {row} is past the {rows} rows of the vectors."
                    : $"{path}, line {line}: row {row} is there twice.");
            }

            labels[row] = label;
        }

        var missing = Array.IndexOf(labels, null);
        return missing < 0
            ? [.. labels.Select(label => label!.Value)]
            : throw new InvalidDataException($"{path} has no label for row {missing}; there are {rows} rows.");
    }

    private static (int Row, int Label)? Split(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma > 0
            && int.TryParse(text.AsSpan(0, comma), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && int.TryParse(text.AsSpan(comma + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var label)
            && label >= -1
            ? (row, label)
            : null;
    }
}

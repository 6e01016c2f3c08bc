using System.Globalization;
using Akin.Cli.Parsing;
using Akin.Numerics;

namespace Akin.Cli.Vectors;

/// <summary>Labels from elsewhere: any text for each line of a table, and what the lines speak of.</summary>
/// <param name="Source">Where they are from, for messages.</param>
/// <param name="Labels">The label of each line.</param>
/// <param name="Keys">The columns that say which picture or row a line is of, by their names.</param>
internal sealed record LabelTable(
    string Source, IReadOnlyList<string> Labels, IReadOnlyDictionary<string, string[]> Keys)
{
    private const string Label = "label";

    /// <summary>The columns that lines are joined by, the first that two tables share.</summary>
    private static readonly string[] KeyNames = ["path", "id", "row"];

    /// <summary>Reads a CSV file; whatever else it is, is refused in one sentence.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="column">The column of the labels; none for <c>label</c>, or else the only one that is no
    /// key.</param>
    public static LabelTable Read(string path, string? column = null)
    {
        var table = CsvTable.Read(path);
        var labels = table.Column(column ?? Label);
        if (labels is null && column is null)
        {
            var others = table.Columns.Except(KeyNames, StringComparer.OrdinalIgnoreCase).ToArray();
            labels = others.Length == 1 ? table.Column(others[0]) : null;
        }

        var keys = KeyNames.Where(name => table.Column(name) is not null)
            .ToDictionary(name => name, name => table.Column(name)!);
        foreach (var (name, values) in keys)
        {
            if (values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                throw new UsageException($"{path}: {name} {twice.Key} is there twice.");
            }
        }

        return labels is null
            ? throw new UsageException(
                $"{path} has no column '{column ?? Label}'; it has {string.Join(", ", table.Columns)}.")
            : new LabelTable(path, labels, keys);
    }

    /// <summary>
    /// The label of each of so many rows of vectors: by the column <c>row</c>, or line by line without one.
    /// </summary>
    public NumberedLabels ByRow(int rows)
    {
        if (!Keys.TryGetValue("row", out var numbers))
        {
            return Labels.Count == rows
                ? NumberedLabels.Of(Labels)
                : throw new UsageException(
                    $"{Source} has {Counted.Of(Labels.Count, "line")} and no column 'row'; there are {rows} "
                    + "rows of vectors.");
        }

        var ordered = new string?[rows];
        for (var line = 0; line < numbers.Length; line++)
        {
            if (!int.TryParse(numbers[line], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
                || row >= rows)
            {
                throw new UsageException(
                    $"{Source}, line {line + 2}: '{numbers[line]}' is no row of the {rows} rows of the vectors.");
            }

            ordered[row] = Labels[line];
        }

        var missing = Array.IndexOf(ordered, null);
        return missing < 0
            ? NumberedLabels.Of([.. ordered.Select(label => label!)])
            : throw new UsageException($"{Source} has no label for row {missing}; there are {rows} rows.");
    }

    /// <summary>
    /// The labels of both tables for the lines that both have: by path, id or row, or line by line where they share no
    /// such column.
    /// </summary>
    public JoinedLabels Join(LabelTable other)
    {
        var key = KeyNames.FirstOrDefault(name => Keys.ContainsKey(name) && other.Keys.ContainsKey(name));
        if (key is null)
        {
            return Labels.Count == other.Labels.Count
                ? new JoinedLabels(NumberedLabels.Of(Labels), NumberedLabels.Of(other.Labels), "line", 0)
                : throw new UsageException(
                    $"{Source} has {Counted.Of(Labels.Count, "line")} and {other.Source} has {other.Labels.Count}, "
                    + "and they share no column path, id or row to join them by.");
        }

        var lines = other.Keys[key].Select((value, line) => (value, line))
            .ToDictionary(pair => pair.value, pair => pair.line, StringComparer.Ordinal);
        var shared = Keys[key].Select((value, line) => (Mine: line, Theirs: lines.GetValueOrDefault(value, -1)))
            .Where(pair => pair.Theirs >= 0).ToArray();
        return shared.Length == 0
            ? throw new UsageException($"{Source} and {other.Source} share no {key}.")
            : new JoinedLabels(
                NumberedLabels.Of([.. shared.Select(pair => Labels[pair.Mine])]),
                NumberedLabels.Of([.. shared.Select(pair => other.Labels[pair.Theirs])]),
                key,
                Labels.Count + other.Labels.Count - (2 * shared.Length));
    }
}

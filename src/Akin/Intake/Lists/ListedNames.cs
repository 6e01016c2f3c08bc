using Akin.Intake.Text;

namespace Akin.Intake.Lists;

/// <summary>
/// The names in a list that is no source, such as of pictures to leave out: read as a list that is a source is, in the
/// same encodings, with the same signs between values, and from the same column.
/// </summary>
public static class ListedNames
{
    private const string Signs = ",;\t|";

    /// <summary>Reads them; a name keeps the spaces around it.</summary>
    /// <param name="path">A <c>.csv</c>, <c>.tsv</c> or <c>.xlsx</c>, or a text with a name a line.</param>
    /// <param name="columns">Headers of the column of names that go before those of sources, the surest first.</param>
    /// <returns>Each name and the line or row that it stands in, from 1.</returns>
    /// <exception cref="TableException">It cannot be read to its end, or no column of names can be told.</exception>
    public static IReadOnlyList<(string Text, int Line)> Read(string path, IReadOnlyList<string> columns)
    {
        var isTable = ListFile.IsTable(path);
        var records = Records(path, isTable);
        if (records is not [var first, ..])
        {
            return [];
        }

        if (!isTable && Find(first.Values[0].Split(Signs.ToCharArray()), columns) >= 0)
        {
            (isTable, records) = (true, Records(path, isTable: true));
            first = records[0];
        }

        if (isTable && Find(first.Values, columns) is >= 0 and var at)
        {
            return Column(path, records.Skip(1), at, first.Values[at].Trim());
        }

        return isTable && (first.Values.Length > 1 || AddressColumn.IsName(first.Values[0]))
            ? OfPlaces(path, records, columns)
            : [.. records.Select(record => (record.Values[0], record.Line))];
    }

    private static (string, int)[] OfPlaces(
        string path, ListRecord[] records, IReadOnlyList<string> columns)
    {
        string[][] values = [.. records.Select(record => ListFile.Trimmed(record).Values)];
        try
        {
            var (column, headerAt) = AddressColumn.Find(path, values, null);
            var name = headerAt < 0 ? $"{column + 1}" : values[headerAt][column];
            return Column(path, records.Skip(headerAt + 1), column, name);
        }
        catch (TableException)
        {
            throw new TableException(
                $"{path} has no column {string.Join(", ", columns.SkipLast(1))} or {columns[^1]}; its columns are "
                + $"{AddressColumn.Listed(values[0])}. Give that of the pictures one of these names.");
        }
    }

    private static (string, int)[] Column(string path, IEnumerable<ListRecord> records, int column, string name) =>
    [
        .. records.Select(record => column < record.Values.Length && !string.IsNullOrWhiteSpace(record.Values[column])
            ? (record.Values[column], record.Line)
            : throw new TableException($"{path}, line {record.Line} has no value for the column {name}.")),
    ];

    private static int Find(string[] header, IEnumerable<string> columns) => columns
        .Select(column => Array.FindIndex(
            header, name => name.Trim(' ', '"').Equals(column, StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(at => at >= 0, -1);

    private static ListRecord[] Records(string path, bool isTable)
    {
        var records = ListFile.ReadAsIs(path, isTable).ToArray();
        if (records is [.., { Fault: { } fault }])
        {
            var words = fault.Message.StartsWith(path, StringComparison.Ordinal)
                ? fault.Message : $"{path}: {fault.Message}";
            throw new TableException(words + ".", fault);
        }

        return records;
    }
}

using Akin.Intake.Text;

namespace Akin.Cli.Parsing;

/// <summary>A table of text with a header (RFC 4180: commas, quotes, quoted line breaks).</summary>
/// <param name="Columns">The names in the first line.</param>
/// <param name="Rows">The values of each further line that is not empty, as many as there are columns.</param>
internal sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<string[]> Rows)
{
    /// <summary>Reads a file; whatever else it is, is refused in one sentence.</summary>
    public static CsvTable Read(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            var reader = new CsvRecords(text, path);
            var header = reader.Next() ?? throw new UsageException($"{path} is empty; it takes a header and lines.");
            var rows = new List<string[]>();
            while (reader.Next() is { } record)
            {
                if (record is [""])
                {
                    continue;
                }

                rows.Add(record.Length == header.Length
                    ? record
                    : throw new UsageException(
                        $"{path}, line {reader.Line} has {record.Length} values; the header has {header.Length}."));
            }

            return new CsvTable([.. header.Select(name => name.Trim())], rows);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>The values of one column; none where there is no such column.</summary>
    public string[]? Column(string name)
    {
        var at = Enumerable.Range(0, Columns.Count).FirstOrDefault(
            i => Columns[i].Equals(name, StringComparison.OrdinalIgnoreCase), -1);
        return at < 0 ? null : [.. Rows.Select(row => row[at].Trim())];
    }

    /// <summary>Writes a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Its first line.</param>
    /// <param name="rows">The values of each line, quoted where they must be.</param>
    public static void Write(string path, string header, IEnumerable<string[]> rows)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine(header);
        foreach (var row in rows)
        {
            writer.WriteLine(string.Join(',', row.Select(Quoted)));
        }
    }

    /// <summary>A value as it stands in a line: quoted when it holds a comma, a quote or a line break.</summary>
    public static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

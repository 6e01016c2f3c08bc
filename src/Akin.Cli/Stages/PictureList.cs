using Akin.Cli.Parsing;
using Akin.Intake.Text;

namespace Akin.Cli.Stages;

/// <summary>A list of pictures or rows that a person wrote, or that a table of another verb is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Entries">What it says, and on which line.</param>
internal sealed record PictureList(string Path, IReadOnlyList<(string Text, int Line)> Entries)
{
    private static readonly string[] Columns = ["path", "source", "row"];

    /// <summary>Reads one: a CSV when its first line has one of the columns, else a name a line.</summary>
    public static PictureList Read(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            var header = text.ReadLine() ?? "";
            if (Columns.FirstOrDefault(name => header.Split(',').Contains(name, StringComparer.Ordinal)) is { } column)
            {
                return new(path, FromTable(path, column));
            }

            var entries = new List<(string, int)>();
            var line = 1;
            for (string? entry = header; entry is not null; entry = text.ReadLine(), line++)
            {
                if (entry.Trim().Length > 0)
                {
                    entries.Add((entry, line));
                }
            }

            return new(path, entries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>What each entry means; what means nothing is refused in one line.</summary>
    /// <param name="find">The row of an entry, or why there is none.</param>
    public int[] Rows(Func<string, (int Row, string? Fault)> find)
    {
        var rows = new int[Entries.Count];
        var seen = new HashSet<int>();
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, fault) = find(Entries[i].Text);
            fault ??= seen.Add(row) ? null : "is there twice";
            if (fault is not null)
            {
                throw new UsageException($"{Path}, line {Entries[i].Line}: '{Entries[i].Text}' {fault}.");
            }

            rows[i] = row;
        }

        return rows;
    }

    private static (string, int)[] FromTable(string path, string column)
    {
        using var text = new StreamReader(path);
        var records = new CsvRecords(text, path);
        var at = Array.IndexOf(records.Next()!, column);
        var entries = new List<(string, int)>();
        while (records.Next() is { } record)
        {
            if (record is [""])
            {
                continue;
            }

            entries.Add(record.Length > at
                ? (record[at], records.Line)
                : throw new UsageException($"{path}, line {records.Line} has no value for the column {column}."));
        }

        return [.. entries];
    }
}

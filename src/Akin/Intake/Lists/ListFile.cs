using System.Globalization;
using System.Text;
using Akin.Intake.Text;

namespace Akin.Intake.Lists;

/// <summary>
/// The records of a list, one at a time, the first one included: rows of an <c>.xlsx</c>, records of a <c>.csv</c> or
/// <c>.tsv</c>, lines of any other text. Records without a value are left out.
/// </summary>
internal static class ListFile
{
    private const char Whole = '\0';

    /// <summary>Whether a list has columns, by its name.</summary>
    public static bool IsTable(string path) =>
        IsWorkbook(path) || Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".TSV";

    /// <summary>Reads a list as far as it can be read; what ends it before its end is the last record.</summary>
    public static IEnumerable<ListRecord> Read(string path) => ReadAsIs(path, IsTable(path)).Select(Trimmed);

    /// <summary>A record without the spaces around its values.</summary>
    public static ListRecord Trimmed(ListRecord record) =>
        record with { Values = Array.ConvertAll(record.Values, value => value.Trim().Trim('\uFEFF')) };

    /// <summary>The same with the spaces around values.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isTable">Whether it has columns; else it has a value a line.</param>
    public static IEnumerable<ListRecord> ReadAsIs(string path, bool isTable)
    {
        using var records = Records(path, isTable).GetEnumerator();
        var line = 0;
        while (Next(records, line) is { } record)
        {
            line = record.Line;
            if (record.Fault is not null || Array.Exists(record.Values, value => !string.IsNullOrWhiteSpace(value)))
            {
                yield return record;
            }

            if (record.Fault is not null)
            {
                yield break;
            }
        }
    }

    /// <summary>What should be said of how a list is read; none for most.</summary>
    public static string? NoticeOf(string path) => IsWorkbook(path) ? ExcelSheet.NoticeOf(path) : null;

    private static bool IsWorkbook(string path) =>
        Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ListRecord> Records(string path, bool isTable) => IsWorkbook(path)
        ? ExcelSheet.Read(path)
        : isTable ? Table(path) : Lines(path);

    private static ListRecord? Next(IEnumerator<ListRecord> records, int line)
    {
        try
        {
            return records.MoveNext() ? records.Current : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            var (state, reason) = e is TableException
                ? (PictureState.Unreadable, e.Message)
                : PictureFaultException.Of(e) ?? (PictureState.Unreadable, $"list that cannot be read: {e.Message}");
            var end = line == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; read as far as row {line:N0}");
            return new(line, []) { Fault = new(state, reason.TrimEnd('.') + end) };
        }
    }

    private static IEnumerable<ListRecord> Lines(string path)
    {
        using var text = TextEncoding.Open(path);
        for (var line = 1; text.ReadLine() is { } value; line++)
        {
            yield return new(line, [value]);
        }
    }

    private static IEnumerable<ListRecord> Table(string path)
    {
        var (delimiter, isNamed) = Delimiter(path);
        using var text = TextEncoding.Open(path);
        if (isNamed)
        {
            text.ReadLine();
        }

        var records = new CsvRecords(text, path, delimiter);
        while (records.Next() is { } values)
        {
            yield return new(records.Line + (isNamed ? 1 : 0), values);
        }
    }

    /// <summary>
    /// What stands between values: named in a first line <c>sep=;</c> as spreadsheets write it, else the most frequent
    /// of comma, semicolon, tab and bar in the first record; nothing when there is none of them, so that a list of one
    /// column may have them in its values.
    /// </summary>
    private static (char Delimiter, bool IsNamed) Delimiter(string path)
    {
        var first = FirstRecord(path);
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5)
        {
            return (first[4], true);
        }

        var best = (Sign: Whole, Count: 0);
        foreach (var sign in ",;\t|")
        {
            var count = Outside(first, sign);
            best = count > best.Count ? (sign, count) : best;
        }

        return (best.Sign, false);
    }

    /// <summary>The first lines with a sign, up to a line end outside quotes.</summary>
    private static string FirstRecord(string path)
    {
        const int Longest = 1 << 20;
        using var text = TextEncoding.Open(path);
        var record = new StringBuilder();
        var isQuoted = false;
        while (record.Length < Longest && text.Read() is >= 0 and var sign)
        {
            isQuoted ^= sign == '"';
            if (sign is not ('\r' or '\n') || isQuoted)
            {
                record.Append((char)sign);
            }
            else if (string.IsNullOrWhiteSpace(record.ToString()))
            {
                record.Clear();
            }
            else
            {
                break;
            }
        }

        return record.ToString();
    }

    /// <summary>How often a sign stands outside quotes.</summary>
    private static int Outside(string line, char sign)
    {
        var (count, isQuoted) = (0, false);
        foreach (var each in line)
        {
            isQuoted ^= each == '"';
            count += each == sign && !isQuoted ? 1 : 0;
        }

        return count;
    }
}

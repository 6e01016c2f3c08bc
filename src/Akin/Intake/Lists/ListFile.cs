using Akin.Intake.Text;

namespace Akin.Intake.Lists;

/// <summary>
/// The records of a list, one at a time, the first one included: rows of an <c>.xlsx</c>, records of a <c>.csv</c> or
/// <c>.tsv</c>, lines of any other text. Records without a value are left out.
/// </summary>
internal static class ListFile
{
    private const char Whole = '\0';

    /// <summary>Reads a list.</summary>
    /// <exception cref="TableException">It cannot be read as what its name says.</exception>
    public static IEnumerable<ListRecord> Read(string path)
    {
        var records = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".XLSX" => ExcelSheet.Read(path),
            ".CSV" or ".TSV" => Table(path),
            _ => Lines(path),
        };
        return records.Where(record => Array.Exists(record.Values, value => value.Length > 0));
    }

    private static IEnumerable<ListRecord> Lines(string path)
    {
        using var text = TextEncoding.Open(path);
        for (var line = 1; text.ReadLine() is { } value; line++)
        {
            yield return new(line, [value.Trim()]);
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
            yield return new(
                records.Line + (isNamed ? 1 : 0), Array.ConvertAll(values, value => value.Trim().Trim('\uFEFF')));
        }
    }

    /// <summary>
    /// What stands between values: named in a first line <c>sep=;</c> as spreadsheets write it, else the most frequent
    /// of comma, semicolon, tab and bar in the first line; nothing when there is none of them, so that a list of one
    /// column may have them in its values.
    /// </summary>
    private static (char Delimiter, bool IsNamed) Delimiter(string path)
    {
        using var text = TextEncoding.Open(path);
        var first = "";
        while (first.Trim().Length == 0 && text.ReadLine() is { } line)
        {
            first = line;
        }

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

using System.Globalization;
using System.Text;
using System.Xml;
using Akin.Intake.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Akin.Intake.Lists;

/// <summary>
/// The rows of the first sheet of an <c>.xlsx</c> workbook that has a value, read one at a time.
/// </summary>
internal static class ExcelSheet
{
    /// <summary>Reads the rows; numbers and times as text that does not depend on the machine's language.</summary>
    /// <exception cref="TableException">It is no workbook, has a password, or is damaged.</exception>
    public static IEnumerable<ListRecord> Read(string path)
    {
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = Guard(path, () => Open(stream));
        var isFound = false;
        do
        {
            for (var row = 1; Guard(path, reader.Read); row++)
            {
                var values = Guard(path, () => Values(reader));
                isFound |= HasValue(values);
                yield return new(row, values);
            }
        }
        while (!isFound && Guard(path, reader.NextResult));
    }

    /// <summary>
    /// Which sheet is read and which with rows are not, in a sentence; none where there is no other, or where it cannot
    /// be told.
    /// </summary>
    public static string? NoticeOf(string path)
    {
        try
        {
            using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = Guard(path, () => Open(stream));
            var (taken, others) = Guard(path, () => Sheets(reader));
            return others.Count == 0
                ? null
                : $"{Path.GetFileName(path)}: the sheet '{taken}' is read, not {AddressColumn.Listed(others)}";
        }
        catch (TableException)
        {
            return null;
        }
    }

    private static (string Taken, List<string> Others) Sheets(IExcelDataReader reader)
    {
        var (taken, others) = ((string?)null, new List<string>());
        do
        {
            var hasValue = false;
            while (!hasValue && reader.Read())
            {
                hasValue = HasValue(Values(reader));
            }

            if (hasValue && taken is null)
            {
                taken = reader.Name;
            }
            else if (hasValue)
            {
                others.Add(reader.Name);
            }
        }
        while (reader.NextResult());
        return (taken ?? "", others);
    }

    private static bool HasValue(string[] values) => Array.Exists(values, value => value.Length > 0);

    private static IExcelDataReader Open(Stream stream)
    {
        // The reader asks for the code pages of old workbooks even when it is to read a new one.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ExcelReaderFactory.CreateOpenXmlReader(stream);
    }

    private static string[] Values(IExcelDataReader reader)
    {
        var values = new string[reader.FieldCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Text(reader.GetValue(i)).Trim();
        }

        return values;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime time => time.ToString(
            time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or XmlException
            or FormatException or ArgumentException or InvalidOperationException or NullReferenceException
            or IndexOutOfRangeException or OverflowException)
        {
            throw new TableException($"{path} cannot be read as an .xlsx workbook: {e.Message.TrimEnd('.')}.", e);
        }
    }
}

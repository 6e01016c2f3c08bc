using System.Globalization;
using System.Text;
using System.Xml;
using Akin.Intake.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Akin.Intake.Lists;

/// <summary>The rows of the first sheet of an <c>.xlsx</c> workbook that has any, read one at a time.</summary>
internal static class ExcelSheet
{
    /// <summary>Reads the rows; numbers and times as text that does not depend on the machine's language.</summary>
    /// <exception cref="TableException">It is no workbook, has a password, or is damaged.</exception>
    public static IEnumerable<ListRecord> Read(string path)
    {
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = Guard(path, () => Open(stream));
        do
        {
            for (var row = 1; Guard(path, reader.Read); row++)
            {
                yield return new(row, Guard(path, () => Values(reader)));
            }
        }
        while (reader.RowCount == 0 && Guard(path, reader.NextResult));
    }

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

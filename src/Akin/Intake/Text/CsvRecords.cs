using System.Text;

namespace Akin.Intake.Text;

/// <summary>
/// Reads a CSV text record by record (RFC 4180). A quote opens a quoted value only at the value's start; one that is
/// never closed is refused, for it would swallow the rest of the file.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="path">The file it is of, for messages.</param>
/// <param name="delimiter">What stands between values.</param>
public sealed class CsvRecords(TextReader text, string path, char delimiter = ',')
{
    private readonly StringBuilder _value = new();
    private int _next = 1;

    /// <summary>The line that the latest record began in, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The values of the next record; none at the end of the text.</summary>
    /// <exception cref="TableException">A quote is never closed.</exception>
    public string[]? Next()
    {
        if (text.Peek() < 0)
        {
            return null;
        }

        Line = _next;
        var values = new List<string>();
        do
        {
            _value.Clear();
            if (text.Peek() == '"')
            {
                text.Read();
                Quoted();
            }
        }
        while (!EndsRecord(values));
        return [.. values];
    }

    /// <summary>Reads to the closing quote; two quotes stand for one.</summary>
    private void Quoted()
    {
        while (true)
        {
            switch (text.Read())
            {
                case '"' when text.Peek() != '"':
                    return;
                case '"':
                    text.Read();
                    _value.Append('"');
                    break;
                case < 0:
                    throw new TableException($"{path}, line {Line} opens a quote that is never closed.");
                case var sign:
                    _next += sign == '\n' ? 1 : 0;
                    _value.Append((char)sign);
                    break;
            }
        }
    }

    /// <summary>Reads the rest of a value; tells whether the record ends with it.</summary>
    private bool EndsRecord(List<string> values)
    {
        while (true)
        {
            var sign = text.Read();
            if (sign == '\r' && text.Peek() == '\n')
            {
                continue;
            }

            // A return of its own ends a record as well: so old spreadsheets write tables.
            if (sign >= 0 && sign != delimiter && sign is not ('\n' or '\r'))
            {
                _value.Append((char)sign);
                continue;
            }

            values.Add(_value.ToString());
            _next += sign is '\n' or '\r' ? 1 : 0;
            return sign != delimiter;
        }
    }
}

using System.Globalization;
using Akin.Intake.Text;

namespace Akin.Intake.Lists;

/// <summary>
/// A list of addresses or paths. It is read as often as it is asked for its rows, and never kept in memory.
/// </summary>
internal sealed class PictureList
{
    private const int RecordsLookedAt = 100;
    private readonly string _path;
    private readonly int _column;
    private readonly int _headerAt;

    private PictureList(string path, int column, int headerAt, IReadOnlyList<string> columns)
    {
        (_path, _column, _headerAt, Columns) = (path, column, headerAt, columns);
        Stamp = StampOf(path);
    }

    /// <summary>The names of its columns, each another; none for a text with a name a line.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The column that names the pictures; none for a text with a name a line.</summary>
    public string? AddressColumn => Columns.Count == 0 ? null : Columns[_column];

    /// <summary>Whether it has not even a header.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>Which sheet of a workbook it is, when there are others with rows: a sentence; else none.</summary>
    public string? Notice { get; private init; }

    /// <summary>What ended the latest reading of the rows before their end; none when nothing did.</summary>
    public PictureFaultException? Fault { get; private set; }

    /// <summary>Changes when the file does: its size and the time of its change.</summary>
    public string Stamp { get; }

    /// <summary>Looks at the beginning of a list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">The column that names the pictures, by its name or number; none to find it.</param>
    /// <exception cref="TableException">No column names pictures, or there is none of that name.</exception>
    public static PictureList Open(string path, string? wanted)
    {
        var first = ListFile.Read(path).Take(RecordsLookedAt).ToArray();
        var records = first.TakeWhile(record => record.Fault is null).Select(record => record.Values).ToArray();
        if (records.Length == 0)
        {
            return new(path, 0, -1, []) { IsEmpty = true };
        }

        if (IsPlain(path))
        {
            return wanted is null ? new(path, 0, -1, []) : throw new TableException(
                $"{path} is a text with a name a line and has no columns; leave --column out.");
        }

        try
        {
            var (column, headerAt) = Lists.AddressColumn.Find(path, records, wanted);
            return new(
                path, column, headerAt, Distinct(headerAt < 0 ? new string[records[0].Length] : records[headerAt]))
            {
                Notice = ListFile.NoticeOf(path),
            };
        }
        catch (TableException) when (wanted is null && records.Length < first.Length)
        {
            // What ends the list so early is said instead.
            return new(path, 0, records.Length - 1, []) { IsEmpty = true };
        }
    }

    /// <summary>The column of a name, from 0; none when there is no such column.</summary>
    public int? Find(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>
    /// The rows, as far as they can be read; <see cref="Fault"/> says what ended them. A path within the source is the
    /// text that names the picture; of a text that comes again, that and a number.
    /// </summary>
    public IEnumerable<ListRow> Rows()
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        Fault = null;
        foreach (var record in ListFile.Read(_path).Skip(_headerAt + 1))
        {
            if (record.Fault is { } fault)
            {
                Fault = fault;
                yield break;
            }

            var text = ListPlace.Clean(_column < record.Values.Length ? record.Values[_column] : "");
            var time = times[text] = times.GetValueOrDefault(text) + 1;
            yield return new(ListPlace.PathOf(text, time), text, time, record.Line, record.Values);
        }
    }

    private static bool IsPlain(string path) =>
        Path.GetExtension(path).Equals(".txt", StringComparison.OrdinalIgnoreCase);

    private static string StampOf(string path)
    {
        var file = new FileInfo(path);
        return string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}");
    }

    private static string[] Distinct(string?[] header)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[header.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var name = header[i] is { Length: > 0 } given
                ? given
                : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
            names[i] = name;
            for (var number = 2; !seen.Add(names[i]); number++)
            {
                names[i] = $"{name} ({number})";
            }
        }

        return names;
    }
}

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
    private readonly bool _hasHeader;

    private PictureList(string path, int column, bool hasHeader, IReadOnlyList<string> columns)
    {
        (_path, _column, _hasHeader, Columns) = (path, column, hasHeader, columns);
        Stamp = StampOf(path);
    }

    /// <summary>The names of its columns, each another; none for a text with a name a line.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The column that names the pictures; none for a text with a name a line.</summary>
    public string? AddressColumn => Columns.Count == 0 ? null : Columns[_column];

    /// <summary>Whether it has not even a header.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>Changes when the file does: its size and the time of its change.</summary>
    public string Stamp { get; }

    /// <summary>Looks at the beginning of a list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">The column that names the pictures, by its name or number; none to find it.</param>
    /// <exception cref="TableException">It cannot be read, or no column names pictures.</exception>
    public static PictureList Open(string path, string? wanted)
    {
        var first = ListFile.Read(path).Take(RecordsLookedAt).Select(record => record.Values).ToArray();
        if (first.Length == 0)
        {
            return new(path, 0, false, []) { IsEmpty = true };
        }

        if (IsPlain(path))
        {
            return wanted is null ? new(path, 0, false, []) : throw new TableException(
                $"{path} is a text with a name a line and has no columns; leave --column out.");
        }

        var (column, hasHeader) = Lists.AddressColumn.Find(path, first, wanted);
        return new(path, column, hasHeader, Distinct(hasHeader ? first[0] : new string[first[0].Length]));
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
    /// The rows. A path within the source is the text that names the picture; of a text that comes again, that and a
    /// number.
    /// </summary>
    public IEnumerable<ListRow> Rows()
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in ListFile.Read(_path).Skip(_hasHeader ? 1 : 0))
        {
            var text = _column < record.Values.Length ? record.Values[_column] : "";
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

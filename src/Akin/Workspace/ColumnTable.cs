using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>
/// The columns that lists give their pictures, kept as they stand there: any of them can make collections, be sampled
/// by, or become labels.
/// </summary>
public sealed class ColumnTable
{
    private readonly SqliteConnection _connection;

    internal ColumnTable(SqliteConnection connection) => _connection = connection;

    /// <summary>The names of the columns of all current sources, each once, in their order.</summary>
    public IReadOnlyList<string> Names() =>
        [.. Current().SelectMany(source => source.Columns).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// The values of a column by the pictures' ids; pictures of sources without it are not there. None when no current
    /// source has the column. Letters of either case are the same.
    /// </summary>
    /// <param name="name">The column.</param>
    public IReadOnlyDictionary<long, string>? Values(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Dictionary<long, string>? values = null;
        foreach (var (id, columns) in Current())
        {
            var at = Array.FindIndex(columns, column => column.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                continue;
            }

            values ??= [];
            foreach (var (picture, value) in _connection.Rows(
                """
                SELECT picture, json_extract(cells, '$[' || $2 || ']') FROM cells
                WHERE picture IN (SELECT id FROM pictures WHERE source = $1)
                """,
                row => (row.GetInt64(0), row.IsDBNull(1) ? "" : row.GetString(1)), id, at))
            {
                values[picture] = value;
            }
        }

        return values;
    }

    /// <summary>
    /// Whether the columns of a source are those of the list as it is, and each of its rows has them: a picture whose
    /// content changes has a new id.
    /// </summary>
    internal bool IsCurrent(long source, string stamp) => _connection.Number(
        """
        SELECT count(*) FROM sources WHERE id = $1 AND columns_stamp = $2 AND NOT EXISTS (
            SELECT 1 FROM pictures WHERE source = $1 AND path <> '' AND state <> 'missing'
                AND id NOT IN (SELECT picture FROM cells))
        """,
        source, stamp) > 0;

    /// <summary>Replaces the columns of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="stamp">What changes when the list does.</param>
    /// <param name="columns">The names.</param>
    /// <param name="rows">The values of pictures, fewer or more than there are names.</param>
    internal void Save(
        long source, string stamp, IReadOnlyList<string> columns, IEnumerable<(long Picture, string[] Values)> rows)
    {
        _connection.Execute(
            "DELETE FROM cells WHERE picture IN (SELECT id FROM pictures WHERE source = $1)", source);
        using var command = _connection.Command(
            "INSERT INTO cells(picture, cells) VALUES($1, $2)", new object?[2]);
        foreach (var (picture, values) in rows)
        {
            command.Execute(picture, Json(values));
        }

        _connection.Execute(
            "UPDATE sources SET columns = $2, columns_stamp = $3 WHERE id = $1", source, Json(columns), stamp);
    }

    private List<(long Id, string[] Columns)> Current() => _connection.Rows(
        "SELECT id, columns FROM sources WHERE current > 0 ORDER BY current",
        row => (row.GetInt64(0), Strings(row.GetString(1))));

    private static string Json(IEnumerable<string> values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static string[] Strings(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(each => each.GetString()!)];
    }
}

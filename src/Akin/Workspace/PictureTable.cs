using Akin.Intake;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>The inputs of a workspace. Ids are never given twice and never change.</summary>
public sealed class PictureTable
{
    private const string Columns =
        "id, source, path, collection, size, modified, sha256, format, width, height, orientation, state, reason, "
        + "duplicate_of";

    private readonly SqliteConnection _connection;

    internal PictureTable(SqliteConnection connection) => _connection = connection;

    /// <summary>
    /// All inputs of the current sources in the order of their ids, those that are missing now included.
    /// </summary>
    public IReadOnlyList<PictureRecord> List() =>
        Rows("WHERE source IN (SELECT id FROM sources WHERE current > 0)");

    /// <summary>
    /// What is left to work on: the inputs of the current sources that no edit has dropped, whatever their state, in
    /// the order of their ids.
    /// </summary>
    public IReadOnlyList<PictureRecord> ListIn() =>
        Rows("WHERE source IN (SELECT id FROM sources WHERE current > 0) AND dropped_by IS NULL");

    /// <summary>The inputs that edits have dropped, of all sources, in the order of their ids.</summary>
    public IReadOnlyList<PictureRecord> ListDropped() => Rows("WHERE dropped_by IS NOT NULL");

    /// <summary>All inputs of all sources, also of those that the latest index did not name.</summary>
    public IReadOnlyList<PictureRecord> ListAll() => Rows("");

    /// <summary>The id after the last one given.</summary>
    internal long NextId() => _connection.Number("SELECT max(id) FROM pictures") + 1;

    /// <summary>Inserts a new input, or overwrites all that is known of one.</summary>
    internal void Save(IEnumerable<PictureRecord> pictures)
    {
        using var command = _connection.Command(
            $"""
            INSERT INTO pictures({Columns}) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT(id) DO UPDATE SET
                source = $2, path = $3, collection = $4, size = $5, modified = $6, sha256 = $7, format = $8, width = $9,
                height = $10, orientation = $11, state = $12, reason = $13, duplicate_of = $14
            """,
            new object?[14]);
        foreach (var p in pictures)
        {
            command.Execute(
                p.Id, p.SourceId, p.RelativePath, p.Collection, p.Size, p.Modified, p.Fingerprint?.ToArray(),
                p.FormatName, p.Width, p.Height, p.Orientation, p.State.Name(), p.Reason, p.DuplicateOf);
        }
    }

    /// <summary>Sets the states of inputs.</summary>
    internal void SetStates(IEnumerable<(long Id, PictureState State, string Reason)> states)
    {
        using var command = _connection.Command(
            "UPDATE pictures SET state = $2, reason = $3 WHERE id = $1", new object?[3]);
        foreach (var (id, state, reason) in states)
        {
            command.Execute(id, state.Name(), reason);
        }
    }

    /// <summary>Rows in the order of ids; the texts that most of them share are in memory once.</summary>
    private List<PictureRecord> Rows(string condition)
    {
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        return _connection.Rows(
            $"SELECT {Columns}, dropped_by FROM pictures {condition} ORDER BY id", row => Read(row, Shared));

        string Shared(string text)
        {
            const int Most = 10_000;
            if (shared.TryGetValue(text, out var known))
            {
                return known;
            }

            if (shared.Count < Most)
            {
                shared.Add(text, text);
            }

            return text;
        }
    }

    private static PictureRecord Read(SqliteDataReader row, Func<string, string> shared) => new()
    {
        Id = row.GetInt64(0),
        SourceId = row.GetInt64(1),
        RelativePath = row.GetString(2),
        Collection = shared(row.GetString(3)),
        Size = row.GetInt64(4),
        Modified = row.GetInt64(5),
        Fingerprint = row.IsDBNull(6) ? null : new Fingerprint((byte[])row.GetValue(6)),
        FormatName = shared(row.GetString(7)),
        Width = row.GetInt32(8),
        Height = row.GetInt32(9),
        Orientation = row.GetInt32(10),
        State = PictureStates.Parse(row.GetString(11)),
        Reason = shared(row.GetString(12)),
        DuplicateOf = row.IsDBNull(13) ? null : row.GetInt64(13),
        DroppedBy = row.IsDBNull(14) ? null : row.GetInt64(14),
    };
}

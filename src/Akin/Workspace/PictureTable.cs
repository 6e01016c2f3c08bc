using Akin.Intake;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>The inputs of a workspace. Ids are never given twice and never change.</summary>
public sealed class PictureTable
{
    /// <summary>Paths that are looked up at once.</summary>
    internal const int PathsAtOnce = 256;

    // The sign keeps the index of paths out: most inputs are current, and all are wanted in the order of ids.
    private const string Current = "+source IN (SELECT id FROM sources WHERE current > 0)";

    private const string Columns =
        "id, source, path, collection, size, modified, sha256, format, width, height, orientation, state, reason, "
        + "duplicate_of";

    private const string Present = $"{Current} AND sha256 IS NOT NULL AND state NOT IN ('missing', 'unreachable')";

    private readonly SqliteConnection _connection;

    internal PictureTable(SqliteConnection connection) => _connection = connection;

    /// <summary>
    /// All inputs of the current sources in the order of their ids, those that are missing now included.
    /// </summary>
    public IReadOnlyList<PictureRecord> List() =>
        [.. Each()];

    /// <summary>The same one by one: the last must be taken before anything is written.</summary>
    public IEnumerable<PictureRecord> Each() => Rows($"WHERE {Current}");

    /// <summary>
    /// What is left to work on: the inputs of the current sources that no edit has dropped, whatever their state, in
    /// the order of their ids.
    /// </summary>
    public IReadOnlyList<PictureRecord> ListIn() => [.. EachIn()];

    /// <summary>The same one by one: the last must be taken before anything is written.</summary>
    public IEnumerable<PictureRecord> EachIn() => Rows($"WHERE {Current} AND dropped_by IS NULL");

    /// <summary>The inputs that edits have dropped, of all sources, in the order of their ids.</summary>
    public IReadOnlyList<PictureRecord> ListDropped() => [.. Rows("WHERE dropped_by IS NOT NULL")];

    /// <summary>All inputs of all sources, also of those that the latest index did not name.</summary>
    public IReadOnlyList<PictureRecord> ListAll() => [.. Rows("")];

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

    /// <summary>Lets inputs be found by their paths; made where a catalogue has no such index yet.</summary>
    internal void PrepareLookups() =>
        _connection.Execute("CREATE INDEX IF NOT EXISTS pictures_by_path ON pictures(source, path)");

    /// <summary>What was ever at some paths of a source, by ids; see <see cref="PrepareLookups"/>.</summary>
    /// <param name="source">The source.</param>
    /// <param name="paths">At most <see cref="PathsAtOnce"/>.</param>
    internal IEnumerable<PictureRecord> At(long source, IReadOnlyCollection<string> paths)
    {
        var places = string.Join(", ", Enumerable.Range(2, paths.Count).Select(place => $"${place}"));
        return Rows($"WHERE source = $1 AND path IN ({places})", [source, .. paths]);
    }

    /// <summary>Some ids after one, of the current sources' inputs that are not missing, in their order.</summary>
    internal IReadOnlyList<long> ListPresent(long after, int most) => _connection.Rows(
        $"SELECT id FROM pictures WHERE id > $1 AND state <> 'missing' AND {Current} ORDER BY id LIMIT $2",
        row => row.GetInt64(0), after, most);

    /// <summary>Marks inputs as missing.</summary>
    internal void MarkMissing(IEnumerable<long> ids, string reason)
    {
        using var command = _connection.Command(
            "UPDATE pictures SET state = 'missing', reason = $2, duplicate_of = NULL WHERE id = $1", new object?[2]);
        foreach (var id in ids)
        {
            command.Execute(id, reason);
        }
    }

    /// <summary>Ids and bytes of the inputs, of any source, whose bytes come more than once; in the order of
    /// ids.</summary>
    internal IEnumerable<(long Id, Fingerprint Content)> EachRepeated() => _connection.Each(
        """
        SELECT id, sha256 FROM pictures WHERE sha256 IN (
            SELECT sha256 FROM pictures WHERE sha256 IS NOT NULL GROUP BY sha256 HAVING count(*) > 1)
        ORDER BY id
        """,
        row => (row.GetInt64(0), new Fingerprint((byte[])row.GetValue(1))));

    /// <summary>The inputs of the current sources that are there and have the bytes of an earlier one.</summary>
    internal IReadOnlyList<PictureCopy> ListCopies()
    {
        var firsts = new Dictionary<Fingerprint, PictureRecord>();
        var copies = new List<PictureCopy>();
        var repeated = $"SELECT sha256 FROM pictures WHERE {Present} GROUP BY sha256 HAVING count(*) > 1";
        foreach (var picture in Rows($"WHERE {Present} AND sha256 IN ({repeated})"))
        {
            var content = picture.Fingerprint!.Value;
            if (!firsts.TryAdd(content, picture))
            {
                var first = firsts[content];
                copies.Add(new(picture.Id, picture.State, first.Id, first.State, first.Reason));
            }
        }

        return copies;
    }

    /// <summary>The inputs of the current sources that point to an earlier one, and that one.</summary>
    internal IEnumerable<(long Id, long First)> EachLink() => _connection.Each(
        $"SELECT id, duplicate_of FROM pictures WHERE duplicate_of IS NOT NULL AND {Current} ORDER BY id",
        row => (row.GetInt64(0), row.GetInt64(1)));

    /// <summary>Points inputs to others, or to none.</summary>
    internal void Link(IEnumerable<(long Id, long? First)> links)
    {
        using var command = _connection.Command(
            "UPDATE pictures SET duplicate_of = $2 WHERE id = $1", new object?[2]);
        foreach (var (id, first) in links)
        {
            command.Execute(id, first);
        }
    }

    /// <summary>Rows in the order of ids; the texts that most of them share are in memory once.</summary>
    private IEnumerable<PictureRecord> Rows(string condition, params object?[] values)
    {
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        return _connection.Each(
            $"SELECT {Columns}, dropped_by FROM pictures {condition} ORDER BY id", row => Read(row, Shared), values);

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

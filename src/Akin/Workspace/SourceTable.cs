using Akin.Intake;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>
/// The sources that a workspace knows. Only those of the latest index are current; pictures of others rest.
/// </summary>
public sealed class SourceTable
{
    private readonly SqliteConnection _connection;

    internal SourceTable(SqliteConnection connection) => _connection = connection;

    /// <summary>The current sources with their ids, in the order they were given.</summary>
    public IReadOnlyList<(long Id, PictureSource Source)> Current() => List("WHERE current > 0 ORDER BY current");

    /// <summary>
    /// Makes these sources the current ones and gives their ids. A source that has moved, so that its old place is gone
    /// and its last name is the same, keeps its id.
    /// </summary>
    public IReadOnlyList<long> MakeCurrent(IReadOnlyList<PictureSource> sources)
    {
        var known = List("").ToList();
        var ids = new long[sources.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = known.Find(row => row.Source == sources[i]).Id;
        }

        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] == 0)
            {
                ids[i] = Moved(sources[i], known, ids) ?? Add(sources[i]);
            }
        }

        if (!Current().Select(row => row.Id).SequenceEqual(ids))
        {
            _connection.Execute("UPDATE sources SET current = 0");
            for (var i = 0; i < ids.Length; i++)
            {
                _connection.Execute("UPDATE sources SET current = $2 WHERE id = $1", ids[i], i + 1);
            }
        }

        return ids;
    }

    private List<(long Id, PictureSource Source)> List(string condition) => _connection.Rows(
        $"SELECT id, root, file FROM sources {condition}",
        row => (
            row.GetInt64(0),
            new PictureSource(row.GetString(1), row.GetString(2) is { Length: > 0 } file ? file : null)));

    private long? Moved(PictureSource source, List<(long Id, PictureSource Source)> known, long[] taken)
    {
        var candidates = known.FindAll(row =>
            !taken.Contains(row.Id)
            && row.Source.Name == source.Name
            && row.Source.FileName == source.FileName
            && !Path.Exists(row.Source.FullPath));
        if (candidates is not [var (id, _)])
        {
            return null;
        }

        _connection.Execute("UPDATE sources SET root = $2 WHERE id = $1", id, source.Root);
        return id;
    }

    private long Add(PictureSource source) => _connection.Number(
        "INSERT INTO sources(root, file, current) VALUES($1, $2, 0) RETURNING id", source.Root, source.FileName ?? "");
}

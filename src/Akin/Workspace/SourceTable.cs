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
    public IReadOnlyList<(long Id, PictureSource Source)> Current() =>
        [.. List("WHERE current > 0 ORDER BY current").Select(row => (row.Id, row.Source))];

    /// <summary>All sources that were ever indexed, with their ids.</summary>
    public IReadOnlyList<(long Id, PictureSource Source)> Known() =>
        [.. List("ORDER BY id").Select(row => (row.Id, row.Source))];

    /// <summary>
    /// The lowest limit of the current sources on the characters of addresses; <see langword="null"/> for none.
    /// </summary>
    public int? MaxAddress => List("WHERE current > 0").Min(row => row.Choice.MaxAddress);

    /// <summary>What was chosen of sources when they were indexed before; the usual for others.</summary>
    internal IReadOnlyList<SourceChoice> ChoicesOf(IReadOnlyList<PictureSource> sources)
    {
        var known = List("");
        return [.. Match(sources, known).Select(id => known.Find(row => row.Id == id).Choice ?? new())];
    }

    /// <summary>
    /// Makes these sources the current ones and gives their ids. A source that has moved, so that its old place is gone
    /// and its last name is the same, keeps its id.
    /// </summary>
    public IReadOnlyList<long> MakeCurrent(IReadOnlyList<PictureSource> sources)
    {
        var known = List("");
        var ids = Match(sources, known);
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] == 0)
            {
                ids[i] = Add(sources[i]);
            }
            else if (known.Find(row => row.Id == ids[i]).Source != sources[i])
            {
                _connection.Execute("UPDATE sources SET root = $2 WHERE id = $1", ids[i], sources[i].Root);
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

    /// <summary>Keeps what was chosen of a source for the next time.</summary>
    internal void Choose(long id, SourceChoice choice) => _connection.Execute(
        "UPDATE sources SET address_column = $2, collection_by = $3, max_address = $4 WHERE id = $1",
        id, choice.AddressColumn, choice.CollectionBy, choice.MaxAddress);

    private List<(long Id, PictureSource Source, SourceChoice Choice)> List(string condition) => _connection.Rows(
        $"SELECT id, root, file, address_column, collection_by, max_address FROM sources {condition}",
        row => (
            row.GetInt64(0),
            new PictureSource(row.GetString(1), row.GetString(2) is { Length: > 0 } file ? file : null),
            new SourceChoice(
                row.IsDBNull(3) ? null : row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
                row.IsDBNull(5) ? null : row.GetInt32(5))));

    /// <summary>The ids of sources among those that are known; 0 for new ones.</summary>
    private static long[] Match(
        IReadOnlyList<PictureSource> sources, List<(long Id, PictureSource Source, SourceChoice Choice)> known)
    {
        var ids = new long[sources.Count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = known.Find(row => row.Source == sources[i]).Id;
        }

        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] == 0 && known.FindAll(row => HasMovedTo(row.Source, sources[i]) && !ids.Contains(row.Id))
                is [var only])
            {
                ids[i] = only.Id;
            }
        }

        return ids;
    }

    private static bool HasMovedTo(PictureSource before, PictureSource now) =>
        before.Name == now.Name && before.FileName == now.FileName && !Path.Exists(before.FullPath);

    private long Add(PictureSource source) => _connection.Number(
        "INSERT INTO sources(root, file, current) VALUES($1, $2, 0) RETURNING id", source.Root, source.FileName ?? "");
}

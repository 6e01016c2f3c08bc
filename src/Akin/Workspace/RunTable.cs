using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>The finished runs, and the group and the place on the map that each gives to each picture.</summary>
public sealed class RunTable
{
    private readonly SqliteConnection _connection;

    internal RunTable(SqliteConnection connection) => _connection = connection;

    /// <summary>The ids of all runs, the latest first.</summary>
    public IReadOnlyList<string> List() =>
        _connection.Rows("SELECT id FROM runs ORDER BY sequence DESC", row => row.GetString(0));

    /// <summary>What a run says of its pictures, in the order of their ids.</summary>
    public IReadOnlyList<Assignment> Assignments(string run) => _connection.Rows(
        "SELECT picture, label, distance, x, y FROM assignments WHERE run = $1 ORDER BY picture",
        row => new Assignment(
            row.GetInt64(0), row.GetInt32(1), Optional(row, 2), Optional(row, 3), Optional(row, 4)),
        run);

    /// <summary>Writes a run and its assignments; those of an earlier try with the same id go.</summary>
    internal void Save(string id, string record, IEnumerable<Assignment> assignments)
    {
        _connection.Execute("DELETE FROM runs WHERE id = $1", id);
        _connection.Execute(
            "INSERT INTO runs(id, sequence, record) VALUES($1, $2, $3)",
            id, EditTable.NextSequence(_connection), record);
        using var command = _connection.Command(
            "INSERT INTO assignments(run, picture, label, distance, x, y) VALUES($1, $2, $3, $4, $5, $6)",
            new object?[6]);
        foreach (var a in assignments)
        {
            command.Execute(id, a.PictureId, a.Label, a.Distance, a.X, a.Y);
        }
    }

    /// <summary>Counts a run after all other runs and all edits; does nothing when it comes last already.</summary>
    internal void MakeLatest(string id)
    {
        var next = EditTable.NextSequence(_connection);
        if (SequenceOf(id) != next - 1)
        {
            _connection.Execute("UPDATE runs SET sequence = $2 WHERE id = $1", id, next);
        }
    }

    /// <summary>When a run was made or asked for last, as runs and edits are counted; 0 when it is not there.</summary>
    internal long SequenceOf(string id) => _connection.Number("SELECT sequence FROM runs WHERE id = $1", id);

    private static double? Optional(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetDouble(column);
}

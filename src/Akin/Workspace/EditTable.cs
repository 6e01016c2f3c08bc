using System.Globalization;
using System.Text.Json;
using Akin.Curation;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>
/// The curation journal. With each edit that is entered the pictures are marked that are out after it, in one step.
/// </summary>
public sealed class EditTable
{
    private readonly SqliteConnection _connection;

    internal EditTable(SqliteConnection connection) => _connection = connection;

    /// <summary>Whether no edit was ever made.</summary>
    public bool IsEmpty => _connection.Number("SELECT count(*) FROM edits") == 0;

    /// <summary>All edits; their pictures are ids of this workspace.</summary>
    public Journal Read()
    {
        var pictures = _connection.Rows(
            "SELECT edit, picture, part FROM edited_pictures ORDER BY edit, picture",
            row => (Edit: row.GetInt64(0), Part: new PicturePart(row.GetInt64(1), row.GetInt32(2))))
            .ToLookup(row => row.Edit, row => row.Part);
        return new(_connection.Rows(
            "SELECT number, kind, made, sequence, detail FROM edits ORDER BY number",
            row => ReadEdit(row, [.. pictures[row.GetInt64(0)]])));
    }

    /// <summary>
    /// Enters edits under the next numbers, in the caller's transaction; gives them as they were entered.
    /// </summary>
    /// <param name="edits">Numbers that they refer to are those of edits entered before, or of these.</param>
    internal IReadOnlyList<Edit> Append(params IReadOnlyList<Edit> edits)
    {
        var before = Read();
        var next = before.Edits.Count == 0 ? 1 : before.Edits[^1].Number + 1;
        var sequence = NextSequence(_connection);
        var entered = edits.Select((edit, i) => edit with { Number = next + i, Sequence = sequence + i }).ToArray();
        foreach (var edit in entered)
        {
            Insert(edit);
        }

        Mark(new Journal([.. before.Edits, .. entered]));
        return entered;
    }

    /// <summary>The number after all that runs and edits have: which came later can be told by it.</summary>
    internal static long NextSequence(SqliteConnection connection) => 1 + connection.Number(
        "SELECT max(coalesce((SELECT max(sequence) FROM runs), 0), coalesce((SELECT max(sequence) FROM edits), 0))");

    private void Insert(Edit edit)
    {
        var detail = new EditDetail(
            edit.Groups, edit.Run, edit.Base, edit.Set, edit.Undoes, edit.Parameters, edit.Seed,
            _connection.Number("SELECT max(id) FROM pictures"));
        _connection.Execute(
            "INSERT INTO edits(number, kind, made, sequence, detail) VALUES($1, $2, $3, $4, $5)",
            edit.Number, edit.Kind.Name(), edit.Made.ToString("O", CultureInfo.InvariantCulture), edit.Sequence,
            JsonSerializer.Serialize(detail, EditJson.Brief.EditDetail));
        using var command = _connection.Command(
            "INSERT INTO edited_pictures(edit, picture, part) VALUES($1, $2, $3)", new object?[3]);
        foreach (var (picture, part) in edit.Pictures)
        {
            command.Execute(edit.Number, picture, part);
        }
    }

    /// <summary>Marks the pictures that are out, and no others.</summary>
    private void Mark(Journal journal)
    {
        var marked = _connection.Rows(
            "SELECT id, dropped_by FROM pictures WHERE dropped_by IS NOT NULL",
            row => KeyValuePair.Create(row.GetInt64(0), row.GetInt64(1))).ToHashSet();
        var dropped = journal.Dropped();
        using var command = _connection.Command("UPDATE pictures SET dropped_by = $2 WHERE id = $1", new object?[2]);
        foreach (var (picture, _) in marked.Where(each => !dropped.ContainsKey(each.Key)))
        {
            command.Execute(picture, null);
        }

        foreach (var each in dropped.Where(each => !marked.Contains(each)))
        {
            command.Execute(each.Key, each.Value);
        }
    }

    private static Edit ReadEdit(SqliteDataReader row, PicturePart[] pictures)
    {
        var detail = JsonSerializer.Deserialize(row.GetString(4), EditJson.Brief.EditDetail)!;
        return new()
        {
            Number = row.GetInt64(0),
            Kind = EditKinds.Find(row.GetString(1)) ?? throw new WorkspaceException(
                $"The journal has an edit '{row.GetString(1)}' that this Akin does not know; update Akin."),
            Made = DateTimeOffset.Parse(row.GetString(2), CultureInfo.InvariantCulture),
            Sequence = row.GetInt64(3),
            Pictures = pictures,
            Groups = detail.Groups,
            Run = detail.Run,
            Base = detail.Base,
            Set = detail.Set,
            Undoes = detail.Undoes,
            Parameters = detail.Parameters,
            Seed = detail.Seed,
            Newest = detail.Newest ?? long.MaxValue,
        };
    }
}

using System.Text.Json;
using Akin.Numerics;
using Akin.Workspace.Transforms;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>The sets of features, and which of them was embedded last.</summary>
public sealed class FeatureSetTable
{
    private const string Columns =
        "key, name, model, file_sha256, preprocessing, precision, dimension, type, transform, recipe, "
        + "assumptions";

    private readonly SqliteConnection _connection;

    internal FeatureSetTable(SqliteConnection connection) => _connection = connection;

    /// <summary>All sets, in the order in which they were made.</summary>
    public IReadOnlyList<FeatureSet> List()
    {
        var rows = _connection.Rows($"SELECT id, {Columns} FROM feature_sets ORDER BY id", Read);
        var byKey = rows.ToDictionary(set => set.Key);

        // What was made of another set has its model: that of the set at the beginning of the chain.
        return [.. rows.Select(set => set with { Model = Beginning(set, byKey).Model })];
    }

    /// <summary>The set that a model gave, at the beginning of what a set was made by.</summary>
    public FeatureSet BeginningOf(FeatureSet set) =>
        set.Transform is null ? set : Beginning(set, List().ToDictionary(each => each.Key));

    /// <summary>The set that was embedded last; <see langword="null"/> before the first.</summary>
    public FeatureSet? Latest()
    {
        var used = ListByUse();
        return used.Count > 0 ? used[^1] : null;
    }

    /// <summary>All sets, the one used last at the end.</summary>
    public IReadOnlyList<FeatureSet> ListByUse()
    {
        var order = _connection.Rows("SELECT id FROM feature_sets ORDER BY used, id", row => row.GetInt64(0));
        return [.. List().OrderBy(set => order.IndexOf(set.Id))];
    }

    /// <summary>The set of a name; <see langword="null"/> when there is none.</summary>
    public FeatureSet? Find(string name) => List().FirstOrDefault(set => set.Name == name);

    /// <summary>The sets that are made of a set, directly or by way of others, in the order of their making.</summary>
    public IReadOnlyList<FeatureSet> MadeOf(FeatureSet set)
    {
        var keys = new HashSet<string> { set.Key };
        return [.. List().Where(each =>
            each.Transform is { } made && keys.Contains(made.Source) && keys.Add(each.Key))];
    }

    /// <summary>
    /// Notes that a set is the latest, enters it if it is new, and gives it as it is in the catalogue.
    /// </summary>
    internal FeatureSet Use(FeatureSet set)
    {
        var known = Save(set);
        _connection.Execute(
            """
            UPDATE feature_sets SET used = (SELECT max(used) + 1 FROM feature_sets)
            WHERE id = $1 AND (used = 0 OR used < (SELECT max(used) FROM feature_sets))
            """,
            known.Id);
        return known;
    }

    /// <summary>Notes that a set of the catalogue is the one to work on when no other is named.</summary>
    public void MakeLatest(FeatureSet set) => Use(set);

    /// <summary>
    /// Enters a set unless one of its key is there, which learns how its model was asked for last; gives it as it is in
    /// the catalogue.
    /// </summary>
    internal FeatureSet Save(FeatureSet set)
    {
        _connection.Execute(
            $"""
            INSERT INTO feature_sets({Columns}, used) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)
            ON CONFLICT(key) DO UPDATE SET recipe = excluded.recipe, assumptions = excluded.assumptions
                WHERE excluded.recipe <> ''
            """,
            set.Key, set.Name, set.Model.Id, set.Model.FileSha256, set.Model.Preprocessing, set.Model.Precision,
            set.Dimension, WordOf(set.Type), Text(set.Transform), set.Recipe,
            string.Join('\n', set.Assumptions));
        return set with { Id = _connection.Number("SELECT id FROM feature_sets WHERE key = $1", set.Key) };
    }

    /// <summary>Forgets a set, its shards and its failures; the files stay.</summary>
    internal void Remove(FeatureSet set)
    {
        _connection.Execute("DELETE FROM shards WHERE feature_set = $1", set.Id);
        _connection.Execute("DELETE FROM feature_failures WHERE feature_set = $1", set.Id);
        _connection.Execute("DELETE FROM feature_sets WHERE id = $1", set.Id);
    }

    private static FeatureSet Beginning(FeatureSet set, Dictionary<string, FeatureSet> byKey)
    {
        while (set.Transform is { } transform && byKey.TryGetValue(transform.Source, out var source))
        {
            set = source;
        }

        return set;
    }

    private static FeatureSet Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Key = row.GetString(1),
        Name = row.GetString(2),
        Model = new(row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetInt32(7)),
        Dimension = row.GetInt32(7),
        Type = row.GetString(8) == WordOf(FloatType.Float16) ? FloatType.Float16 : FloatType.Float32,
        Transform = row.IsDBNull(9)
            ? null
            : JsonSerializer.Deserialize(row.GetString(9), TransformJson.Default.StoredTransform),
        Recipe = row.GetString(10),
        Assumptions = row.GetString(11).Split('\n', StringSplitOptions.RemoveEmptyEntries),
    };

    private static string? Text(StoredTransform? transform) =>
        transform is null ? null : JsonSerializer.Serialize(transform, TransformJson.Default.StoredTransform);

    /// <summary>The type in a word: <c>float32</c>, <c>float16</c>.</summary>
    internal static string WordOf(FloatType type) => type == FloatType.Float16 ? "float16" : "float32";
}

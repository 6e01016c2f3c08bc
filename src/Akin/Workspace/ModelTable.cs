using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>The models that pictures were embedded with, and which of them was used last.</summary>
public sealed class ModelTable
{
    private const string Columns = "model, file_sha256, preprocessing, precision, dimension";
    private readonly SqliteConnection _connection;

    internal ModelTable(SqliteConnection connection) => _connection = connection;

    /// <summary>The model of the latest embedding; <see langword="null"/> before the first.</summary>
    public FeatureModel? Latest() => _connection.Rows(
        $"SELECT {Columns} FROM models ORDER BY used DESC LIMIT 1",
        row => new FeatureModel(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4)))
        .FirstOrDefault();

    /// <summary>The number of a model in the catalogue; 0 when it was never used.</summary>
    internal long Find(FeatureModel model) => _connection.Number("SELECT id FROM models WHERE key = $1", model.Key);

    /// <summary>Notes that a model is the latest used, and gives its number.</summary>
    internal long Use(FeatureModel model)
    {
        if (Latest() != model)
        {
            _connection.Execute(
                $"""
                INSERT INTO models(key, {Columns}, used)
                VALUES($1, $2, $3, $4, $5, $6, (SELECT coalesce(max(used), 0) + 1 FROM models))
                ON CONFLICT(key) DO UPDATE SET model = $2, used = excluded.used
                """,
                model.Key, model.Id, model.FileSha256, model.Preprocessing, model.Precision, model.Dimension);
        }

        return Find(model);
    }
}

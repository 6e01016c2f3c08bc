using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>Which files of features are believed, and which picture is in which row of them.</summary>
public sealed class ShardTable
{
    private readonly SqliteConnection _connection;

    internal ShardTable(SqliteConnection connection) => _connection = connection;

    internal IReadOnlyList<FeatureShard> List(long model) => _connection.Rows(
        "SELECT number, pictures, bytes, modified, sha256 FROM shards WHERE model = $1 ORDER BY number",
        row => new FeatureShard(
            row.GetInt32(0),
            MemoryMarshal.Cast<byte, long>((byte[])row.GetValue(1)).ToArray(),
            row.GetInt64(2),
            row.GetInt64(3),
            row.GetString(4)),
        model);

    internal void Save(long model, FeatureShard shard) => _connection.Execute(
        """
        INSERT OR REPLACE INTO shards(model, number, pictures, bytes, modified, sha256)
        VALUES($1, $2, $3, $4, $5, $6)
        """,
        model,
        shard.Number,
        MemoryMarshal.AsBytes<long>(shard.Pictures.ToArray()).ToArray(),
        shard.Bytes,
        shard.Modified,
        shard.Sha256);

    internal void Remove(long model, int number) =>
        _connection.Execute("DELETE FROM shards WHERE model = $1 AND number = $2", model, number);
}

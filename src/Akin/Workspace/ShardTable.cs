using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>Which files of features are believed, and which picture is in which row of them.</summary>
public sealed class ShardTable
{
    private readonly SqliteConnection _connection;

    internal ShardTable(SqliteConnection connection) => _connection = connection;

    internal IReadOnlyList<FeatureShard> List(long featureSet) => _connection.Rows(
        """
        SELECT number, pictures, bytes, modified, sha256, saturated FROM shards
        WHERE feature_set = $1 ORDER BY number
        """,
        row => new FeatureShard(
            row.GetInt32(0),
            MemoryMarshal.Cast<byte, long>((byte[])row.GetValue(1)).ToArray(),
            row.GetInt64(2),
            row.GetInt64(3),
            row.GetString(4),
            row.GetInt64(5)),
        featureSet);

    internal void Save(long featureSet, FeatureShard shard) => _connection.Execute(
        """
        INSERT OR REPLACE INTO shards(feature_set, number, pictures, bytes, modified, sha256, saturated)
        VALUES($1, $2, $3, $4, $5, $6, $7)
        """,
        featureSet,
        shard.Number,
        MemoryMarshal.AsBytes<long>(shard.Pictures.ToArray()).ToArray(),
        shard.Bytes,
        shard.Modified,
        shard.Sha256,
        shard.Saturated);

    internal string? HashOf(long featureSet, int number) => _connection.Rows(
        "SELECT sha256 FROM shards WHERE feature_set = $1 AND number = $2",
        row => row.GetString(0),
        featureSet,
        number).FirstOrDefault();

    internal void Remove(long featureSet, int number) =>
        _connection.Execute("DELETE FROM shards WHERE feature_set = $1 AND number = $2", featureSet, number);
}

using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>
/// The pictures that can be decoded and that a model gives nothing to compute with: each is of one set and its model,
/// other sets may well have features of it. Pictures and models stay the same, so that they are not tried again.
/// </summary>
internal sealed class FeatureFailureTable(SqliteConnection connection)
{
    /// <summary>Those of a set, in the order of their ids.</summary>
    public IReadOnlyList<FeatureFailure> List(long featureSet) => connection.Rows(
        "SELECT picture, reason FROM feature_failures WHERE feature_set = $1 ORDER BY picture",
        row => new FeatureFailure(row.GetInt64(0), row.GetString(1)),
        featureSet);

    /// <summary>Enters some of a set, in the caller's transaction.</summary>
    public void Save(long featureSet, IEnumerable<FeatureFailure> failures)
    {
        using var command = connection.Command(
            "INSERT OR REPLACE INTO feature_failures(feature_set, picture, reason) VALUES($1, $2, $3)",
            new object?[3]);
        foreach (var failure in failures)
        {
            command.Execute(featureSet, failure.Picture, failure.Reason);
        }
    }
}

using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>Short ways to run a statement; values are always parameters: <c>$1</c>, <c>$2</c>, …</summary>
internal static class SqliteText
{
    /// <summary>A statement with its parameters set.</summary>
    public static SqliteCommand Command(
        this SqliteConnection connection, string text, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Runs a statement that yields nothing.</summary>
    public static int Execute(this SqliteConnection connection, string text, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(text, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement that yields one whole number; 0 for none.</summary>
    public static long Number(this SqliteConnection connection, string text, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(text, values);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>Runs a prepared statement again with other values.</summary>
    public static void Execute(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    /// <summary>Reads all rows of a query.</summary>
    public static List<T> Rows<T>(
        this SqliteConnection connection,
        string text,
        Func<SqliteDataReader, T> row,
        params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(text, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>
    /// Reads the rows of a query one by one; whoever takes them must take the last before the next statement writes.
    /// </summary>
    public static IEnumerable<T> Each<T>(
        this SqliteConnection connection, string text, Func<SqliteDataReader, T> row, params object?[] values)
    {
        using var command = connection.Command(text, values);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return row(reader);
        }
    }
}

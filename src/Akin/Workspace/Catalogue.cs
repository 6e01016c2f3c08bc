using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>
/// The SQLite file of a workspace: sources, pictures with their states, shards, runs. One process writes; others may
/// read at the same time (write-ahead log). Not safe for use by several threads.
/// </summary>
public sealed class Catalogue : IDisposable
{
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private readonly SqliteConnection _connection;
    private string? _copy;

    private Catalogue(SqliteConnection connection)
    {
        _connection = connection;
        Sources = new(connection);
        Pictures = new(connection);
        Columns = new(connection);
        FeatureSets = new(connection);
        Shards = new(connection);
        FeatureFailures = new(connection);
        Runs = new(connection);
        Edits = new(connection);
    }

    /// <summary>Where the pictures come from.</summary>
    public SourceTable Sources { get; }

    /// <summary>Every input and its state: the ledger.</summary>
    public PictureTable Pictures { get; }

    /// <summary>The columns that lists give their pictures.</summary>
    public ColumnTable Columns { get; }

    /// <summary>The sets of features.</summary>
    public FeatureSetTable FeatureSets { get; }

    /// <summary>The files of features that are believed.</summary>
    public ShardTable Shards { get; }

    /// <summary>The pictures that a set's model gives nothing to compute with.</summary>
    internal FeatureFailureTable FeatureFailures { get; }

    /// <summary>The finished runs and what they say of each picture.</summary>
    public RunTable Runs { get; }

    /// <summary>The curation journal.</summary>
    public EditTable Edits { get; }

    /// <summary>Opens a catalogue; makes it when the file is not there.</summary>
    /// <param name="path">The SQLite file.</param>
    /// <exception cref="WorkspaceException">
    /// The file is another program's, of another version, or cannot be opened.
    /// </exception>
    public static Catalogue Open(string path) => Open(path, new() { DataSource = path }, connection =>
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = NORMAL");
    });

    /// <summary>Opens a catalogue that is there, also where nothing may be written.</summary>
    /// <param name="path">The SQLite file.</param>
    /// <exception cref="WorkspaceException">As <see cref="Open(string)"/>.</exception>
    public static Catalogue OpenToRead(string path)
    {
        try
        {
            return Open(path);
        }
        catch (WorkspaceException fault) when (
            fault.InnerException is SqliteException { SqliteErrorCode: ReadOnly or CannotOpen }
            && CatalogueCopy.IsWhole(path))
        {
            return OpenUnchanging(path);
        }
    }

    /// <summary>Opens a catalogue that this user may only read, and of which no log is there.</summary>
    internal static Catalogue OpenUnchanging(string path)
    {
        if (!CatalogueCopy.IsNeeded(path))
        {
            return Open(path, CatalogueCopy.Unchanging(path), _ => { });
        }

        var copy = CatalogueCopy.Make(path);
        try
        {
            var catalogue = Open(
                path, new() { DataSource = copy }, connection => connection.Execute("PRAGMA journal_mode = DELETE"));
            CatalogueCopy.Settle(catalogue._connection, copy);
            catalogue._copy = copy;
            return catalogue;
        }
        catch
        {
            File.Delete(copy);
            throw;
        }
    }

    private static Catalogue Open(
        string path, SqliteConnectionStringBuilder builder, Action<SqliteConnection> prepare)
    {
        (builder.Pooling, builder.ForeignKeys, builder.DefaultTimeout) = (false, true, 30);
        var connection = new SqliteConnection(builder.ConnectionString);
        try
        {
            connection.Open();
            prepare(connection);
            CatalogueSchema.Prepare(connection, path);
            return new(connection);
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw new WorkspaceException(
                error.SqliteErrorCode == NotADatabase
                    ? $"{path} is no catalogue of Akin; give another --workspace."
                    : $"{path} cannot be opened: {error.Message}",
                error);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Does all of <paramref name="work"/> or, when it throws or the process dies, none of it.</summary>
    public void InTransaction(Action work)
    {
        using var transaction = _connection.BeginTransaction();
        work();
        transaction.Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        if (_copy is not null)
        {
            File.Delete(_copy);
        }
    }
}

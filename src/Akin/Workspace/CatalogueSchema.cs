using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>The tables of a catalogue, and the checks that a file is one that this version understands.</summary>
internal static class CatalogueSchema
{
    /// <summary>The version this program writes.</summary>
    public const int Version = 6;

    /// <summary>
    /// "AKIN" in ASCII: SQLite keeps it in the file's header, so that a foreign database is told at once.
    /// </summary>
    private const int ApplicationId = 0x414B494E;

    /// <summary>The tables of version 1.</summary>
    private const string Tables = """
        CREATE TABLE sources(
            id INTEGER PRIMARY KEY,
            root TEXT NOT NULL,
            file TEXT NOT NULL DEFAULT '',
            current INTEGER NOT NULL,
            UNIQUE(root, file)) STRICT;
        CREATE TABLE pictures(
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES sources(id),
            path TEXT NOT NULL,
            collection TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            sha256 BLOB,
            format TEXT NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            orientation INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL,
            duplicate_of INTEGER REFERENCES pictures(id)) STRICT;
        CREATE TABLE models(
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            model TEXT NOT NULL,
            file_sha256 TEXT NOT NULL,
            preprocessing TEXT NOT NULL,
            precision TEXT NOT NULL,
            dimension INTEGER NOT NULL,
            used INTEGER NOT NULL) STRICT;
        CREATE TABLE shards(
            model INTEGER NOT NULL REFERENCES models(id),
            number INTEGER NOT NULL,
            pictures BLOB NOT NULL,
            bytes INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            PRIMARY KEY(model, number)) STRICT, WITHOUT ROWID;
        CREATE TABLE runs(
            id TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL,
            record TEXT NOT NULL) STRICT;
        CREATE TABLE assignments(
            run TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
            picture INTEGER NOT NULL REFERENCES pictures(id),
            label INTEGER NOT NULL,
            distance REAL,
            x REAL,
            y REAL,
            PRIMARY KEY(run, picture)) STRICT, WITHOUT ROWID;
        """;

    /// <summary>
    /// Version 2: what a model gave became a named set of features, which may be kept as float16 or made of another.
    /// Of two sets of the same model's name the one used last gets it, the others are called after their folder.
    /// </summary>
    private const string NamedFeatureSets = """
        ALTER TABLE models RENAME TO feature_sets;
        ALTER TABLE feature_sets ADD COLUMN name TEXT NOT NULL DEFAULT '';
        ALTER TABLE feature_sets ADD COLUMN type TEXT NOT NULL DEFAULT 'float32';
        ALTER TABLE feature_sets ADD COLUMN transform TEXT;
        ALTER TABLE feature_sets ADD COLUMN recipe TEXT NOT NULL DEFAULT '';
        UPDATE feature_sets SET name = CASE
            WHEN EXISTS(SELECT 1 FROM feature_sets AS later
                WHERE later.model = feature_sets.model AND later.used > feature_sets.used) THEN key
            ELSE model END;
        CREATE UNIQUE INDEX feature_set_names ON feature_sets(name);
        ALTER TABLE shards RENAME COLUMN model TO feature_set;
        ALTER TABLE shards ADD COLUMN saturated INTEGER NOT NULL DEFAULT 0;
        """;

    /// <summary>
    /// Version 3: a picture that one model gives nothing to compute with is without features in that set alone; until
    /// then it was unreadable for all. A set keeps what was assumed of its model.
    /// </summary>
    private const string FailuresOfSets = """
        CREATE TABLE feature_failures(
            feature_set INTEGER NOT NULL REFERENCES feature_sets(id),
            picture INTEGER NOT NULL REFERENCES pictures(id),
            reason TEXT NOT NULL,
            PRIMARY KEY(feature_set, picture)) STRICT, WITHOUT ROWID;
        UPDATE pictures SET state = 'pending', reason = ''
            WHERE state = 'unreadable' AND reason = 'the model has no finite features for it';
        ALTER TABLE feature_sets ADD COLUMN assumptions TEXT NOT NULL DEFAULT '';
        """;

    /// <summary>
    /// Version 4: sources may be lists, whose columns are kept, with what was chosen of them.
    /// </summary>
    private const string ColumnsOfLists = """
        ALTER TABLE sources ADD COLUMN address_column TEXT;
        ALTER TABLE sources ADD COLUMN collection_by TEXT;
        ALTER TABLE sources ADD COLUMN columns TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE sources ADD COLUMN columns_stamp TEXT;
        CREATE TABLE cells(
            picture INTEGER PRIMARY KEY REFERENCES pictures(id),
            cells TEXT NOT NULL) STRICT;
        """;

    /// <summary>
    /// Version 5: the curation journal, and which pictures its edits have dropped.
    /// </summary>
    private const string CurationJournal = """
        CREATE TABLE edits(
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            made TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            detail TEXT NOT NULL) STRICT;
        CREATE TABLE edited_pictures(
            edit INTEGER NOT NULL REFERENCES edits(number),
            picture INTEGER NOT NULL REFERENCES pictures(id),
            part INTEGER NOT NULL,
            PRIMARY KEY(edit, picture)) STRICT, WITHOUT ROWID;
        ALTER TABLE pictures ADD COLUMN dropped_by INTEGER REFERENCES edits(number);
        """;

    /// <summary>Version 6: the longest address of a list that is fetched stays with the list.</summary>
    private const string LimitsOfAddresses = "ALTER TABLE sources ADD COLUMN max_address INTEGER;";

    /// <summary>What brings a file of version i + 1 to the next; an empty file goes through all of them.</summary>
    private static readonly string[] Migrations =
        [NamedFeatureSets, FailuresOfSets, ColumnsOfLists, CurationJournal, LimitsOfAddresses];

    /// <summary>
    /// Makes the tables in an empty file; brings those of an earlier version to this one; refuses all else.
    /// </summary>
    public static void Prepare(SqliteConnection connection, string path)
    {
        if (connection.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute($"PRAGMA application_id = {ApplicationId}");
            connection.Execute(Tables);
            Migrate(connection, from: 1);
            transaction.Commit();
            return;
        }

        if (connection.Number("PRAGMA application_id") != ApplicationId)
        {
            throw new WorkspaceException($"{path} is a database of another program; give another --workspace.");
        }

        var version = connection.Number("PRAGMA user_version");
        if (version is > Version or < 1)
        {
            throw new WorkspaceException(
                $"{path} has catalogue version {version}, this Akin knows version {Version};"
                + (version > Version ? " update Akin." : " start a new --workspace."));
        }

        if (version < Version)
        {
            using var transaction = connection.BeginTransaction();
            Migrate(connection, (int)connection.Number("PRAGMA user_version"));
            transaction.Commit();
        }
    }

    private static void Migrate(SqliteConnection connection, int from)
    {
        foreach (var step in Migrations.Skip(from - 1))
        {
            connection.Execute(step);
        }

        connection.Execute($"PRAGMA user_version = {Version}");
    }
}

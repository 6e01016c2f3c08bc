using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace Akin.Workspace;

/// <summary>
/// A catalogue that this user may only read. On a medium that nobody writes to it is read where it is. Else a temporary
/// copy is, which is gone when it is closed: another user may write to the catalogue meanwhile, and one of an earlier
/// version must be brought to the present one, which cannot be done where it is.
/// </summary>
internal static class CatalogueCopy
{
    private const int VersionOffset = 60;
    private const int ReadOnlyFileSystem = 30;
    private const int WriteProtected = 19;

    /// <summary>Whether it cannot be read where it is.</summary>
    public static bool IsNeeded(string path) => VersionOf(path) < CatalogueSchema.Version || !IsOnReadOnlyMedium(path);

    /// <summary>How to open a file that nobody writes to while it is read.</summary>
    public static SqliteConnectionStringBuilder Unchanging(string path) => new()
    {
        DataSource = new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1",
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    };

    /// <summary>Whether nothing of a catalogue is still in its write-ahead log.</summary>
    public static bool IsWhole(string path) =>
        new FileInfo(path + "-wal") is var log && (!log.Exists || log.Length == 0);

    /// <summary>Copies it.</summary>
    /// <returns>The copy's path.</returns>
    /// <exception cref="WorkspaceException">It was written to meanwhile, or there is no room for it.</exception>
    public static string Make(string path)
    {
        var before = Stamp(path);
        var copy = Path.Join(Path.GetTempPath(), $"akin-{Guid.NewGuid():N}.sqlite");
        try
        {
            // Not with its mode: who may only read it could not write to the copy either.
            using (var from = File.OpenRead(path))
            using (var to = File.Create(copy))
            {
                from.CopyTo(to);
            }

            if (!IsWhole(path) || Stamp(path) != before)
            {
                throw new WorkspaceException(
                    $"{path} is being written by another user and may only be read here; wait until that is done.");
            }

            return copy;
        }
        catch (Exception error)
        {
            File.Delete(copy);
            if (error is UnauthorizedAccessException or IOException and not WorkspaceException)
            {
                throw new WorkspaceException($"{path} may only be read, and cannot be copied: {error.Message}", error);
            }

            throw;
        }
    }

    /// <summary>Makes an open copy one that nobody writes to, of which no name is left where the system allows it.
    /// </summary>
    public static void Settle(SqliteConnection connection, string copy)
    {
        connection.Execute("PRAGMA query_only = ON");
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(copy);
        }
    }

    /// <summary>The version that a catalogue's header states; 0 where it has none.</summary>
    private static int VersionOf(string path)
    {
        Span<byte> header = stackalloc byte[VersionOffset + sizeof(int)];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            ? BinaryPrimitives.ReadInt32BigEndian(header[VersionOffset..]) : 0;
    }

    private static (long, DateTime) Stamp(string path) => new FileInfo(path) is var file
        ? (file.Length, file.LastWriteTimeUtc) : default;

    private static bool IsOnReadOnlyMedium(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException error)
        {
            return (error.HResult & 0xFFFF) == (OperatingSystem.IsWindows() ? WriteProtected : ReadOnlyFileSystem);
        }
    }
}

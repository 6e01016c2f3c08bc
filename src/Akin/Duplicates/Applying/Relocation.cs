using Akin.Intake;
using Akin.Native.Files;

namespace Akin.Duplicates.Applying;

/// <summary>
/// Brings files from place to place so that at every moment one of the two places has all of the file.
/// </summary>
internal static class Relocation
{
    /// <summary>Ending of a file that is not whole yet.</summary>
    public const string Unfinished = ".akin-part";

    /// <summary>
    /// Moves a file to a place where there is none. On one file system that is a change of name; else it is copied,
    /// flushed, compared and given its times before the first one goes.
    /// </summary>
    public static void Move(string from, string to, JournalEntry entry)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (IsOnOneFileSystem(from, to))
        {
            File.Move(from, to, overwrite: false);
            return;
        }

        Copy(from, to, entry, overwrite: false);
        File.Delete(from);
    }

    /// <summary>Whether a file and the folder of a place are on one file system, as far as can be told.</summary>
    public static bool IsOnOneFileSystem(string file, string place) =>
        FileStatus.Of(file)?.Device == FileStatus.Of(Path.GetDirectoryName(place)!)?.Device;

    /// <summary>Deletes a file if it is there; nor need its folder be.</summary>
    public static void Remove(string? path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    /// <summary>Copies a file, with the times and permissions of a journal's entry.</summary>
    public static void Copy(string from, string to, JournalEntry entry, bool overwrite)
    {
        var part = to + Unfinished;
        File.Delete(part);
        try
        {
            using (var source = File.OpenRead(from))
            using (var target = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                source.CopyTo(target);
                target.Flush(flushToDisk: true);
            }

            if (Fingerprint.OfFile(part).ToString() != entry.Sha256)
            {
                throw new IOException($"{from} did not arrive at {to} as it was");
            }

            Describe(part, entry);
            File.Move(part, to, overwrite);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Gives a file the times and permissions of a journal's entry.</summary>
    public static void Describe(string path, JournalEntry entry)
    {
        if (entry.Mode is { } mode && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)mode);
        }

        if (!FileStatus.SetModified(path, entry.Seconds, entry.Nanoseconds))
        {
            File.SetLastWriteTimeUtc(path, new DateTime(entry.Modified, DateTimeKind.Utc));
        }
    }

    /// <summary>Gives the folder of a file that is back the time that it had before the file went.</summary>
    public static void DescribeFolder(JournalEntry entry)
    {
        var folder = Path.GetDirectoryName(entry.Path)!;
        if (entry.FolderModified is { } modified
            && !FileStatus.SetModified(folder, entry.FolderSeconds, entry.FolderNanoseconds))
        {
            Directory.SetLastWriteTimeUtc(folder, new DateTime(modified, DateTimeKind.Utc));
        }
    }
}

namespace Akin.Embedding.Models;

/// <summary>
/// Files in the folder of models that only save time, and that several processes may write at once: each writes under a
/// name of its own, and the last one's takes the place, whole.
/// </summary>
internal static class SharedFile
{
    /// <summary>How names of files that are being written end.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>What is that old was left by a program that was ended while it wrote.</summary>
    public static readonly TimeSpan LeftAlone = TimeSpan.FromHours(1);

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="write">Writes a file of the name that it is given.</param>
    /// <returns>Whether it could be; else the file is as it was.</returns>
    public static bool TryReplace(string path, Action<string> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            write(temporary);
            using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
            {
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            Sweep(path);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            return false;
        }
    }

    /// <summary>Whether something that was being written was left.</summary>
    /// <param name="path">A file, or a folder.</param>
    public static bool IsLeft(FileSystemInfo path) => path.Name.EndsWith(Unfinished, StringComparison.Ordinal)
        && TimeProvider.System.GetUtcNow().UtcDateTime - path.LastWriteTimeUtc > LeftAlone;

    /// <summary>Deletes what was left beside a file.</summary>
    private static void Sweep(string path)
    {
        var beside = new DirectoryInfo(Path.GetDirectoryName(path)!);
        foreach (var left in beside.GetFiles($"{Path.GetFileName(path)}.*{Unfinished}").Where(IsLeft))
        {
            TryDelete(left.FullName);
        }
    }

    /// <summary>Deletes a file where that is allowed; gives the bytes that it had.</summary>
    public static long TryDelete(string path)
    {
        try
        {
            var bytes = new FileInfo(path) is { Exists: true } found ? found.Length : 0;
            File.Delete(path);
            return bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}

namespace Akin.Embedding.Models;

/// <summary>
/// Files in the folder of models that only save time, and that several processes may write at once: each writes under a
/// name of its own, and the last one's takes the place, whole.
/// </summary>
internal static class SharedFile
{
    /// <summary>How names of files that are being written end.</summary>
    public const string Unfinished = ".unfinished";

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
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
            return false;
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

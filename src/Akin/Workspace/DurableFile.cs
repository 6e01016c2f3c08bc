namespace Akin.Workspace;

/// <summary>
/// Writes files so that they are there whole or not at all: temporary name, flush to the disk, rename.
/// </summary>
internal static class DurableFile
{
    /// <summary>
    /// Lets <paramref name="write"/> fill a temporary file, which then takes the place of <paramref name="path"/>.
    /// </summary>
    public static void Write(string path, Action<string> write)
    {
        var temporary = path + ".tmp";
        write(temporary);
        Flush(temporary);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Brings a file's bytes to the disk, not only to the operating system.</summary>
    public static void Flush(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        stream.Flush(flushToDisk: true);
    }
}

namespace Akin.Duplicates.Applying;

/// <summary>The note that a desktop's trash keeps on a file: where it was, and when it went.</summary>
internal static class TrashNote
{
    private const string Key = "Path=";

    /// <summary>What it says of a file.</summary>
    /// <param name="path">Where the file was, as the trash names it.</param>
    /// <param name="time">When it went, local time.</param>
    public static string Text(string path, DateTimeOffset time) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"[Trash Info]\n{Key}{Escaped(path)}\nDeletionDate={time:yyyy-MM-ddTHH:mm:ss}\n");

    /// <summary>Writes a note where there is none.</summary>
    public static void Write(string note, string text)
    {
        using var writer = new StreamWriter(new FileStream(note, FileMode.CreateNew));
        writer.Write(text);
    }

    /// <summary>
    /// Takes away the note on an action's file, or what a full disk let be of it; one on another file stays.
    /// </summary>
    public static void Remove(JournalEntry entry)
    {
        if (File.Exists(entry.Info) && IsOn(entry.Path, File.ReadAllLines(entry.Info)))
        {
            File.Delete(entry.Info);
        }
    }

    private static bool IsOn(string path, string[] lines) =>
        Array.Find(lines, line => line.StartsWith(Key, StringComparison.Ordinal)) is not { } line
        || Escaped(path).EndsWith(line[Key.Length..], StringComparison.Ordinal);

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}

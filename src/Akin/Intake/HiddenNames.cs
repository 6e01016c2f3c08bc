namespace Akin.Intake;

/// <summary>
/// Names of files and folders that systems keep beside pictures and that nobody means when naming a folder.
/// </summary>
internal static class HiddenNames
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "Thumbs.db", "desktop.ini", "ehthumbs.db", "Icon\r", "__MACOSX", "$RECYCLE.BIN",
        "System Volume Information", "@eaDir", "lost+found",
    };

    /// <summary>Whether a name is hidden by custom: it starts with a dot or is one of a system's own.</summary>
    public static bool Contains(ReadOnlySpan<char> name) =>
        name.StartsWith('.') || Known.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}

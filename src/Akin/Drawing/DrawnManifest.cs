using System.Text.Json;

namespace Akin.Drawing;

/// <summary>
/// What a folder was drawn from, kept beside the folder so that everything inside it is the collection. A folder with
/// the
/// manifest of the same choices is only completed; one of other choices is drawn anew.
/// </summary>
internal static class DrawnManifest
{
    /// <summary>Grows whenever the same seed would give other pictures.</summary>
    private const int Version = 2;

    public static string PathFor(string folder) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".drawn.json";

    public static string Text(ulong seed, int pictures) =>
        $"{{ \"version\": {Version}, \"seed\": {seed}, \"pictures\": {pictures} }}\n";

    /// <summary>
    /// Seed and number of the folder's pictures; <see langword="null"/> when it was not drawn by Akin.
    /// </summary>
    public static (ulong Seed, int Pictures, bool IsCurrent)? Read(string folder)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(PathFor(folder)));
            var root = document.RootElement;
            return (root.GetProperty("seed").GetUInt64(), root.GetProperty("pictures").GetInt32(),
                root.GetProperty("version").GetInt32() == Version);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or JsonException
            or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}

namespace Akin.Tests.Support;

/// <summary>The repository's own files: what is built, installed or ignored is left out.</summary>
internal static class TrackedFiles
{
    private static readonly HashSet<string> Ignored =
        new(StringComparer.Ordinal) { ".git", "artifacts", "node_modules", "TestResults", ".vs", ".idea" };

    /// <summary>Paths from the root, with '/', of the files whose name ends as asked; all without an ending.</summary>
    public static IReadOnlyList<string> Ending(params string[] endings) =>
        [.. Under(Repository.Root)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => endings.Length == 0 || endings.Any(path.EndsWith))
            .Order(StringComparer.Ordinal)];

    public static string Read(string relative) => File.ReadAllText(Repository.PathOf(relative));

    private static IEnumerable<string> Under(string folder)
    {
        var inside = Directory.EnumerateDirectories(folder).Where(path =>
            !Ignored.Contains(Path.GetFileName(path)) && !path.EndsWith(".akin", StringComparison.Ordinal));
        return Directory.EnumerateFiles(folder).Concat(inside.SelectMany(Under));
    }
}

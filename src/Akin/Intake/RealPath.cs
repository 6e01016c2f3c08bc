namespace Akin.Intake;

/// <summary>Where a path leads once every link in it is followed: two names of one file have one real path.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>Which real paths may be one file: where systems know no case also those of other case.</summary>
    public static StringComparer Names { get; } = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private static StringComparison Comparison { get; } = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The real path; <see langword="null"/> when a link is broken or leads round in a circle.</summary>
    public static string? Of(string path)
    {
        var links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    /// <summary>The real path also of what is not there yet: that of the nearest folder that is.</summary>
    public static string OfPlanned(string path) => Of(path) is { } real
        ? real
        : Path.GetDirectoryName(path) is { } parent ? Path.Join(OfPlanned(parent), Path.GetFileName(path)) : path;

    /// <summary>Whether a real path is a folder's or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        (path + Path.DirectorySeparatorChar).StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, Comparison)
        || string.Equals(folder, Path.GetPathRoot(path), Comparison);

    private static string? Resolve(string path, ref int links)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        if (Resolve(parent, ref links) is not { } folder)
        {
            return null;
        }

        var real = Path.Join(folder, Path.GetFileName(path));
        var info = new FileInfo(real);
        if (info.LinkTarget is { } target)
        {
            return ++links > MaxLinks ? null : Resolve(Path.GetFullPath(target, folder), ref links);
        }

        return info.Exists || Directory.Exists(real) ? real : null;
    }
}

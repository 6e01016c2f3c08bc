namespace Akin.Duplicates.Applying;

/// <summary>The folder that all files of a plan lie under.</summary>
internal static class CommonFolder
{
    /// <summary>Its path, with the separator at the end; empty when there is none.</summary>
    public static string Of(IReadOnlyList<PlannedRemoval> removals)
    {
        if (removals.Count == 0)
        {
            return "";
        }

        var common = removals[0].Path;
        foreach (var path in removals.SelectMany(removal => new[] { removal.Path, removal.Kept }))
        {
            common = common[..common.AsSpan().CommonPrefixLength(path)];
        }

        return common[..(common.LastIndexOf(Path.DirectorySeparatorChar) + 1)];
    }

    /// <summary>A file's path below that folder; its whole path without the drive where there is none.</summary>
    public static string Below(string common, string path) =>
        path[(common.Length > 0 ? common.Length : Path.GetPathRoot(path)!.Length)..];
}

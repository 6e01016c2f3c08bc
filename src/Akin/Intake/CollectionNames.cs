namespace Akin.Intake;

/// <summary>The names of collections when several sources are given: then each folder is one.</summary>
internal static class CollectionNames
{
    /// <summary>
    /// Each folder's own name, with as many of its parents as it takes to tell the folders apart; nothing for single
    /// files.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<PictureSource> sources)
    {
        var parts = sources
            .Select(source => source.FileName is null ? source.Root.Split(Path.DirectorySeparatorChar) : null)
            .ToArray();
        var folders = parts.OfType<string[]>().ToArray();
        var depth = 1;
        while (folders.Select(path => Tail(path, depth)).Distinct(StringComparer.Ordinal).Count() < folders.Length
            && depth < folders.Max(path => path.Length))
        {
            depth++;
        }

        return parts.Select(path => path is null ? "" : Tail(path, depth)).ToArray();
    }

    private static string Tail(string[] path, int depth) => string.Join('/', path.TakeLast(depth));
}

namespace Akin.Intake;

/// <summary>The names of collections when several sources are given: then each of them is one.</summary>
internal static class CollectionNames
{
    /// <summary>
    /// The own name of each folder, archive and list (without the ending, where that tells them apart too), with as
    /// many of the parents as it takes; nothing for single pictures.
    /// </summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<PictureSource> sources)
    {
        var whole = sources.Select(source => source.Kind == SourceKind.File ? null : source.FullPath).ToArray();
        var stems = sources.Zip(whole, (source, path) => source.FileName is null ? path : Stem(path)).ToArray();
        var paths = (IsDistinct(stems) ? stems : whole)
            .Select(path => path?.Split(Path.DirectorySeparatorChar)).ToArray();
        var named = paths.OfType<string[]>().ToArray();
        var depth = 1;
        while (!IsDistinct(named.Select(path => Tail(path, depth))) && depth < named.Max(path => path.Length))
        {
            depth++;
        }

        return paths.Select(path => path is null ? "" : Tail(path, depth)).ToArray();
    }

    private static bool IsDistinct(IEnumerable<string?> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return names.All(name => name is null || seen.Add(name));
    }

    private static string? Stem(string? path) => path is null
        ? null
        : Path.Join(Path.GetDirectoryName(path), Path.GetFileNameWithoutExtension(path));

    private static string Tail(string[] path, int depth) => string.Join('/', path.TakeLast(depth));
}

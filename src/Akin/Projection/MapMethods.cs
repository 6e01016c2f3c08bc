namespace Akin.Projection;

/// <summary>The methods by the names that options, files and records have for them.</summary>
public static class MapMethods
{
    /// <summary>Every method and its name.</summary>
    public static IReadOnlyList<(string Name, MapMethod Method)> All { get; } =
        [("tsne", MapMethod.Tsne), ("umap", MapMethod.Umap), ("pca", MapMethod.Pca)];

    /// <summary>The name of a method: <c>tsne</c>, <c>umap</c>, <c>pca</c>.</summary>
    /// <param name="method">The method.</param>
    public static string NameOf(MapMethod method) => All.First(each => each.Method == method).Name;

    /// <summary>The method of a name.</summary>
    /// <param name="name">As <see cref="NameOf"/> gives it.</param>
    /// <exception cref="ArgumentException">There is no such method.</exception>
    public static MapMethod Named(string name)
    {
        foreach (var (known, method) in All)
        {
            if (known == name)
            {
                return method;
            }
        }

        throw new ArgumentException(
            $"'{name}' is no way to make a map; there are {string.Join(", ", All.Select(each => each.Name))}.",
            nameof(name));
    }
}

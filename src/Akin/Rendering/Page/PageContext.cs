using Akin.Rendering.Charts;
using Akin.Rendering.Pictures;

namespace Akin.Rendering.Page;

/// <summary>What the sections of the page are made from.</summary>
/// <param name="Model">What the report says.</param>
/// <param name="Groups">The groups, largest first.</param>
/// <param name="Strips">For each group the pictures that stand for it.</param>
/// <param name="Images">Small pictures of the strips as data addresses, by row.</param>
/// <param name="Mosaic">The map of pictures as a data address; empty when there is none.</param>
/// <param name="HasMap">Whether any picture has a place on the map.</param>
internal sealed record PageContext(
    ReportModel Model,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<ContactStrip> Strips,
    IReadOnlyDictionary<int, StripImage> Images,
    string Mosaic,
    bool HasMap)
{
    /// <summary>Whether strips show the first pictures of a group, not the nearest to its centre.</summary>
    public bool ShowsFirst { get; init; }

    /// <summary>The charts that lie beside the page, and what each shows.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Charts { get; init; } = [];

    /// <summary>Names of the collections, most pictures first; empty when there are none worth telling apart.</summary>
    public IReadOnlyList<string> Collections { get; } = CollectionsOf(Model);

    /// <summary>Groups without the pictures that are in none.</summary>
    public int RealGroups { get; } = Groups.Count(group => group.Label >= 0);

    public static string Marker(int label, double size = 14)
    {
        var half = size / 2;
        var path = Markers.Path(Palette.MarkerOf(label), half, half, half * 0.72);
        return $"""
            <svg class="marker {Group.ClassOf(label)}" viewBox="0 0 {size} {size}" width="{size}" height="{size}"
            aria-hidden="true"><path d="{path}"/></svg>
            """;
    }

    private static string[] CollectionsOf(ReportModel model)
    {
        string[] names = [.. model.Pictures.GroupBy(picture => picture.Collection)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)];
        return names.Length < 2 ? [] : names;
    }
}

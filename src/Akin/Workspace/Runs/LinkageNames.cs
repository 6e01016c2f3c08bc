using Akin.Clustering.Hierarchy;

namespace Akin.Workspace.Runs;

/// <summary>The words for linkages on the command line and in files.</summary>
public static class LinkageNames
{
    /// <summary>All of them, the default first.</summary>
    public static IReadOnlyList<(string Name, Linkage Linkage)> All { get; } =
    [
        ("ward", Linkage.Ward), ("average", Linkage.Average), ("complete", Linkage.Complete),
        ("single", Linkage.Single),
    ];

    /// <summary>The word for a linkage.</summary>
    public static string Of(Linkage linkage) => All.First(each => each.Linkage == linkage).Name;
}

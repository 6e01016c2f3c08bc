namespace Akin.Workspace.Runs;

/// <summary>All ways of grouping. A new one joins by a class and a line here.</summary>
public static class GroupingMethods
{
    /// <summary>The default first.</summary>
    internal static IReadOnlyList<IGroupingMethod> All { get; } =
        [new KMeansGrouping(), new DbscanGrouping(), new HdbscanGrouping(), new AgglomerativeGrouping()];

    /// <summary>Their words on the command line and in files, the default first.</summary>
    public static IReadOnlyList<(string Name, GroupingMethod Method)> Names { get; } =
        [.. All.Select(each => (each.Name, each.Method))];

    /// <summary>A method's word on the command line and in files.</summary>
    public static string NameOf(GroupingMethod method) => Of(method).Name;

    internal static IGroupingMethod Of(GroupingMethod method) => All.First(each => each.Method == method);

    /// <summary>The method of that name; the default where nothing is said.</summary>
    internal static IGroupingMethod Named(string? name) => All.FirstOrDefault(each => each.Name == name) ?? All[0];
}

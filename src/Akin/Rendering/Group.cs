namespace Akin.Rendering;

/// <summary>One group of a report, read off the labels.</summary>
internal sealed class Group
{
    private Group(int label, int[] rows, double share, double? silhouette)
    {
        Label = label;
        Rows = rows;
        Share = share;
        Silhouette = silhouette;
    }

    public int Label { get; }

    /// <summary>Rows of its pictures, nearest to the centre first.</summary>
    public int[] Rows { get; }

    public double Share { get; }

    public double? Silhouette { get; }

    public string Name => Label < 0 ? "In no group" : string.Create(null, $"Group {Label}");

    /// <summary>Class of its colour on the page.</summary>
    public string CssClass => ClassOf(Label);

    public static string ClassOf(int label) => label < 0 ? "g-none" : $"g{label % Palette.Colours}";

    /// <summary>All groups in order of their numbers, pictures without a group last.</summary>
    public static IReadOnlyList<Group> Of(ReportModel model) =>
    [
        .. Enumerable.Range(0, model.Pictures.Count)
            .GroupBy(row => model.Pictures[row].Label)
            .OrderBy(group => group.Key < 0 ? int.MaxValue : group.Key)
            .Select(group => new Group(
                group.Key,
                [.. group.OrderBy(row => model.Pictures[row].Distance).ThenBy(row => row)],
                group.Count() / (double)model.Pictures.Count,
                group.Key >= 0 && group.Key < model.GroupSilhouettes.Count ? model.GroupSilhouettes[group.Key] : null)),
    ];
}

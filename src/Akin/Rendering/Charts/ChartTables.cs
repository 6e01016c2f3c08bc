using System.Globalization;

namespace Akin.Rendering.Charts;

/// <summary>The numbers of each chart as CSV, every number with all its digits.</summary>
internal static class ChartTables
{
    /// <summary>The first line of the table of sizes.</summary>
    public const string SizesHead = "label,pictures,share";

    public static string Sizes(ReportModel model, IReadOnlyList<Group> groups) => Lines(
        SizesHead,
        groups.Select(group => Row(
            $"{group.Label},{group.Rows.Length},{group.Rows.Length / (double)model.Pictures.Count:R}")));

    public static string Silhouettes(ReportChoice choice) => Lines(
        "k,silhouette", choice.Curve.Select(point => Row($"{point.K},{Defined(point.Silhouette):R}")));

    public static string GroupSilhouettes(IReadOnlyList<Group> groups) => Lines(
        "label,pictures,silhouette",
        groups.Where(group => group.Silhouette is not null)
            .Select(group => Row($"{group.Label},{group.Rows.Length},{Defined(group.Silhouette):R}")));

    public static string Elbow(ReportElbow elbow) => Lines(
        "k,inertia", elbow.Inertias.Select(point => Row($"{point.Key},{point.Value:R}")));

    public static string Variance(IReadOnlyList<double> ratios)
    {
        double sum = 0;
        return Lines(
            "component,ratio,cumulative", ratios.Select((ratio, i) => Row($"{i + 1},{ratio:R},{sum += ratio:R}")));
    }

    public static string Map(ReportModel model) => Lines(
        "path,label,x,y",
        model.Pictures.Select(picture => Row(
            $"{Quoted(picture.RelativePath)},{picture.Label},{Defined(picture.X):R},{Defined(picture.Y):R}")));

    /// <summary>What is not defined is left empty.</summary>
    private static double? Defined(double? value) => value is { } known && double.IsFinite(known) ? known : null;

    private static float? Defined(float value) => float.IsFinite(value) ? value : null;

    private static string Row(FormattableString row) => row.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0
        ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Lines(string header, IEnumerable<string> rows) => header + "\n" + string.Concat(
        rows.Select(row => row + "\n"));
}

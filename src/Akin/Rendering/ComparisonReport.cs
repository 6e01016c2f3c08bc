using Akin.Comparison;
using Akin.Numerics;
using Akin.Rendering.Charts;
using Akin.Rendering.Mosaics;
using Akin.Rendering.Page;

namespace Akin.Rendering;

/// <summary>Writes a comparison: one page that stands alone, and its charts as files of their own.</summary>
public static class ComparisonReport
{
    /// <summary>The page's file name.</summary>
    public const string PageName = "compare.html";

    /// <summary>Writes the page and the charts. The same model gives the same bytes at any number of threads.</summary>
    /// <param name="model">What to say.</param>
    /// <param name="place">Where a file of a name goes.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="progress">Told as pictures are made.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    /// <returns>How many mosaics of collections there are.</returns>
    public static int Write(
        ComparisonModel model, Func<string, string> place, int threads, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        WriteCharts(model.Result, model.Names, model.Options.Confidence, place);
        var frame = new MapFrame(model.Pictures);
        if (frame.HasPoints)
        {
            ChartFiles.Write(Maps(model, frame), place, "maps");
        }

        var mosaics = CollectionMosaics.Write(
            model, LargestCollections.Of(model.Result.Sizes, model.MostMosaics), place, threads, progress,
            cancellation);
        var shown = mosaics.Take(ComparisonPage.MostMosaics)
            .Select(each => (each.Collection, File.ReadAllBytes(place(each.Name))));
        var page = new ComparisonPage(model, frame, [.. shown], mosaics.Count);
        File.WriteAllText(place(PageName), page.Write(threads, progress, cancellation));
        return mosaics.Count;
    }

    /// <summary>The charts of shares and distances alone, each as SVG and PNG.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="names">The collections' names.</param>
    /// <param name="confidence">The confidence of the intervals.</param>
    /// <param name="place">Where a file of a name goes.</param>
    public static void WriteCharts(
        CollectionComparison result, IReadOnlyList<string> names, double confidence, Func<string, string> place)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(place);
        ChartFiles.Write(Shares(result, names, confidence), place, "shares");
        ChartFiles.Write(Represented(result, names), place, "representation");
        ChartFiles.Write(Distances(result, names, confidence), place, "distances");
    }

    internal static SvgChart Shares(CollectionComparison result, IReadOnlyList<string> names, double confidence) =>
        ShareChart.Draw(result.Shares, names, Drawn(result), confidence);

    internal static SvgChart Represented(CollectionComparison result, IReadOnlyList<string> names) =>
        RepresentationChart.Draw(result.Shares, names, Drawn(result));

    internal static SvgChart Distances(CollectionComparison result, IReadOnlyList<string> names, double confidence) =>
        DistanceChart.Draw(
            result.Distances, names,
            LargestCollections.Of(result.Sizes, Math.Min(LargestCollections.InCharts, result.Paired)), 1 - confidence);

    internal static SvgChart Maps(ComparisonModel model, MapFrame frame) =>
        CollectionMaps.Draw(model, frame, Drawn(model.Result));

    private static LargestCollections Drawn(CollectionComparison result) =>
        LargestCollections.Of(result.Sizes, LargestCollections.InCharts);
}

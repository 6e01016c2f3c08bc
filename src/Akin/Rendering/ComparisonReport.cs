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
    public static void Write(
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
            ChartFiles.Write(CollectionMaps.Draw(model, frame), place, "maps");
        }

        var mosaics = CollectionMosaics.Write(model, place, threads, progress, cancellation);
        var shown = mosaics.Take(ComparisonPage.MostMosaics).Select(name => File.ReadAllBytes(place(name)));
        var page = new ComparisonPage(model, frame, [.. shown]);
        File.WriteAllText(place(PageName), page.Write(threads, progress, cancellation));
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
        ChartFiles.Write(ShareChart.Draw(result.Shares, names, confidence), place, "shares");
        ChartFiles.Write(RepresentationChart.Draw(result.Shares, names), place, "representation");
        ChartFiles.Write(DistanceChart.Draw(result.Distances, names, 1 - confidence), place, "distances");
    }
}

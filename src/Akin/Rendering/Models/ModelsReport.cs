using Akin.Numerics;
using Akin.Rendering.Charts;

namespace Akin.Rendering.Models;

/// <summary>Writes what models came to: one page that stands alone, a chart, and the neighbours side by side.</summary>
public static class ModelsReport
{
    /// <summary>The page's file name.</summary>
    public const string PageName = "compare-models.html";

    /// <summary>The sheet's file name.</summary>
    public const string SheetName = "neighbours.png";

    /// <summary>Writes all. The same view gives the same bytes at any number of threads.</summary>
    /// <param name="view">What to show.</param>
    /// <param name="place">Where a file of a name goes.</param>
    /// <param name="threads">Threads, ≥ 1.</param>
    /// <param name="progress">Told as pictures are made.</param>
    /// <param name="cancellation">Stops between two pictures.</param>
    public static void Write(
        ModelsView view, Func<string, string> place, int threads, IProgress<StageProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        ChartFiles.Write(ModelsChart.Draw(view.Result.Models), place, "models");
        if (view.Queries.Count > 0)
        {
            new NeighbourSheet(view).Write(place(SheetName), threads, progress, cancellation);
        }

        File.WriteAllText(place(PageName), new ModelsPage(view).Write(threads, progress, cancellation));
    }
}

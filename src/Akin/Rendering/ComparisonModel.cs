using Akin.Comparison;
using Akin.Imaging;

namespace Akin.Rendering;

/// <summary>Everything that the page of a comparison says. Plain data: the same model gives the same bytes.</summary>
public sealed record ComparisonModel
{
    /// <summary>What was compared, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The collections' names, by their numbers.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>What was found; its rows are those of <see cref="Pictures"/>.</summary>
    public required CollectionComparison Result { get; init; }

    /// <summary>How it was computed.</summary>
    public required ComparisonOptions Options { get; init; }

    /// <summary>The pictures, with cluster, place on the map and collection.</summary>
    public required IReadOnlyList<ReportPicture> Pictures { get; init; }

    /// <summary>The number of each picture's collection.</summary>
    public required IReadOnlyList<int> Collections { get; init; }

    /// <summary>Collections that get a mosaic of their own, those with the most pictures. Default: 100.</summary>
    public int MostMosaics { get; init; } = LargestCollections.InCharts;

    /// <summary>Rows of the same bytes in several collections.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Shared { get; init; } = [];

    /// <summary>Sentences on what was left out.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What to try where there are no groups; empty where there are.</summary>
    public string Advice { get; init; } = "";

    /// <summary>How groups, map and features were made, a sentence.</summary>
    public string Basis { get; init; } = "";

    /// <summary>
    /// Gives a picture no larger than the asked side, or <see langword="null"/> when it cannot be had. Called from
    /// several threads at once.
    /// </summary>
    public Func<ReportPicture, int, RgbImage?>? Thumbnails { get; init; }

    /// <summary>
    /// Gives a picture in exactly a width and a height for the mosaics, or <see langword="null"/> when it cannot be
    /// had. Called from several threads at once. Without it there are no mosaics.
    /// </summary>
    public Func<ReportPicture, int, int, RgbImage?>? Frames { get; init; }
}

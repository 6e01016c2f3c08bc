using Akin.Imaging;

namespace Akin.Rendering;

/// <summary>Everything a report says. Plain data: the same model gives the same bytes.</summary>
public sealed record ReportModel
{
    /// <summary>What was looked at, in a few words: the page's heading.</summary>
    public required string Title { get; init; }

    /// <summary>The folders the pictures come from.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>When the run was made; the report itself looks at no clock.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>All pictures that have a label, in row order.</summary>
    public IReadOnlyList<ReportPicture> Pictures { get; init; } = [];

    /// <summary>How the number of groups was found; <see langword="null"/> when it was given.</summary>
    public ReportChoice? Choice { get; init; }

    /// <summary>The best number of groups, why, and how sure; empty when it was not searched for.</summary>
    public string Conclusion { get; init; } = "";

    /// <summary>The inertia of each number of groups; <see langword="null"/> when it is not known.</summary>
    public ReportElbow? Elbow { get; init; }

    /// <summary>The groups in fewer dimensions; <see langword="null"/> when they were not compared.</summary>
    public ReportSpaces? Spaces { get; init; }

    /// <summary>What else is to be said of how it was made; empty for nothing.</summary>
    public string Note { get; init; } = "";

    /// <summary>How the groups came about where their number was not searched for; empty when there is nothing to
    /// say.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>What to try where there are no groups; empty where there are.</summary>
    public string Advice { get; init; } = "";

    /// <summary>What the radius of DBSCAN was read off; <see langword="null"/> where it was not.</summary>
    public ReportRadius? Radius { get; init; }

    /// <summary>Mean silhouette of the shown grouping, −1 … 1.</summary>
    public double? Silhouette { get; init; }

    /// <summary>Mean silhouette of each group, by its number; empty when not known.</summary>
    public IReadOnlyList<double> GroupSilhouettes { get; init; } = [];

    /// <summary>What the grouping was computed on.</summary>
    public ReportVariance? Variance { get; init; }

    /// <summary>How the map was made, such as <c>t-SNE, perplexity 30</c>.</summary>
    public string MapMethod { get; init; } = "";

    /// <summary>Inputs that did not become ready.</summary>
    public IReadOnlyList<ReportSkip> Skipped { get; init; } = [];

    /// <summary>
    /// How well the groups agree with the collections; <see langword="null"/> where there are not two.
    /// </summary>
    public ReportAgreement? Agreement { get; init; }

    /// <summary>Wall time of each stage, in order.</summary>
    public IReadOnlyList<ReportStage> Stages { get; init; } = [];

    /// <summary>Highest memory use of the process in bytes; 0 when not known.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>Tables for the last section: parameters, versions, machine.</summary>
    public IReadOnlyList<ReportTable> Tables { get; init; } = [];

    /// <summary>Files beside the report that are worth naming, such as <c>labels.csv</c>.</summary>
    public IReadOnlyList<ReportFile> Files { get; init; } = [];

    /// <summary>
    /// Gives a picture no larger than the asked side, or <see langword="null"/> when it cannot be had. Called from
    /// several
    /// threads at once. Without it the report shows no pictures.
    /// </summary>
    public Func<ReportPicture, int, RgbImage?>? Thumbnails { get; init; }
}

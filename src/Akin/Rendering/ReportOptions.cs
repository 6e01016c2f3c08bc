using Akin.Workspace.Runs;

namespace Akin.Rendering;

/// <summary>How large a report may grow.</summary>
public sealed record ReportOptions
{
    /// <summary>Bytes of the page that the map's pictures may fill it up to. Default: 14 million.</summary>
    public int PageBytes { get; init; } = 14_000_000;

    /// <summary>Bytes of the map's small pictures, at most. Default: 6 million.</summary>
    public int MapPictureBytes { get; init; } = 6_000_000;

    /// <summary>Pictures shown in the groups' strips, all groups together. Default: 640.</summary>
    public int StripPictures { get; init; } = 640;

    /// <summary>
    /// How many pictures each strip shows, the first in row order; <see langword="null"/> for those nearest to the
    /// centre and the odd ones out. Default: null.
    /// </summary>
    public int? FirstPictures { get; init; }

    /// <summary>What is computed besides the run's own results. Default: what is at hand.</summary>
    public RunFigureOptions Figures { get; init; } = new();

    /// <summary>A sentence to say at the end of the page; empty for none. Default: empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>Memory to keep to, in bytes. Default: no limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Threads that make thumbnails, ≥ 1; the report is the same at any number. Default: one a core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

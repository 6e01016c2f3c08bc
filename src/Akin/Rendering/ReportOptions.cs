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

    /// <summary>Threads that make thumbnails, ≥ 1; the report is the same at any number. Default: one a core.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
